import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type Document, Hocuspocus, isTransactionOrigin } from '@hocuspocus/server';
import type { Clock } from '@onrecord/domain/clock';
import {
  SHARED_DOCUMENT_CLOSE,
  SHARED_DOCUMENT_REFUSED,
  type SharedDocumentMessage,
  sharedDocumentName,
  storyIdOf,
} from '@onrecord/domain/desk/shared-document';
import { mayAct } from '@onrecord/domain/workflow/story-acts';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import * as Y from 'yjs';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { findDeskStoryRow, recordedDraft } from '../store/views/desk-story.ts';
import {
  findStoryFacts,
  findWorkingCopy,
  listUnsettledStories,
  openWorkingCopy,
} from '../store/working-copy.ts';
import { HeldBack } from './held-back.ts';
import { isUpdate } from './message-address.ts';
import { Neighbours } from './neighbours.ts';
import { OpenStory } from './open-story.ts';
import { adoptTexts, changeDraft, readDraft, seedOf, writeDraft } from './shared-story.ts';
import { type SignInCheck, Sockets, type Visitor, type VisitorContext } from './sockets.ts';

export interface CollabOptions {
  readonly db: Database;
  readonly team: SignInCheck;
  readonly log: Log;
  readonly clock: Clock;
  /**
   * Where given, processes that hold the same story open hear of each other's updates at once, and sessions that end
   * and rights that change are noticed at once. Without, by the clock.
   */
  readonly connectionString?: string;
  /** Scheme, host and port the desk is opened at. */
  readonly origin?: string;
}

/** The shared documents of this process, in which people write together. */
export interface Collab {
  /** Takes WebSocket connections at `/desk/collab`. */
  attach(server: Server): void;
  /** The newest text of a story, typed a moment ago or stored; the story's own where nobody has opened it. */
  readDraft(storyId: string): Promise<StoryDraft>;
  /** Puts another text in its place, for everybody who has it open; it is stored when this returns. */
  replaceDraft(storyId: string, draft: StoryDraft, by: { readonly userId: string }): Promise<void>;
  /**
   * Changes the text as it is at that moment, in as few places as the change needs: what others type meanwhile stays.
   * It is stored when this returns.
   */
  changeDraft(
    storyId: string,
    change: (draft: StoryDraft) => StoryDraft,
    by: { readonly userId: string },
  ): Promise<void>;
  /**
   * Stores what is only in memory, and looks again whether the text differs from what readers have and who may write:
   * call it after an act on the story too, never within its transaction. Throws where the database is away.
   */
  flush(storyId: string): Promise<void>;
  /** Asks again who may write, for all connections or some: after an act, a change of role, the end of a session. */
  recheck(which?: { readonly storyId?: string; readonly userId?: string }): Promise<void>;
  /** Takes up text that a process which was killed has left half-stored. Never throws. */
  recover(): Promise<void>;
  /** Closes all connections, having stored everything. */
  close(): Promise<void>;
}

/** What no notice told of, a session that ran out, is noticed after so long at the latest. Milliseconds. */
const RECHECK_EVERY_MS = 15_000;
/** Stories open over one connection: a tab has one, a second while it changes. */
const DOCUMENTS_PER_CONNECTION = 8;
/** What was typed is derived and stored as a whole after so long a pause, or at the latest. Milliseconds. */
const SETTLE_MS = { afterPause: 2000, atLatest: 10_000 };
/** A story that could not be settled is tried again. Milliseconds. */
const TRY_AGAIN_MS = 2000;
/** How long closing waits for a database that is away. Milliseconds. */
const CLOSE_WITHIN_MS = 5000;
/** What a person's browser tells others of itself: a name, a colour, a cursor. Bytes of JSON. */
const PRESENCE_MAX_BYTES = 4096;
const RECOVER_AT_ONCE = 500;

/** Kinds of sync messages that carry an update: the answer to what a side lacks, and what was typed just now. */
const UPDATE_MESSAGES: ReadonlySet<number> = new Set([1, 2]);

/** Stops Hocuspocus without a line in its own log: the message is empty. */
class Held extends Error {
  readonly reason: string;
  constructor(reason = '') {
    super('');
    this.reason = reason;
  }
}

