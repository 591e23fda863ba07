import type { LiveMessage } from '@onrecord/domain/live/message';
import { LiveBoard } from '../../packages/server/src/live/live-board.ts';
import { type Told, tell } from '../../packages/server/src/live/tell.ts';
import type { SiteContext } from '../../packages/server/src/publish/site-context.ts';
import type { Clock, Draw } from './clock.ts';
import type { Reader, Served } from './reader.ts';

/** A process: it follows the log some events behind, tells of each, and serves what its simulation is about. */
export abstract class Server implements Served {
  protected readonly site: SiteContext;
  /** The keys of each event; the first has the number 1. */
  readonly #log: readonly (readonly string[])[];
  board: LiveBoard;
  /** The number of the last event it knows. */
  seen: number;

  constructor(log: readonly (readonly string[])[], site: SiteContext) {
    this.#log = log;
    this.site = site;
    this.seen = log.length;
    this.board = new LiveBoard(this.seen);
  }

  abstract serve(href: string, stale: boolean): string;

  /** The things that events can name, as they are now. */
  protected abstract told(): Told;

  /** A new process in its place, that reads back the last events. */
  restart(readBack: number): void {
    const from = Math.max(0, this.#log.length - readBack);
    this.seen = from;
    this.board = new LiveBoard(from);
    while (this.follow());
  }

  /** Takes in the next event, if there is one, and returns what is told of it. */
  follow(): LiveMessage | undefined {
    const keys = this.#log[this.seen];
    if (keys === undefined) return undefined;
    this.seen++;
    const message = tell({ id: this.seen, keys }, this.told(), this.site);
    this.board.take(message);
    return message;
  }
}

/**
 * Has some forty things happen, as they are drawn: the newsroom acts, events are told, readers ask, are cut off and do
 * what readers do, time goes by, the server is replaced. At the end all is told, the network is well, and everybody is
 * connected.
 */
export async function goThrough(
  draw: Draw,
  happenings: {
    readonly clock: Clock;
    readonly server: Server;
    readonly readers: readonly Reader[];
    readonly act: () => void;
    readonly touch: (reader: Reader) => void;
  },
): Promise<void> {
  const { clock, server, readers, act, touch } = happenings;
  const tellAll = () => {
    const message = server.follow();
    if (message) for (const reader of readers) reader.hear(message);
    return message !== undefined;
  };
  for (let steps = 12 + draw(30); steps > 0; steps--) {
    const reader = readers[draw(readers.length)] as Reader;
    const what = draw(20);
    if (what < 8) act();
    else if (what < 14) tellAll();
    else if (what < 16) reader.ask();
    else if (what < 17) reader.cut();
    else if (what < 18) touch(reader);
    else if (what < 19) await clock.pass(draw(1500));
    else {
      server.restart(draw(6));
      for (const each of readers) each.cut();
    }
  }
  while (tellAll());
  for (const reader of readers) {
    reader.calm = true;
    reader.reconnect();
  }
  await clock.pass(120_000);
}
