import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Encoding } from './pages/compress.ts';
import { negotiateEncoding } from './pages/negotiate.ts';
import type { PageVariant, StoredPage } from './pages/stored-page.ts';

/**
 * The fast lane: plain requests for stored pages are answered from the socket, without building a request and a
 * response object for each. It takes only what it fully understands, one whole GET without a body in one piece,
 * and hands everything else, with the connection, to Node's own HTTP server, which then keeps it. Answers are the
 * same bytes either way. Rules of messages: RFC 9112.
 */
export interface FastLaneOptions {
  readonly pages: LanePages;
  /** Takes over connections that ask for the stream of events. */
  readonly live?: LaneStreams | undefined;
  /** How long a connection may rest between requests, and before its first. Milliseconds. */
  readonly keepAliveMs: number;
}

/** Where answers come from. */
export interface LanePages {
  /** While true, nothing is answered here. */
  readonly detached: boolean;
  find(path: string): StoredPage | undefined;
}

export interface LaneStreams {
  wants(path: string): boolean;
  takeSocket(socket: Socket, path: string, headers: string): void;
}

/** Longer requests are Node's. Bytes. */
const REQUEST_MAX = 8192;
/** A client that asks without reading what it was sent is not listened to beyond this. Bytes. */
const UNREAD_MAX = 256 * 1024;

/**
 * Requests answered before the event loop comes round again. With a thousand and more busy connections libuv goes on
 * with those it knows for up to half a second, and new ones wait; what is above this waits for the next turn instead.
 */
const ANSWERS_A_TURN = 512;

