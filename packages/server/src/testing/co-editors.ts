import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { Clock } from '@onrecord/domain/clock';
import {
  parseSharedDocumentMessage,
  SHARED,
  type SharedDocumentMessage,
  sharedDocumentName,
} from '@onrecord/domain/desk/shared-document';
import type { Role } from '@onrecord/domain/team/roles';
import * as Y from 'yjs';
import { type Collab, createCollab } from '../collab/collab.ts';
import type { SignInCheck, Writer } from '../collab/sockets.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import { addFastLane } from '../web/fast-lane.ts';
import { PageStore } from '../web/pages/page-store.ts';

/** Who is signed in by a cookie `who=NAME.ROLE`, without a password: the desk of tests. */
export function nameTags(): SignInCheck {
  return {
    async findActor(headers): Promise<Writer | undefined> {
      const [, name, role] = /(?:^|; )who=([a-z0-9]+)\.([a-z]+)/.exec(headers.get('cookie') ?? '') ?? [];
      if (name === undefined) return undefined;
      return { actor: { userId: name, role: role as Role }, name: `${name} writes`, sessionId: name };
    },
  };
}

export interface CollabServer {
  readonly collab: Collab;
  readonly server: HttpServer;
  readonly port: number;
  /** Complaints of the log so far, as JSON lines. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface CollabServerOptions {
  readonly connectionString: string;
  readonly team?: SignInCheck;
  readonly port?: number;
  /** Whether it hears of what other processes write. */
  readonly neighbourly?: boolean;
  readonly clock?: Clock;
}

/** An HTTP server that answers "plain" to all, with co-editing on it. */
export async function startCollabServer(options: CollabServerOptions): Promise<CollabServer> {
  const { connectionString } = options;
  const complaints: string[] = [];
  const log = createLog('warn', { write: (line) => void complaints.push(line) });
  const db = openDatabase({ connectionString, poolSize: 5, onIdleError: () => undefined });
  const collab = createCollab({
    db,
    team: options.team ?? nameTags(),
    log,
    clock: options.clock ?? (() => new Date()),
    ...(options.neighbourly && { connectionString }),
  });
  const server = createHttpServer((_, response) => response.end('plain'));
  // Connections come through the lane, as in the real server.
  const pages = new PageStore({ budgetBytes: 0, commonHeaders: [], onRenderError: () => undefined });
  const lane = addFastLane(server, { pages, keepAliveMs: 5000 });
  collab.attach(server);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    collab,
    server,
    port: (server.address() as AddressInfo).port,
    complaints,
    async close() {
      server.close();
      lane.close();
      await collab.close();
      server.closeAllConnections();
      await db.destroy();
    },
  };
}

/** A port nobody listens on, to be taken again and again by a server that is killed. */
export async function findFreePort(): Promise<number> {
  const probe: Server = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}

/** A browser's half of a shared document: its own copy, which tries to reach the server for as long as it is open. */
export class CoEditor {
  readonly doc = new Y.Doc();
  readonly provider: HocuspocusProvider;
  readonly messages: SharedDocumentMessage[] = [];
  readonly refusals: string[] = [];
  readonly closeCodes: number[] = [];
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #others: HocuspocusProvider[] = [];
  /** Whether the database has all that was typed here: the rule in `domain/desk/shared-document`. */
  saved = false;

  constructor(port: number, storyId: string, cookie: string) {
    class SignedInSocket extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie } } as unknown as string[]);
      }
    }
    this.#socket = new HocuspocusProviderWebsocket({
      url: `ws://127.0.0.1:${port}/desk/collab`,
      WebSocketPolyfill: SignedInSocket,
      delay: 50,
      minDelay: 50,
      maxDelay: 200,
      factor: 1,
      onClose: ({ event }) => this.closeCodes.push(event.code),
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: sharedDocumentName(storyId),
      document: this.doc,
      token: 'cookie',
      // As the desk does: what the handshake sends holds all that waits here.
      onOpen: () => Object.assign(this.#socket, { messageQueue: [] }),
      onStateless: ({ payload }) => {
        const message = parseSharedDocumentMessage(payload);
        if (message === undefined) return;
        this.messages.push(message);
        if (message.type === 'saved' && message.complete && this.provider.unsyncedChanges === 0)
          this.saved = true;
      },
      onAuthenticationFailed: ({ reason }) => this.refusals.push(reason),
    });
    this.provider.attach();
    this.doc.on('update', (_, origin) => {
      if (origin !== this.provider) this.saved = false;
    });
  }

  get headline(): Y.Text {
    return this.doc.getText(SHARED.headline);
  }

  get isSynced(): boolean {
    return this.provider.isSynced;
  }

  /** Types words into the first paragraph of the body, at its end. */
  type(words: string): void {
    const text = this.#firstText();
    text.insert(text.length, words);
  }

  /** Takes words out of the first paragraph. */
  erase(from: number, length: number): void {
    this.#firstText().delete(from, length);
  }

  /** All that this browser has, as it keeps it on its machine. */
  updates(): Uint8Array {
    return Y.encodeStateAsUpdate(this.doc);
  }

  /** Takes up what a browser has kept. */
  take(kept: Uint8Array): void {
    Y.applyUpdate(this.doc, kept);
  }

  /** Shows the others a caret at the end of the first paragraph, as the editor does. */
  showCaret(): void {
    const text = this.#firstText();
    const place = Y.createRelativePositionFromTypeIndex(text, text.length);
    this.provider.setAwarenessField('cursor', { anchor: place, head: place });
  }

  /** The words of the first paragraph. */
  get words(): string {
    const first = this.doc.getXmlFragment(SHARED.body).get(0);
    const text = first instanceof Y.XmlElement ? first.get(0) : undefined;
    return text instanceof Y.XmlText ? text.toString() : '';
  }

  #firstText(): Y.XmlText {
    const paragraph = this.doc.getXmlFragment(SHARED.body).get(0);
    if (!(paragraph instanceof Y.XmlElement)) throw new Error('There is no paragraph to type into.');
    const text = paragraph.get(0);
    if (text instanceof Y.XmlText) return text;
    const made = new Y.XmlText();
    paragraph.insert(0, [made]);
    return made;
  }

  /** Opens another story over the same connection. Resolves with '' once it is there, else why it is not. */
  async alsoOpen(storyId: string): Promise<string> {
    return new Promise((resolve) => {
      const provider: HocuspocusProvider = new HocuspocusProvider({
        websocketProvider: this.#socket,
        name: sharedDocumentName(storyId),
        token: 'cookie',
        onSynced: () => resolve(''),
        onAuthenticationFailed: ({ reason }) => resolve(reason),
      });
      provider.attach();
      this.#others.push(provider);
    });
  }

  close(): void {
    for (const other of this.#others) other.destroy();
    this.provider.destroy();
    this.#socket.destroy();
    this.doc.destroy();
  }
}