export function createCollab(options: CollabOptions): Collab {
  const { db, team, log, clock } = options;
  const processId = randomUUID();
  const open = new Map<Document, OpenStory>();
  const retries = new Map<OpenStory, NodeJS.Timeout>();
  const heldBack = new HeldBack();
  let closing = false;

  const hocuspocus = new Hocuspocus<VisitorContext>({
    quiet: true,
    debounce: SETTLE_MS.afterPause,
    maxDebounce: SETTLE_MS.atLatest,
    maxPendingDocuments: DOCUMENTS_PER_CONNECTION,

    async onAuthenticate({ documentName, context: { visitor }, connectionConfig }) {
      const storyId = storyIdOf(documentName);
      if (storyId === undefined) throw new Held(SHARED_DOCUMENT_REFUSED.noSuchStory);
      visitor.storyIds.add(storyId);
      if (visitor.storyIds.size > DOCUMENTS_PER_CONNECTION) {
        visitor.storyIds.delete(storyId);
        throw new Held(SHARED_DOCUMENT_REFUSED.tooManyDocuments);
      }
      const facts = await orUnavailable([visitor], () => findStoryFacts(db, storyId));
      if (facts === undefined || !mayAct(visitor.writer.actor, 'read', facts).ok)
        throw new Held(SHARED_DOCUMENT_REFUSED.noSuchStory);
      connectionConfig.readOnly = !mayAct(visitor.writer.actor, 'write', facts).ok;
    },

    async onLoadDocument({ document, documentName }) {
      const storyId = storyIdOf(documentName) ?? '';
      // Several may wait for it, though only the first is named.
      const waiting = [...sockets.visitors].filter(({ storyIds }) => storyIds.has(storyId));
      const story = await orUnavailable(waiting, () => findDeskStoryRow(db, storyId));
      const stored = await orUnavailable(waiting, () => openWorkingCopy(db, storyId, clock(), seedOf));
      if (!story || !stored) throw new Held(SHARED_DOCUMENT_REFUSED.noSuchStory);
      for (const update of stored.updates) Y.applyUpdate(document, update);
      const language = story.story.language;
      const { seq, updates } = stored;
      const sizeBytes = updates.reduce((bytes, update) => bytes + update.length, 0);
      open.set(
        document,
        new OpenStory(document, { db, clock, log, processId, storyId, language, seq, sizeBytes, userIdOf }),
      );
      document.transact(() => adoptTexts(document, language), { source: 'local' });
    },

    async connected({ connection, documentName }) {
      // A document may be put away in the very moment somebody comes: what they type would go nowhere.
      if (hocuspocus.documents.get(documentName) !== connection.document || connection.document.isDestroyed)
        return connection.close({ code: SHARED_DOCUMENT_CLOSE.unavailable, reason: 'try again' });
      const story = open.get(connection.document);
      if (story) connection.sendStateless(JSON.stringify(story.state()));
    },

    async beforeSync({ document, connection, type, payload }) {
      if (!UPDATE_MESSAGES.has(type)) return;
      if (heldBack.has(connection)) return heldBack.changed(connection);
      const story = open.get(document);
      if (connection.readOnly || story === undefined || story.room.hasRoomFor(payload)) return;
      log.warn(
        { storyId: story.storyId },
        'a story is as large as it may be; what was typed stays in the browser',
      );
      heldBack.add(connection, story.room.measure());
    },

    // What changed nothing is acknowledged too; who waits to hear that all is saved must not wait for ever.
    async afterHandleMessage({ document, connection, update }) {
      const story = open.get(document);
      if (story?.saved && isUpdate(update)) connection.sendStateless(JSON.stringify(story.state()));
    },

    async beforeHandleAwareness({ states, context }) {
      if (context === undefined) return;
      const { actor, name } = context.visitor.writer;
      for (const [clientId, state] of states) {
        if (JSON.stringify(state).length > PRESENCE_MAX_BYTES) states.delete(clientId);
        // Nobody writes under another's name.
        else if (typeof state.user === 'object' && state.user !== null)
          state.user = { ...state.user, id: actor.userId, name };
      }
    },

    async onStoreDocument({ document }) {
      const story = open.get(document);
      if (story === undefined) return;
      await settleOrRetry(story);
      heldBack.stored(document, () => story.room.measure());
    },

    async onDisconnect({ documentName, context }) {
      const storyId = storyIdOf(documentName);
      const visitor: Visitor | undefined = context.visitor;
      if (storyId !== undefined) visitor?.storyIds.delete(storyId);
      heldBack.sweep();
    },

    async beforeUnloadDocument({ document }) {
      const story = open.get(document);
      if (story === undefined) return;
      try {
        await story.finish();
      } catch (error) {
        log.debug({ err: error, storyId: story.storyId }, 'a story stays open until it is stored');
        tryAgain(story);
        throw new Held();
      }
      if (!story.saved) throw new Held();
    },

    async afterUnloadDocument() {
      for (const [document, story] of open) {
        if (!document.isDestroyed) continue;
        story.stop();
        open.delete(document);
        clearTimeout(retries.get(story));
        retries.delete(story);
      }
    },
  });

  const sockets = new Sockets({ hocuspocus, team, log, origin: options.origin });
  const neighbours = options.connectionString
    ? new Neighbours({
        connectionString: options.connectionString,
        log,
        processId,
        onUpdate: (storyId) => openStory(storyId)?.catchUp(),
        onAccessChanged: (userId) => recheckSoon({ userId }),
        onStoryChanged: (storyId) => {
          const story = openStory(storyId);
          if (story === undefined) return;
          story.tell({ type: 'story-changed' });
          recheckSoon({ storyId });
        },
        onConnected: () => {
          for (const story of open.values()) {
            void story.catchUp();
            story.tell({ type: 'story-changed' });
          }
          recheckSoon();
        },
      })
    : undefined;
  const checking = setInterval(recheckSoon, RECHECK_EVERY_MS);
  checking.unref();

  /** Where the database is away, the next round asks again. */
  function recheckSoon(which?: { readonly userId?: string; readonly storyId?: string }): void {
    void recheck(which).catch((error) => log.debug({ err: error }, 'could not ask again who may write'));
  }

  function openStory(storyId: string): OpenStory | undefined {
    const document = hocuspocus.documents.get(sharedDocumentName(storyId));
    return document && open.get(document);
  }

  async function settleOrRetry(story: OpenStory): Promise<void> {
    try {
      await story.settle();
    } catch (error) {
      log.warn(
        { err: error, storyId: story.storyId },
        'a story could not be stored as a whole; trying again',
      );
      tryAgain(story);
    }
  }

  function tryAgain(story: OpenStory): void {
    if (closing || retries.has(story)) return;
    const again = async () => {
      retries.delete(story);
      if (story.document.isDestroyed) return;
      await settleOrRetry(story);
      if (story.document.getConnectionsCount() === 0) await hocuspocus.unloadDocument(story.document);
    };
    retries.set(
      story,
      setTimeout(() => void again().catch(() => undefined), TRY_AGAIN_MS),
    );
  }

  /** Does something with a story's document, opened for it where nobody has it open. */
  async function withStory<T>(storyId: string, act: (story: OpenStory) => Promise<T>): Promise<T> {
    const connection = await hocuspocus.openDirectConnection(sharedDocumentName(storyId));
    try {
      const story = connection.document && open.get(connection.document);
      if (!story) throw new Error(`The text of story ${storyId} could not be opened.`);
      return await act(story);
    } finally {
      await connection.disconnect();
    }
  }

  /** A person writes by an act, all of it in one transaction of the document. */
  function write(storyId: string, userId: string, act: (story: OpenStory) => void): Promise<void> {
    return withStory(storyId, async (story) => {
      // What was typed before is a session of work of its own.
      await story.finish();
      story.document.transact(() => act(story), { source: 'local' });
      story.touch(userId);
      await story.settle({ anew: true });
    });
  }

  async function recheck(which: { storyId?: string; userId?: string } = {}): Promise<void> {
    const concerned = [...sockets.visitors].filter(
      ({ writer, storyIds }) =>
        (which.userId === undefined || writer.actor.userId === which.userId) &&
        (which.storyId === undefined || storyIds.has(which.storyId)),
    );
    for (const visitor of concerned) {
      const writer = await team.findActor(visitor.headers);
      if (writer) visitor.writer = writer;
      else {
        sockets.visitors.delete(visitor);
        visitor.close(SHARED_DOCUMENT_CLOSE.signedOut, 'The session has ended.');
      }
    }
    await recheckAccess(which.storyId);
  }

  /** Looks again at the policy: what a story has become may take the pen from somebody, or give it back. */
  async function recheckAccess(storyId: string | undefined): Promise<void> {
    for (const [document, story] of open) {
      if (storyId !== undefined && story.storyId !== storyId) continue;
      const facts = document.connections.size === 0 ? undefined : await findStoryFacts(db, story.storyId);
      if (facts === undefined) continue;
      for (const connection of document.getConnections()) {
        const { visitor } = connection.context as VisitorContext;
        const mayWrite = mayAct(visitor.writer.actor, 'write', facts).ok;
        if (connection.readOnly !== mayWrite || heldBack.has(connection)) continue;
        connection.readOnly = !mayWrite;
        const message: SharedDocumentMessage = { type: 'access', mayWrite };
        connection.sendStateless(JSON.stringify(message));
      }
    }
  }

  return {
    attach: (server) => sockets.attach(server),
    recheck,

    async readDraft(storyId) {
      const story = openStory(storyId);
      if (story) {
        if (neighbours) await story.catchUp();
        return story.draft;
      }
      const row = await findDeskStoryRow(db, storyId);
      if (row === undefined) throw new Error(`There is no story ${storyId}.`);
      const stored = await findWorkingCopy(db, storyId);
      if (stored === undefined) return recordedDraft(row);
      const doc = new Y.Doc();
      for (const update of stored.updates) Y.applyUpdate(doc, update);
      adoptTexts(doc, row.story.language);
      return readDraft(doc, row.story.language);
    },

    replaceDraft: (storyId, draft, { userId }) =>
      write(storyId, userId, (story) => writeDraft(story.document, draft)),

    changeDraft: (storyId, change, { userId }) =>
      write(storyId, userId, (story) => changeDraft(story.document, story.language, change)),

    async flush(storyId) {
      if (openStory(storyId) === undefined && (await findWorkingCopy(db, storyId)) === undefined) return;
      await withStory(storyId, (story) => story.settle({ anew: true }));
      await recheckAccess(storyId);
    },

    async recover() {
      const left = await listUnsettledStories(db, RECOVER_AT_ONCE).catch((error) => {
        log.warn({ err: error }, 'text that a killed process has left could not be looked for');
        return [];
      });
      for (const storyId of left) {
        if (closing) return;
        await withStory(storyId, (story) => story.takeUp()).catch((error) =>
          log.warn({ err: error, storyId }, 'the text of a story could not be taken up again'),
        );
      }
    },

    async close() {
      closing = true;
      clearInterval(checking);
      sockets.close();
      for (const timer of retries.values()) clearTimeout(timer);
      heldBack.close();
      const finished = Promise.allSettled([...open.values()].map((story) => story.finish()));
      const late = delay(CLOSE_WITHIN_MS, undefined, { ref: false });
      await Promise.race([finished, late]);
      // What came in meanwhile is stored as its document is put away.
      sockets.cut();
      let waiting = true;
      void late.then(() => {
        waiting = false;
      });
      while (waiting && hocuspocus.documents.size > 0) await delay(10);
      if ([...open.values()].some((story) => !story.saved))
        log.error('closing with text that could not be stored; browsers still have it and send it again');
      for (const story of open.values()) story.stop();
      await neighbours?.close();
    },
  };
}

/** Where the database is away, browsers are told to come back: a refusal they would take for the last word. */
async function orUnavailable<T>(visitors: readonly Visitor[], ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    for (const visitor of visitors)
      visitor.close(SHARED_DOCUMENT_CLOSE.unavailable, 'The server cannot reach its database.');
    throw visitors.length > 0 ? new Held('unavailable') : error;
  }
}

function userIdOf(origin: unknown): string | undefined {
  if (!isTransactionOrigin(origin) || origin.source !== 'connection') return undefined;
  const { visitor } = origin.connection.context as VisitorContext;
  return visitor.writer.actor.userId;
}
