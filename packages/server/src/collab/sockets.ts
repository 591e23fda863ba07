import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Hocuspocus, WebSocketLike } from '@hocuspocus/server';
import { SHARED_DOCUMENT_CLOSE } from '@onrecord/domain/desk/shared-document';
import type { Actor } from '@onrecord/domain/team/roles';
import crossws from 'crossws/adapters/node';
import type { Log } from '../log.ts';
import { isForStory } from './message-address.ts';

/** The part of a team's sign-in that co-editing needs. */
export interface SignInCheck {
  findActor(headers: Headers): Promise<Writer | undefined>;
}

/** Somebody who is signed in. */
export interface Writer {
  readonly actor: Actor;
  readonly name: string;
  readonly sessionId: string;
}

/** One browser tab's connection. All its documents go over it. */
export interface Visitor {
  readonly headers: Headers;
  writer: Writer;
  /** Stories open over this connection. */
  readonly storyIds: Set<string>;
  close(code: number, reason: string): void;
}

/** What hooks of Hocuspocus are given for a connection. */
export interface VisitorContext {
  readonly visitor: Visitor;
}

export interface SocketOptions {
  readonly hocuspocus: Hocuspocus<VisitorContext>;
  readonly team: SignInCheck;
  readonly log: Log;
  /** Scheme, host and port the desk is opened at: connections from pages of other origins are refused. */
  readonly origin: string | undefined;
}

const COLLAB_PATH = '/desk/collab';
/** What one message may weigh: days of work without a connection, pasted pages included. Bytes. */
const MESSAGE_MAX_BYTES = 16 * 1024 * 1024;
/** Tabs of one person, in all browsers. */
const CONNECTIONS_PER_USER = 30;

/** WebSocket connections of the desk, put on a server of ours; requests for anything else are left alone. */
export class Sockets {
  readonly visitors = new Set<Visitor>();
  readonly #options: SocketOptions;
  readonly #adapter: ReturnType<typeof crossws>;
  #closed = false;

  constructor(options: SocketOptions) {
    this.#options = options;
    const connections = new Map<string, { visitor: Visitor; handler: Handler }>();
    this.#adapter = crossws({
      serverOptions: { maxPayload: MESSAGE_MAX_BYTES },
      hooks: {
        upgrade: (request) => this.#admit(request.headers),
        open: (peer) => {
          const { writer } = peer.context as { writer?: Writer };
          if (writer === undefined) return peer.close(SHARED_DOCUMENT_CLOSE.signedOut, 'signed out');
          const visitor: Visitor = {
            headers: peer.request.headers,
            writer,
            storyIds: new Set(),
            close: (code, reason) => peer.close(code, reason),
          };
          this.visitors.add(visitor);
          const handler = options.hocuspocus.handleConnection(
            peer.websocket as unknown as WebSocketLike,
            peer.request as unknown as Request,
            { visitor },
          );
          connections.set(peer.id, { visitor, handler });
        },
        message: (peer, message) => {
          const bytes = message.uint8Array();
          if (!isForStory(bytes)) return peer.close(SHARED_DOCUMENT_CLOSE.notUnderstood, 'not understood');
          connections.get(peer.id)?.handler.handleMessage(bytes);
        },
        close: (peer, { code, reason }) => {
          const gone = connections.get(peer.id);
          connections.delete(peer.id);
          if (gone === undefined) return;
          this.visitors.delete(gone.visitor);
          gone.handler.handleClose({ code: code ?? 1006, reason: reason ?? '' });
        },
        // A message that is too large or no WebSocket frame; `close` follows.
        error: (_, error) => options.log.debug({ err: error }, 'a co-editing connection broke'),
      },
    });
  }

  attach(server: Server): void {
    // Without this, Node would take every request with an Upgrade header (h2c, say) out of our HTTP server's hands.
    const before = server.listenerCount('upgrade') > 0;
    Object.assign(server, {
      shouldUpgradeCallback: (request: IncomingMessage) => before || isOurs(request),
    });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (!isOurs(request)) return;
      socket.on('error', () => socket.destroy());
      if (this.#closed) return void socket.destroy();
      void this.#adapter.handleUpgrade(request, socket, head).catch((error) => {
        this.#options.log.warn({ err: error }, 'a co-editing connection could not be opened');
        socket.destroy();
      });
    });
  }

  /** Closes connections; browsers try again elsewhere, or here after a restart. */
  close(): void {
    this.#closed = true;
    this.#adapter.closeAll(1012, 'restarting');
  }

  /** Cuts what has not closed by itself. */
  cut(): void {
    this.#adapter.closeAll(1012, 'restarting', true);
  }

  async #admit(headers: Headers): Promise<Response | { context: { writer: Writer } }> {
    if (!this.#isSameOrigin(headers)) return refusal(403, 'Open the desk at its own address.');
    let writer: Writer | undefined;
    try {
      writer = await this.#options.team.findActor(headers);
    } catch (error) {
      this.#options.log.warn({ err: error }, 'a co-editing connection could not be checked');
      return refusal(503, 'The server cannot reach its database.');
    }
    if (writer === undefined) return refusal(401, 'Sign in first.');
    const { userId } = writer.actor;
    const open = [...this.visitors].filter((visitor) => visitor.writer.actor.userId === userId).length;
    if (open >= CONNECTIONS_PER_USER) return refusal(429, 'Too many windows are open.');
    return { context: { writer } };
  }

  /** Browsers always say where a page that opens a WebSocket came from; programs need not. */
  #isSameOrigin(headers: Headers): boolean {
    const from = headers.get('origin');
    if (from === null) return true;
    const { origin } = this.#options;
    return origin === undefined ? URL.parse(from)?.host === headers.get('host') : from === origin;
  }
}

type Handler = ReturnType<Hocuspocus['handleConnection']>;

function isOurs(request: IncomingMessage): boolean {
  return request.url === COLLAB_PATH || request.url?.startsWith(`${COLLAB_PATH}?`) === true;
}

function refusal(status: number, words: string): Response {
  return new Response(`${words}\n`, {
    status,
    headers: { Connection: 'close', 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
