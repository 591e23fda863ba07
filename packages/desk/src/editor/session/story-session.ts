import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import {
  parseSharedDocumentMessage,
  SHARED,
  SHARED_DOCUMENT_CLOSE,
  sharedDocumentName,
} from '@onrecord/domain/desk/shared-document';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { sessionEnded } from '../../session/session.ts';
import { Choices } from './choices.ts';
import { Emitter } from './emitter.ts';
import { keptChoices } from './kept-choices.ts';
import { whenKept } from './local-drafts.ts';
import { initialsOf, personColour } from './person-colour.ts';
import { SavedTracker } from './saved-tracker.ts';
import { localDraftName, markUnsent } from './unsent-drafts.ts';

/** The copy on this machine is asked whether it has all after such a pause, rather than at each key. Milliseconds. */
const KEPT_AFTER_MS = 200;

/** What can be done with a story is asked for anew after such a pause in its text, rather than at each key. Milliseconds. */
const ASK_AFTER_MS = 400;

/** Who writes here. */
export interface Writer {
  readonly id: string;
  readonly name: string;
}

/** Somebody who has the story open. */
export interface PersonHere {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly colour: string;
  readonly self: boolean;
}

/**
 * A story that is open in this browser: the shared document, its copy on this machine, and the connection over
 * which everybody's keystrokes travel.
 */
export interface StorySession {
  readonly storyId: string;
  readonly writer: Writer & { readonly colour: string };
  readonly doc: Y.Doc;
  readonly body: Y.XmlFragment;
  readonly headline: Y.Text;
  readonly dek: Y.Text;
  readonly fields: Y.Map<unknown>;
  readonly notes: Y.Map<unknown>;
  readonly provider: HocuspocusProvider;
  readonly saved: SavedTracker;
  /** What was chosen in two places at once. */
  readonly choices: Choices;
  /** The people here; `onChange` tells of arrivals and departures, not of moving cursors. */
  readonly people: Emitter<readonly PersonHere[]>;
  /** Whether there is something to show: the server's text, or the copy kept on this machine. */
  readonly ready: Emitter<boolean>;
  close(): void;
}

/** Who is told what becomes of a story that is open. What may be done with it depends on both, and is to be asked anew. */
export interface StoryListener {
  /** Somebody acted on the story. */
  readonly acted: () => void;
  /** Somebody, here or elsewhere, changed its text, and paused. */
  readonly written: () => void;
}

