import type { Document } from '@hocuspocus/server';
import type { Clock } from '@onrecord/domain/clock';
import type { SharedDocumentMessage } from '@onrecord/domain/desk/shared-document';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import * as Y from 'yjs';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import {
  appendUpdate,
  findUpdatesAfter,
  reviseWorkingCopy,
  type StoredCopy,
  settleWorkingCopy,
} from '../store/working-copy.ts';
import { readDraft } from './shared-story.ts';
import { RoomLeft } from './story-size.ts';

/** What is typed waits for so long to be written with what follows. Milliseconds. */
const SAVE_AFTER_MS = 200;
/** After a write that failed, the wait doubles from the first to the second. Milliseconds. */
const RETRY_MS = { first: 250, longest: 5000 };
/** A session of work that goes on gets a revision after so long. Milliseconds. */
const REVISION_EVERY_MS = 15 * 60_000;
/** For work that a process has left: nobody knows when it began. */
const LONG_AGO = new Date(0);
/** Another process may write between our reading and our settling, but not for ever. */
const SETTLE_TRIES = 5;

/** The origin of updates that come from the database: they are not written again. */
const FROM_STORE = { source: 'local', skipStoreHooks: true } as const;

export interface OpenStoryOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly storyId: string;
  readonly language: string;
  /** This process, as its notifications name it. */
  readonly processId: string;
  /** How large the document is at most. */
  readonly sizeBytes: number;
  /** The newest update that is in the document. */
  readonly seq: number;
  /** Who typed an update, by its origin; undefined where no person did. */
  readonly userIdOf: (origin: unknown) => string | undefined;
}

/**
 * A story that somebody has open: writes what is typed, soon and in batches, until the database has it. While the
 * database is away everything stays here, and the document stays open.
 *
 * Work on the database is done one piece after another: `#queue` is its end.
 */
export class OpenStory {
  readonly document: Document;
  /** Whether the document may grow. */
  readonly room: RoomLeft;
  readonly #options: OpenStoryOptions;
  #seq: number;
  /** What the database has, as a state vector. */
  #savedVector: Uint8Array;
  #pending: Uint8Array[] = [];
  /** Whether updates that left `#pending` are on their way to the database. */
  #writing = false;
  /** Who typed what is pending; user ids. */
  #typists = new Set<string>();
  #lastTypist: string | undefined;
  /** Whether the document says something the draft on record may not. */
  #unsettled = false;
  /** When somebody typed first since the last revision; undefined where nobody has. */
  #unrevisedSince: Date | undefined;
  #gone = false;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #failingSince: Date | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(document: Document, options: OpenStoryOptions) {
    this.document = document;
    this.#options = options;
    this.#seq = options.seq;
    this.#savedVector = Y.encodeStateVector(document);
    this.room = new RoomLeft(document, options.sizeBytes);
    document.on('update', this.#changed);
  }

  get storyId(): string {
    return this.#options.storyId;
  }

  /** Of the story, where the document does not say. */
  get language(): string {
    return this.#options.language;
  }

  /** Whether the database has every update: nothing waits, and nothing is on its way. */
  get saved(): boolean {
    return this.#gone || (this.#pending.length === 0 && !this.#writing);
  }

  get draft(): StoryDraft {
    return readDraft(this.document, this.language);
  }

