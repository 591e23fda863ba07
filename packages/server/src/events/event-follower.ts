import pg from 'pg';
import type { Database } from '../store/database.ts';
import { EVENT_CHANNEL, type LoggedEvent, lastEventId, listEventsAfter } from '../store/event-log.ts';

export interface EventFollowerOptions {
  readonly db: Database;
  readonly connectionString: string;
  /** Called for each event once, in order. */
  readonly onEvent: (event: LoggedEvent) => void | Promise<void>;
  /** Called when events begin to be missed, and again when none is missing any more. */
  readonly onAttached: (attached: boolean) => void;
  readonly onError: (error: unknown) => void;
}

const RECONNECT_MS = 300;
/** A connection that says nothing for so long is asked whether it is still there. */
const HEARTBEAT_MS = 2000;
const HEARTBEAT_TIMEOUT_MS = 2000;
const BATCH = 1000;

/**
 * Follows the event log: woken by NOTIFY, reading by number. After a lost connection it goes on from the last
 * number it saw, so nothing is missed and nothing comes twice.
 */
export class EventFollower {
  readonly #options: EventFollowerOptions;
  #client: pg.Client | undefined;
  #lastId = -1n;
  #closed = false;
  #reading: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: EventFollowerOptions) {
    this.#options = options;
  }

  /** Resolves once the follower listens; events from then on are reported. Throws if the database is away. */
  async start(): Promise<void> {
    await this.#connect();
  }

  get lastId(): bigint {
    return this.#lastId;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
    await this.#reading;
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#options.connectionString,
      connectionTimeoutMillis: 2000,
      query_timeout: HEARTBEAT_TIMEOUT_MS,
      application_name: 'onrecord events',
    });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', () => this.#read());
    try {
      await client.connect();
      await client.query(`listen ${EVENT_CHANNEL}`);
      // Listening first, then reading: what is committed in between is notified, read twice, reported once.
      if (this.#lastId < 0n) this.#lastId = await lastEventId(this.#options.db);
      if (this.#closed) throw new Error('The follower was closed while it connected.');
      this.#client = client;
      this.#reading = this.#reading.then(() => this.#readAll());
      await this.#reading;
    } catch (error) {
      this.#client = undefined;
      this.#reading = Promise.resolve();
      void client.end().catch(() => undefined);
      throw error;
    }
    // The connection may have broken while it was caught up on: then the next one is under way already.
    if (this.#client !== client) return;
    this.#options.onAttached(true);
    this.#scheduleHeartbeat();
  }

  #read(): void {
    this.#reading = this.#reading
      .then(() => this.#readAll())
      .catch((error) => {
        this.#options.onError(error);
        if (this.#client) this.#lost(this.#client);
      });
  }

  async #readAll(): Promise<void> {
    for (;;) {
      const events = await listEventsAfter(this.#options.db, this.#lastId, BATCH);
      for (const event of events) {
        await this.#options.onEvent(event);
        this.#lastId = event.id;
      }
      if (events.length < BATCH) return;
    }
  }

  #scheduleHeartbeat(): void {
    clearTimeout(this.#timer);
    const client = this.#client;
    if (client === undefined || this.#closed) return;
    this.#timer = setTimeout(async () => {
      try {
        await client.query('select 1');
        this.#scheduleHeartbeat();
      } catch {
        this.#lost(client);
      }
    }, HEARTBEAT_MS);
  }

  #lost(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    clearTimeout(this.#timer);
    void client.end().catch(() => undefined);
    this.#options.onAttached(false);
    this.#reconnect();
  }

  #reconnect(): void {
    if (this.#closed) return;
    // One attempt at a time, however many things told of the loss.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#connect().catch((error) => {
        if (this.#closed) return;
        this.#options.onError(error);
        this.#reconnect();
      });
    }, RECONNECT_MS);
  }
}
