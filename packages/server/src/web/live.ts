import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import type { LiveMessage } from '@onrecord/domain/live/message';
import { type Context, Hono } from 'hono';
import { PageStore } from './pages/page-store.ts';
import type { RenderedPage } from './pages/rendered-page.ts';
import { pageResponse } from './pages/respond.ts';
import { plainProblem } from './problem.ts';
import { JSON_TYPE } from './site/page-source.ts';

/** What open pages are told, as `live/` keeps it. */
export interface LiveSource {
  readonly isFull: boolean;
  /** The event with which somebody is told the same as with this one: any number may be asked for. */
  nearest(id: number): number;
  since(id: number): LiveMessage;
  join(stream: Writable, after: number | undefined): void;
}

export const LIVE_EVENTS_PATH = '/live/events';
/** Delta answers in memory. Bytes. */
const DELTAS_BYTES = 8 * 1024 * 1024;
/** One answer serves all who ask within a second, here and in a shared cache. */
const DELTA_CACHING = 'public, max-age=1, stale-while-revalidate=1';
/** When the system asks whether the other side of a silent stream is still there. */
const KEEP_ALIVE_PROBE_MS = 60_000;
const EVENT_ID = /^\d{1,15}$/;
/** The head of a stream says the same to everybody; a stream ends with its connection. */
const STREAM_HEAD = [
  ['Content-Type', 'text/event-stream; charset=utf-8'],
  ['Cache-Control', 'no-store'],
  // nginx would otherwise hold events back.
  ['X-Accel-Buffering', 'no'],
  ['Connection', 'close'],
] as const;

/** `/live/…` over HTTP: the stream of events, and the delta address for those who cannot hold a stream. */
export class LiveRoutes {
  readonly #source: LiveSource;
  readonly #headers: readonly string[];
  readonly #head: Buffer;
  #deltas: PageStore;

  constructor(source: LiveSource, securityHeaders: readonly string[]) {
    this.#source = source;
    this.#headers = securityHeaders;
    let head = 'HTTP/1.1 200 OK\r\n';
    for (const [name, value] of STREAM_HEAD) head += `${name}: ${value}\r\n`;
    for (let at = 0; at < securityHeaders.length; at += 2)
      head += `${securityHeaders[at]}: ${securityHeaders[at + 1]}\r\n`;
    this.#head = Buffer.from(`${head}\r\n`, 'latin1');
    this.#deltas = this.#noDeltas();
  }

  /** Answers of the delta address until the next event, made once for all who have seen the same. */
  get deltas(): PageStore {
    return this.#deltas;
  }

  /** Call it when there is something new to tell. Answers made before are nobody's any more, so none is renewed. */
  changed(): void {
    this.#deltas = this.#noDeltas();
  }

  #noDeltas(): PageStore {
    return new PageStore({
      budgetBytes: DELTAS_BYTES,
      commonHeaders: this.#headers,
      onRenderError: () => undefined,
    });
  }

  /** Answers at the delta address; other addresses under `/live/` are not here. */
  createApp(): Hono {
    const app = new Hono({ strict: true });
    app.get('/live/since/:file', (c) => this.#delta(c));
    return app;
  }

  /** Whether a plain request, by its path and header section, is for the stream and can be taken now. */
  wants(path: string): boolean {
    return (path === LIVE_EVENTS_PATH || path.startsWith(`${LIVE_EVENTS_PATH}?`)) && !this.#source.isFull;
  }

  /** Makes a stream of a connection whose request has been read; nothing else is heard on it from then on. */
  takeSocket(socket: Socket, path: string, headers: string): void {
    const lastId = /^last-event-id:[ \t]*(\d{1,15})[ \t]*\r?$/im.exec(headers)?.[1];
    socket.setTimeout(0);
    socket.setKeepAlive(true, KEEP_ALIVE_PROBE_MS);
    socket.on('data', () => socket.destroy());
    socket.on('end', () => socket.destroy());
    // One packet for all that is said at first: after a restart everybody comes at once.
    socket.cork();
    socket.write(this.#head);
    this.#source.join(socket, readAfter(path, lastId));
    socket.uncork();
  }

  /** The same for a request that Node has read: one over HTTP/1.0, or with a header the fast lane leaves alone. */
  answerStream(request: IncomingMessage, response: ServerResponse): void {
    // Something else was asked for before over this connection and is not answered: it may be a stream, without end.
    if (response.socket === null) {
      request.socket.destroy();
      return;
    }
    if (this.#source.isFull) {
      response.writeHead(503, [
        ...this.#headers,
        'Retry-After',
        '30',
        'Content-Type',
        'text/plain; charset=utf-8',
      ]);
      response.end(
        'As many readers follow along as this server takes. /live/since/ID.json tells the same.\n',
      );
      return;
    }
    const lastId = request.headers['last-event-id'];
    response.writeHead(200, [...STREAM_HEAD.flat(), ...this.#headers]);
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    request.socket.setKeepAlive(true, KEEP_ALIVE_PROBE_MS);
    request.socket.once('end', () => request.socket.destroy());
    this.#source.join(
      response,
      readAfter(request.url ?? '', typeof lastId === 'string' ? lastId : undefined),
    );
  }

  async #delta(c: Context): Promise<Response> {
    const [, id] = /^(\d{1,15})\.json$/.exec(c.req.param('file') ?? '') ?? [];
    if (id === undefined)
      return plainProblem(404, 'The address is /live/since/ID.json, where ID is the number of an event.');
    const seen = this.#source.nearest(Number(id));
    const { page } = await this.#deltas.get(`/live/since/${seen}.json`, async () => this.#render(seen));
    return pageResponse(c.req.raw, page, false);
  }

  #render(id: number): RenderedPage {
    return {
      status: 200,
      contentType: JSON_TYPE,
      body: JSON.stringify(this.#source.since(id)),
      hard: [],
      soft: [],
      cacheControl: DELTA_CACHING,
    };
  }
}

/** The event a reader has seen: what the browser repeats after a cut, before what the page was served with. */
function readAfter(path: string, lastId: string | undefined): number | undefined {
  const id = lastId ?? new URLSearchParams(path.split('?')[1]).get('after') ?? '';
  return EVENT_ID.test(id) ? Number(id) : undefined;
}