  #changed = (update: Uint8Array, origin: unknown): void => {
    this.room.add(update);
    if (origin === FROM_STORE) return;
    this.#pending.push(update);
    this.#unsettled = true;
    const userId = this.#options.userIdOf(origin);
    if (userId !== undefined) {
      this.#typists.add(userId);
      this.#lastTypist = userId;
      this.#unrevisedSince ??= this.#options.clock();
    }
    this.#saveIn(SAVE_AFTER_MS);
  };

  /** Notes who changed the story by an act, which is no session of work. */
  touch(userId: string): void {
    this.#lastTypist = userId;
  }

  /** Settles and revises what a process that was killed has left. */
  takeUp(): Promise<void> {
    this.#unsettled = true;
    this.#unrevisedSince = LONG_AGO;
    return this.finish();
  }

  /** What a person who asks is told. */
  state(): SharedDocumentMessage {
    return this.#failingSince === undefined
      ? this.#savedMessage()
      : { type: 'not-saved', since: this.#failingSince.toISOString() };
  }

  /** Says something to everybody who has the story open. */
  tell(message: SharedDocumentMessage): void {
    this.document.broadcastStateless(JSON.stringify(message));
  }

  /** Writes all that is pending now. Throws where the database is away; it is then tried again by itself. */
  save(): Promise<void> {
    return this.#enqueue(() => this.#save());
  }

  /** Reads what another process has written. Never throws: the next write reads it too. */
  async catchUp(): Promise<void> {
    await this.#enqueue(async () => {
      const { db, storyId } = this.#options;
      const missed = await findUpdatesAfter(db, storyId, this.#seq);
      if (missed) this.#apply(missed);
      if (this.saved) this.#savedVector = Y.encodeStateVector(this.document);
    }).catch((error) => this.#options.log.debug({ err: error, storyId: this.storyId }, 'could not catch up'));
  }

  /**
   * Writes everything: the updates, the document as a whole and what it says.
   *
   * @param options.anew also where nothing was typed: the story itself may have changed
   */
  settle(options: { readonly anew?: boolean } = {}): Promise<void> {
    return this.#enqueue(async () => {
      if (options.anew) this.#unsettled = true;
      await this.#settle();
      await this.#revise(REVISION_EVERY_MS);
    });
  }

  /** Settles, and closes the session of work with a revision if anybody typed. */
  finish(): Promise<void> {
    return this.#enqueue(async () => {
      await this.#settle();
      await this.#revise(0);
    });
  }

  /** No more is written by itself from here on. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** After what went before, whether that failed or not. */
  #enqueue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work, work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #saveIn(waitMs: number): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.save().catch(() => undefined);
    }, waitMs);
  }

  async #save(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.saved) return;
    const { db, clock, storyId } = this.#options;
    const batch = this.#pending;
    const typists = this.#typists;
    const vector = Y.encodeStateVector(this.document);
    this.#pending = [];
    this.#typists = new Set();
    this.#writing = true;
    try {
      const missed = await appendUpdate(db, storyId, {
        after: this.#seq,
        update: batch.length === 1 && batch[0] ? batch[0] : Y.mergeUpdates(batch),
        by: [...typists],
        at: clock(),
        process: this.#options.processId,
      });
      this.#writing = false;
      if (missed === undefined) return this.#storyIsGone();
      this.#savedVector = vector;
      this.#apply(missed);
    } catch (error) {
      this.#writing = false;
      this.#pending = [...batch, ...this.#pending];
      for (const userId of typists) this.#typists.add(userId);
      this.#failed(error);
      throw error;
    }
    this.#worked();
    this.tell(this.#savedMessage());
    if (this.#pending.length > 0) this.#saveIn(SAVE_AFTER_MS);
  }

  async #settle(): Promise<void> {
    for (let tries = 0; this.#unsettled && !this.#gone; tries++) {
      await this.#save();
      // What is typed from here on makes it unsettled again.
      this.#unsettled = false;
      const touchedBy = this.#lastTypist;
      this.#lastTypist = undefined;
      try {
        const { db, clock, storyId } = this.#options;
        const settled = await settleWorkingCopy(db, storyId, {
          yjs: Y.encodeStateAsUpdate(this.document),
          seq: this.#seq,
          draft: this.draft,
          at: clock(),
          touchedBy,
        });
        if (settled === 'gone') return this.#storyIsGone();
        if (settled === 'settled') return;
        this.#lastTypist ??= touchedBy;
        if (tries >= SETTLE_TRIES) throw new Error('Other processes write this story without a pause.');
        this.#unsettled = true;
        const missed = await findUpdatesAfter(db, storyId, this.#seq);
        if (missed) this.#apply(missed);
      } catch (error) {
        this.#unsettled = true;
        this.#lastTypist ??= touchedBy;
        throw error;
      }
    }
  }

  async #revise(afterMs: number): Promise<void> {
    const since = this.#unrevisedSince;
    if (since === undefined || this.#gone) return;
    const { db, clock, storyId } = this.#options;
    const at = clock();
    const startedBefore = new Date(at.getTime() - afterMs);
    // What others typed is theirs to look after: the database is not asked again and again.
    if (since > startedBefore) return;
    this.#unrevisedSince = undefined;
    try {
      const revised = await reviseWorkingCopy(db, storyId, { at, startedBefore });
      if (!revised && afterMs > 0) this.#unrevisedSince ??= since;
    } catch (error) {
      this.#unrevisedSince ??= since;
      throw error;
    }
  }

  #apply({ updates, seq }: StoredCopy): void {
    for (const update of updates) Y.applyUpdate(this.document, update, FROM_STORE);
    if (updates.length > 0) this.#unsettled = true;
    this.#seq = Math.max(this.#seq, seq);
  }

  #worked(): void {
    if (this.#failingSince !== undefined)
      this.#options.log.info(
        { storyId: this.storyId, since: this.#failingSince },
        'the story is saved again',
      );
    this.#failures = 0;
    this.#failingSince = undefined;
  }

  #failed(error: unknown): void {
    const { log, clock, storyId } = this.#options;
    this.#failingSince ??= clock();
    this.#failures++;
    log.error(
      { err: error, storyId, failures: this.#failures, unsavedUpdates: this.#pending.length },
      'what was typed could not be saved; it is kept in memory and tried again',
    );
    this.tell({ type: 'not-saved', since: this.#failingSince.toISOString() });
    this.#saveIn(Math.min(RETRY_MS.first * 2 ** Math.min(this.#failures - 1, 10), RETRY_MS.longest));
  }

  /** Removed while it was open: there is nothing left to write to. */
  #storyIsGone(): void {
    this.#gone = true;
    this.#options.log.warn({ storyId: this.storyId }, 'a story was removed while it was open');
  }

  #savedMessage(): SharedDocumentMessage {
    const stateVector = Buffer.from(this.#savedVector).toString('base64');
    return { type: 'saved', complete: this.saved, stateVector };
  }
}
