import type { LiveMessage } from '@onrecord/domain/live/message';
import type { LiveBoard } from '../../packages/server/src/live/live-board.ts';
import { LivePage } from '../../packages/server/src/publish/site/islands/live-page.island.ts';
import type { Clock, Draw } from './clock.ts';

/** What a reader is connected with. */
export interface Served {
  readonly board: LiveBoard;
  /** The page at an address now, or `stale`: as a cache between still has it. */
  serve(href: string, stale: boolean): string;
}

/** Somebody with a page open, behind a network that does what networks do. */
export class Reader {
  readonly main: HTMLElement;
  readonly page: LivePage;
  readonly href: string;
  readonly #clock: Clock;
  readonly #server: Served;
  readonly #draw: Draw;
  /** Undefined while the connection is cut. */
  #stream: LiveMessage[] | undefined = [];
  /** Whether the network is well from now on. */
  calm = false;
  waiting = 0;

  constructor(parts: { clock: Clock; server: Served; draw: Draw; href: string; at: Document }) {
    this.#clock = parts.clock;
    this.#server = parts.server;
    this.#draw = parts.draw;
    this.href = parts.href;
    this.main = mainOf(this.#server.serve(parts.href, false));
    // In the document, so that its islands come alive.
    parts.at.body.append(this.main);
    this.page = new LivePage(this.main, {
      fetchPage: (href) => this.#fetchPage(href),
      later: parts.clock.later,
      chance: () => parts.draw(1000) / 1000,
      count: (waiting) => {
        this.waiting = waiting;
      },
    });
  }

  /** The server says something to those who are connected. */
  hear(message: LiveMessage): void {
    if (!this.calm && this.#draw(12) === 0) this.#stream = undefined;
    if (this.#stream === undefined) return;
    this.#stream.push(message);
    const stream = this.#stream;
    this.#clock.later(() => {
      const next = stream.shift();
      // What was under way when the connection was cut is lost.
      if (next === undefined || stream !== this.#stream) return;
      this.page.take(copyOf(next));
      if (!this.calm && this.#draw(5) === 0) this.page.take(copyOf(next));
    }, this.#delay());
  }

  /** Comes back after a cut, or asks at the delta address beside an open stream. */
  ask(): void {
    const answer = this.#server.board.since(this.page.reached);
    if (this.#stream === undefined && this.#draw(2) === 0) {
      this.#stream = [];
      this.page.take(copyOf(answer));
    } else this.#clock.later(() => this.page.take(copyOf(answer)), this.#delay());
  }

  reconnect(): void {
    this.#stream = [];
    this.page.take(copyOf(this.#server.board.since(this.page.reached)));
  }

  cut(): void {
    this.#stream = undefined;
  }

  #fetchPage(href = this.href): Promise<string> {
    const fails = !this.calm && this.#draw(6) === 0;
    const stale = !this.calm && this.#draw(4) === 0;
    const page = this.#server.serve(href, stale);
    return new Promise((resolve, reject) => {
      this.#clock.later(() => (fails ? reject(new Error('cut')) : resolve(page)), this.#delay());
    });
  }

  #delay = () => (this.calm ? 1 : this.#draw(900));
}

const copyOf = (message: LiveMessage): LiveMessage => JSON.parse(JSON.stringify(message));

export const mainOf = (html: string) =>
  document.importNode(
    new DOMParser().parseFromString(html, 'text/html').querySelector('main') as HTMLElement,
    true,
  );
