import type { Writable } from 'node:stream';
import type { LiveMessage } from '@onrecord/domain/live/message';
import type { SiteContext } from '../publish/site-context.ts';
import { withCentralClaims } from '../store/claims/views/central-claims.ts';
import type { Database } from '../store/database.ts';
import { type LoggedEvent, listEventsAfter } from '../store/event-log.ts';
import { listFeedKeysOf } from '../store/public-index.ts';
import { listCards } from '../store/views/cards.ts';
import { listShownEntries } from '../store/views/live.ts';
import { LiveBoard } from './live-board.ts';
import { eventBytes, LiveHub, type LiveHubOptions } from './live-hub.ts';
import { idsToTell, type Told, tell } from './tell.ts';

export interface LiveOptions extends LiveHubOptions {
  readonly db: Database;
  /** What fragments are rendered with, as it is now. */
  readonly context: () => SiteContext;
  /** Told of an event whose fragments could not be rendered; open pages are told to look again. */
  readonly onTellError?: (eventId: bigint, error: unknown) => void;
}

/** Events a process reads back when it starts, so that readers of the one before it can go on. */
const READ_BACK = 300;

/** What open pages of one process are told: the board of what changed, and the readers who listen. */
export class Live {
  readonly #options: LiveOptions;
  readonly #hub: LiveHub;
  #board = new LiveBoard(0);
  /** What was taken in before it was read back. */
  #untilReadBack: LiveMessage[] | undefined = [];
  /** What somebody missed, made once for all who missed the same: few answers, see the board. Until the next event. */
  readonly #missed = new Map<number, Buffer>();

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#hub = new LiveHub(options);
  }

  get stats() {
    return this.#hub.stats;
  }

  /** Whether as many readers listen as this process takes. */
  get isFull(): boolean {
    return this.#hub.isFull;
  }

  /** Reads back what happened before this process began to follow the events, up to the first it was told of. */
  async readBack(lastId: bigint): Promise<void> {
    const before = lastId > BigInt(READ_BACK) ? lastId - BigInt(READ_BACK) : 0n;
    const events = await listEventsAfter(this.#options.db, before, READ_BACK);
    const messages = await this.#tellAll(events);
    const board = new LiveBoard(Number(before));
    for (const message of messages) if (message.id <= lastId) board.take(message);
    for (const message of this.#untilReadBack ?? []) board.take(message);
    this.#untilReadBack = undefined;
    this.#board = board;
    this.#missed.clear();
  }

  /** Tells all open pages of an event. Call it with each event in order, once pages can be fetched as they now are. */
  async take(event: LoggedEvent): Promise<void> {
    const [message] = await this.#tellAll([event]);
    if (message === undefined) return;
    this.#untilReadBack?.push(message);
    this.#board.take(message);
    this.#missed.clear();
    this.#hub.say(eventBytes(message.id, JSON.stringify(message)));
  }

  /** The event with which somebody is told the same as with this one, whatever number it is. */
  nearest(id: number): number {
    return this.#board.nearest(id);
  }

  /** All that is new to somebody who has seen everything up to an event. */
  since(id: number): LiveMessage {
    return this.#board.since(id);
  }

  /** Takes over a stream whose head has been sent; its reader has seen everything up to `after`. */
  join(stream: Writable, after: number | undefined): void {
    this.#hub.join(stream, this.#missedSince(this.#board.nearest(after ?? Infinity)));
  }

  close(): void {
    this.#hub.close();
  }

  async #tellAll(events: readonly LoggedEvent[]): Promise<LiveMessage[]> {
    const { db } = this.#options;
    const wanted = events.map(idsToTell);
    const storyIds = [...new Set(wanted.flatMap((ids) => ids.storyIds))];
    const entryIds = [...new Set(wanted.flatMap((ids) => ids.entryIds))];
    const [cards, feeds, entries] = await Promise.all([
      listCards(db, storyIds),
      listFeedKeysOf(db, storyIds),
      listShownEntries(db, entryIds),
    ]);
    const marked = await withCentralClaims(db, [...cards.values()]);
    const told = { cards: new Map(marked.map((card) => [card.id, card])), feeds, entries };
    return events.map((event) => this.#tell(event, told));
  }

  /** One story that cannot be rendered must not keep a process from following what else happens, or from starting. */
  #tell({ id, keys }: LoggedEvent, told: Told): LiveMessage {
    const { context, onTellError } = this.#options;
    try {
      return tell({ id: Number(id), keys }, told, context());
    } catch (error) {
      onTellError?.(id, error);
      return { id: Number(id), reset: true };
    }
  }

  #missedSince(after: number): Buffer {
    const known = this.#missed.get(after);
    if (known) return known;
    const message = this.#board.since(after);
    const bytes = eventBytes(message.id, JSON.stringify(message));
    this.#missed.set(after, bytes);
    return bytes;
  }
}