/** Headers that change what a request means: Node reads those. */
const NOT_PLAIN = new Set([
  'content-length',
  'expect',
  'if-modified-since',
  'if-none-match',
  'if-match',
  'range',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
const HEADER_LINE = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/;

/** What was answered has to be read by then once the lane is closed. */
const CLOSING_MS = 2000;

/** Puts the lane before an HTTP server. Returns what closes the connections that are in it. */
export function addFastLane(server: Server, options: FastLaneOptions): { close(): void } {
  const handOver = server.listeners('connection') as ((socket: Socket) => void)[];
  server.removeAllListeners('connection');
  const inLane = new Set<Socket>();
  const clock = new DateClock();
  let answeredInTurn = 0;
  let waiting: (() => void)[] = [];
  const nextTurn = () => {
    answeredInTurn = 0;
    const due = waiting;
    waiting = [];
    for (const goOn of due) goOn();
  };

  server.on('connection', (socket: Socket) => {
    let lastHeaders = '';
    let lastEncoding: Encoding | undefined;

    const leave = () => {
      socket.off('data', onData).off('end', onEnd).off('error', onError);
      socket.off('close', leave).off('timeout', onTimeout);
      socket.setTimeout(0);
      inLane.delete(socket);
    };
    // The other side went away, which is its right.
    const onError = () => socket.destroy();
    const onTimeout = () => socket.destroy();
    // The server lets connections be half open: without this, each that is left stays until its time is over.
    const onEnd = () => {
      held = undefined;
      socket.end();
    };
    let held: Buffer | undefined;
    const onData = (chunk: Buffer) => {
      if (answeredInTurn++ === 0) setImmediate(nextTurn);
      if (answeredInTurn <= ANSWERS_A_TURN && held === undefined) take(chunk);
      else {
        if (held === undefined) waiting.push(goOn);
        held = held === undefined ? chunk : Buffer.concat([held, chunk]);
      }
    };
    const goOn = () => {
      const chunk = held;
      held = undefined;
      if (chunk !== undefined && inLane.has(socket)) take(chunk);
    };
    const take = (chunk: Buffer) => {
      const request = readPlain(chunk);
      if (request !== undefined && options.live?.wants(request.path)) {
        leave();
        options.live.takeSocket(socket, request.path, request.headers);
        return;
      }
      const wire = request && answerTo(request);
      if (wire === undefined) {
        leave();
        socket.unshift(chunk);
        for (const listener of handOver) listener.call(server, socket);
        return;
      }
      socket.write(wire);
      if (socket.writableLength > UNREAD_MAX) {
        socket.pause();
        socket.once('drain', () => socket.resume());
      }
    };

    /** One whole plain request; undefined for everything else. */
    const readPlain = (chunk: Buffer) => {
      if (chunk.length > REQUEST_MAX) return undefined;
      const text = chunk.toString('latin1');
      const lineEnd = text.indexOf('\r\n');
      if (lineEnd < 0 || !text.startsWith('GET /') || !text.endsWith(' HTTP/1.1', lineEnd)) return undefined;
      const headers = text.slice(lineEnd + 2);
      // Most clients say the same with every request.
      if (headers !== lastHeaders || lastEncoding === undefined) {
        lastEncoding = plainEncoding(headers);
        lastHeaders = headers;
      }
      if (lastEncoding === undefined) return undefined;
      return { path: text.slice(4, lineEnd - 9), headers, encoding: lastEncoding };
    };

    /** The whole answer to a request for a stored page; undefined where there is none. */
    const answerTo = ({ path, encoding }: { path: string; encoding: Encoding }): Buffer | undefined => {
      if (options.pages.detached) return undefined;
      const page = options.pages.find(path);
      return page && wireOf(page, page.variants[encoding], clock.now());
    };

    inLane.add(socket);
    socket.setNoDelay(true);
    socket.setTimeout(options.keepAliveMs);
    socket.on('data', onData).on('end', onEnd).on('error', onError);
    socket.on('close', leave).on('timeout', onTimeout);
  });

  return {
    close() {
      for (const socket of inLane) socket.destroySoon();
      // Who does not read its answer holds nobody up: the server waits for every connection before it is closed.
      setTimeout(() => {
        for (const socket of inLane) socket.destroy();
      }, CLOSING_MS).unref();
    },
  };
}

/** The encoding to answer in if the header section is that of one plain request and ends the text; else undefined. */
function plainEncoding(headers: string): Encoding | undefined {
  if (!headers.endsWith('\r\n\r\n')) return undefined;
  let host = false;
  let acceptEncoding: string | undefined;
  for (const line of headers.slice(0, -4).split('\r\n')) {
    const [, name = '', value = ''] = HEADER_LINE.exec(line) ?? [];
    const lower = name.toLowerCase();
    if (lower === '' || NOT_PLAIN.has(lower)) return undefined;
    if (lower === 'connection' && value.trim().toLowerCase() !== 'keep-alive') return undefined;
    if (lower === 'host') {
      if (host) return undefined;
      host = true;
    }
    if (lower === 'accept-encoding') {
      if (acceptEncoding !== undefined) return undefined;
      acceptEncoding = value;
    }
  }
  return host ? negotiateEncoding(acceptEncoding) : undefined;
}

/** Answers made in this second, head and body in one; of the pages asked for now, not of all in the store. */
const wires = new Map<PageVariant, { readonly date: string; readonly wire: Buffer }>();
const WIRES_MAX = 256;

function wireOf(page: StoredPage, variant: PageVariant, date: string): Buffer {
  const last = wires.get(variant);
  if (last?.date === date) return last.wire;
  let head = `HTTP/1.1 ${page.status} ${STATUS_CODES[page.status]}\r\n`;
  for (let at = 0; at < variant.headers.length; at += 2)
    head += `${variant.headers[at]}: ${variant.headers[at + 1]}\r\n`;
  head += `Date: ${date}\r\nConnection: keep-alive\r\n\r\n`;
  const wire = Buffer.concat([Buffer.from(head, 'latin1'), variant.body]);
  if (wires.size >= WIRES_MAX) wires.clear();
  wires.set(variant, { date, wire });
  return wire;
}

/** The `Date` header, made once a second at most. */
class DateClock {
  #second = 0;
  #date = '';

  now(): string {
    const second = Math.floor(Date.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#date = new Date(second * 1000).toUTCString();
    }
    return this.#date;
  }
}