export function openStorySession(storyId: string, writer: Writer, listener: StoryListener): StorySession {
  const doc = new Y.Doc();
  const colour = personColour(writer.id);
  const ready = new Emitter(false);
  const people = new Emitter<readonly PersonHere[]>([]);
  const saved = new SavedTracker(() => provider);

  const draftName = localDraftName(writer.id, storyId);
  const fields = doc.getMap(SHARED.fields);
  const choices = new Choices(doc, fields, keptChoices(draftName), (client) =>
    writerName(provider.awareness?.getStates().get(client)),
  );
  const kept = new IndexeddbPersistence(draftName, doc);
  /** Whether the copy of this machine is in the document, if there is one. */
  let copyIsHere = false;
  kept.on('synced', () => {
    copyIsHere = true;
    if (doc.store.clients.size > 0) ready.set(true);
    acknowledge();
  });
  // y-indexeddb says nothing when the browser refuses to keep anything, as some private windows do.
  (kept as unknown as { _db: Promise<unknown> })._db.catch(() => {
    copyIsHere = true;
    saved.keepsNothing();
  });

  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new HocuspocusProviderWebsocket({
    url: `${scheme}://${location.host}/desk/collab`,
    // A server that restarts is back within seconds; nobody should wait for half a minute then.
    delay: 400,
    minDelay: 200,
    factor: 1.5,
    maxDelay: 5_000,
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: sharedDocumentName(storyId),
    document: doc,
    // The session's cookie says who this is; the protocol wants some token before it begins.
    token: 'cookie',
    onOpen: () => forgetQueue(socket),
    onSynced: ({ state }) => {
      if (!state) return;
      ready.set(true);
    },
    onClose: ({ event }) => {
      forgetOthers(provider);
      saved.closed(event.code);
      if (event.code === SHARED_DOCUMENT_CLOSE.signedOut) sessionEnded();
    },
    onAuthenticated: ({ scope }) => {
      saved.connection(true);
      saved.opened(scope === 'read-write');
    },
    onAuthenticationFailed: ({ reason }) => saved.refused(reason),
    onStateless: ({ payload }) => {
      saved.message(payload);
      if (parseSharedDocumentMessage(payload)?.type === 'story-changed') listener.acted();
    },
    onAwarenessChange: ({ states }) => {
      people.set(peopleIn(states, writer.id), samePeople);
      choices.peopleChanged();
    },
  });
  let asking: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    saved.keeping(true);
    clearTimeout(asking);
    asking = setTimeout(() => {
      const asked = asking;
      const done = () => asked === asking && saved.keeping(false);
      void whenKept(kept).then(done, () => saved.keepsNothing());
    }, KEPT_AFTER_MS);
  };
  let pausing: ReturnType<typeof setTimeout> | undefined;
  const askAfterPause = () => {
    clearTimeout(pausing);
    pausing = setTimeout(listener.written, ASK_AFTER_MS);
  };
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return askAfterPause();
    saved.changedHere();
    if (origin === kept) return;
    unsent(true);
    keep();
  });
  let noted = false;
  const unsent = (now: boolean) => {
    if (now !== noted || !now) markUnsent(draftName, now);
    noted = now;
  };
  // "Saved" before the copy of this machine is here says nothing of what was chosen in it.
  const acknowledge = () => {
    if (copyIsHere && saved.state.get().state === 'saved') choices.acknowledged();
  };
  saved.state.subscribe(() => {
    if (saved.state.get().state === 'saved') {
      unsent(false);
      askAfterPause();
    }
    acknowledge();
  });
  provider.attach();
  provider.setAwarenessField('user', {
    id: writer.id,
    name: writer.name,
    color: colour,
  });

  // A laptop that wakes up should not wait for the next attempt.
  const reconnect = () => void socket.connect().catch(() => undefined);
  const lost = () => saved.connection(false);
  const warn = (event: BeforeUnloadEvent) => {
    if (saved.state.get().state === 'not-saved') event.preventDefault();
  };
  window.addEventListener('online', reconnect);
  window.addEventListener('offline', lost);
  window.addEventListener('beforeunload', warn);

  return {
    storyId,
    writer: { ...writer, colour },
    doc,
    body: doc.getXmlFragment(SHARED.body),
    headline: doc.getText(SHARED.headline),
    dek: doc.getText(SHARED.dek),
    fields,
    notes: doc.getMap(SHARED.notes),
    provider,
    saved,
    choices,
    people,
    ready,
    close() {
      clearTimeout(asking);
      clearTimeout(pausing);
      window.removeEventListener('online', reconnect);
      window.removeEventListener('offline', lost);
      window.removeEventListener('beforeunload', warn);
      provider.destroy();
      socket.destroy();
      void kept.destroy();
      doc.destroy();
    },
  };
}

/**
 * Changes made while there was no connection wait in the provider's queue, though what the handshake sends holds all
 * of them. Sent besides, they arrive before it, and their acknowledgements would be taken for that of the handshake:
 * the tracker would believe that the server has everything when it does not yet.
 */
function forgetQueue(socket: HocuspocusProviderWebsocket): void {
  (socket as unknown as { messageQueue: unknown[] }).messageQueue = [];
}

/**
 * Whoever else is here goes with the connection, but how often each of them has spoken is remembered, and who says
 * nothing newer is not heeded: people who never left would be missing until their next sign of life, up to 15 s later.
 */
function forgetOthers({ awareness, document }: HocuspocusProvider): void {
  for (const client of awareness?.meta.keys() ?? [])
    if (client !== document.clientID) awareness?.meta.delete(client);
}

interface AwarenessState {
  readonly clientId: number;
  readonly user?: { readonly id?: unknown; readonly name?: unknown };
}

function writerName(state: Partial<AwarenessState> | undefined): string | undefined {
  return typeof state?.user?.name === 'string' ? state.user.name : undefined;
}

/** People by their presence, each once however many tabs they have open; oneself first. */
function peopleIn(states: readonly AwarenessState[], selfId: string): PersonHere[] {
  const found = new Map<string, PersonHere>();
  for (const { user } of states) {
    if (typeof user?.id !== 'string' || typeof user.name !== 'string') continue;
    found.set(user.id, {
      id: user.id,
      name: user.name,
      initials: initialsOf(user.name),
      colour: personColour(user.id),
      self: user.id === selfId,
    });
  }
  return [...found.values()].sort(
    (one, other) => Number(other.self) - Number(one.self) || one.name.localeCompare(other.name),
  );
}

const samePeople = (one: readonly PersonHere[], other: readonly PersonHere[]) =>
  one.length === other.length &&
  one.every(({ id, name }, at) => other[at]?.id === id && other[at]?.name === name);
