import pg from 'pg';
import type { Log } from '../log.ts';
import { WORKING_COPY_CHANNEL } from '../store/working-copy.ts';

/** On which the database tells, with the commit, whose session ended or whose rights changed: a user id. */
const ACCESS_CHANNEL = 'onrecord_access';
/** On which it tells of a story that somebody acted on: its id. */
const STORY_CHANNEL = 'onrecord_story';

export interface NeighboursOptions {
  readonly connectionString: string;
  readonly log: Log;
  /** This process, whose own notifications are passed over. */
  readonly processId: string;
  /** Told of a story that another process has written to. */
  readonly onUpdate: (storyId: string) => void;
  /** Told of a person whose session ended or whose rights changed, in whichever process. */
  readonly onAccessChanged: (userId: string) => void;
  /** Told of a story that somebody acted on, in whichever process. */
  readonly onStoryChanged: (storyId: string) => void;
  /** Told after each connection: notifications may have been missed. */
  readonly onConnected: () => void;
}

const RECONNECT_MS = 1000;

/**
 * Hears what other processes write to the stories that this one has open, what is done with them, and whose
 * sessions end. Reconnects by itself.
 */
export class Neighbours {
  readonly #options: NeighboursOptions;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: NeighboursOptions) {
    this.#options = options;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const { connectionString, log, processId } = this.#options;
    const { onUpdate, onAccessChanged, onStoryChanged, onConnected } = this.#options;
    const client = new pg.Client({
      connectionString,
      application_name: 'onrecord collab',
      keepAlive: true,
      connectionTimeoutMillis: RECONNECT_MS * 2,
    });
    this.#client = client;
    let over = false;
    const again = (error?: Error) => {
      if (over) return;
      over = true;
      log.debug({ err: error }, 'other processes cannot be heard; trying again');
      void client.end().catch(() => undefined);
      if (!this.#closed) this.#timer = setTimeout(() => void this.#connect(), RECONNECT_MS);
    };
    client.on('error', again);
    client.on('end', () => again());
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === ACCESS_CHANNEL) return onAccessChanged(payload);
      if (channel === STORY_CHANNEL) return onStoryChanged(payload);
      const [from, storyId] = payload.split(' ');
      if (from !== processId && storyId !== undefined) onUpdate(storyId);
    });
    try {
      await client.connect();
      await client.query(`listen ${WORKING_COPY_CHANNEL}; listen ${ACCESS_CHANNEL}; listen ${STORY_CHANNEL}`);
      onConnected();
    } catch (error) {
      again(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
