import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fc from '@onrecord/domain/testing/fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFastLane } from './fast-lane.ts';
import { PageStore } from './pages/page-store.ts';
import { sendPage } from './pages/respond.ts';

const BODY = '<!doctype html><title>A story</title><p>Words, and words again, and words.</p>'.repeat(20);
const pages = new PageStore({
  budgetBytes: 1e7,
  commonHeaders: ['X-Content-Type-Options', 'nosniff'],
  onRenderError: () => undefined,
});

/** The same server twice: with the lane, and without it as the measure of what is right. */
function build(): Server {
  return createServer((request, response) => {
    const page =
      request.method === 'GET' || request.method === 'HEAD' ? pages.find(request.url ?? '') : undefined;
    if (page) sendPage(request, response, page, pages.detached);
    else response.writeHead(404, { 'Content-Length': '4' }).end('none');
  });
}
const servers: { server: Server; port: number; close: () => void }[] = [];

beforeAll(async () => {
  await pages.get('/story/', async () => ({
    status: 200,
    contentType: 'text/html; charset=utf-8',
    body: BODY,
    hard: ['story:1'],
    soft: ['feed:main'],
  }));
  for (const withLane of [true, false]) {
    const server = build();
    const lane = withLane ? addFastLane(server, { pages, keepAliveMs: 5000 }) : undefined;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push({ server, port: (server.address() as AddressInfo).port, close: () => lane?.close() });
  }
});
afterAll(async () => {
  for (const { server, close } of servers) {
    close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Sends pieces one after another and gives back all that came until the other side closed. */
function converse(port: number, pieces: readonly (string | Buffer)[]): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const received: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('data', (chunk) => received.push(chunk));
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE'
        ? resolve(Buffer.concat(received))
        : reject(error),
    );
    socket.on('close', () => resolve(Buffer.concat(received)));
    void (async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        socket.write(piece);
        await new Promise((next) => setTimeout(next, 5));
      }
    })();
  });
}

/** What a client understands of a conversation: everything but the time and how the connection is kept. */
async function understood(port: number, pieces: readonly (string | Buffer)[]): Promise<string> {
  const text = (await converse(port, pieces)).toString('latin1');
  return text
    .replace(/\r\nDate: [^\r]*/g, '')
    .replace(/\r\nKeep-Alive: [^\r]*/g, '')
    .replace(/\r\nConnection: [^\r]*/g, '');
}

async function expectSame(pieces: readonly (string | Buffer)[]): Promise<string> {
  const [fast, plain] = await Promise.all(servers.map(({ port }) => understood(port, pieces)));
  expect(fast).toBe(plain);
  return fast ?? '';
}

const LAST = 'GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
const ask = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${headers}\r\n`;

test('a stored page is the same bytes as from the plain server, in each encoding', async () => {
  for (const encoding of ['br', 'gzip', 'zstd', 'identity', 'gzip, deflate, br, zstd', 'br;q=0', '*']) {
    const answer = await expectSame([ask('/story/', `Accept-Encoding: ${encoding}\r\n`), LAST]);
    expect(answer).toContain('HTTP/1.1 200 OK');
  }
});

test('several requests on one connection are answered in order, and the first other one moves it to the plain server', async () => {
  const answer = await expectSame([ask('/story/'), ask('/story/'), ask('/other/'), ask('/story/'), LAST]);
  expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
  expect(answer.match(/HTTP\/1\.1 404/g)).toHaveLength(2);
});

test('requests in one piece, in many pieces and cut anywhere are understood alike', async () => {
  const conversation = ask('/story/', 'Accept-Encoding: br\r\n') + ask('/story/') + LAST;
  await expectSame([conversation]);
  for (let cut = 1; cut < conversation.length; cut += 13) {
    await expectSame([conversation.slice(0, cut), conversation.slice(cut)]);
  }
});

test('what could smuggle a second request past a proxy is left to the plain server', async () => {
  const bodies = [
    'Content-Length: 5\r\n\r\nGET /',
    'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ' folded: header\r\n\r\n',
    'Bad Name: x\r\n\r\n',
    'Content-Length : 5\r\n\r\nhello',
    'Host: b\r\n\r\n',
    'X: a\rb\r\n\r\n',
    'X: a\nContent-Length: 3\r\n\r\n',
    'Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    'Expect: 100-continue\r\n\r\n',
  ];
  for (const rest of bodies) await expectSame([`GET /story/ HTTP/1.1\r\nHost: a\r\n${rest}`, LAST]);
  await expectSame(['GET /story/ HTTP/1.1\r\n\r\n', LAST]);
  await expectSame(['GET /story/ HTTP/1.0\r\nHost: a\r\n\r\n']);
  await expectSame(['HEAD /story/ HTTP/1.1\r\nHost: a\r\n\r\n', LAST]);
});

test('a known page answers 304 to its own ETag', async () => {
  const first = await expectSame([ask('/story/'), LAST]);
  const etag = /ETag: ("[^"]+")/i.exec(first)?.[1];
  const second = await expectSame([ask('/story/', `If-None-Match: ${etag}\r\n`), LAST]);
  expect(second).toContain('HTTP/1.1 304');
});

test('whatever header lines a stranger sends, both servers say the same', async () => {
  const word = fc.string({
    unit: fc.constantFrom('a', ':', ' ', '\t', '\r', '\n', '-', '0', ',', '\u0000', 'é', '='),
  });
  const line = fc.oneof(
    fc.tuple(
      fc.constantFrom('Accept-Encoding', 'Host', 'X-A', 'Connection', 'Content-Length', 'TE', 'Range'),
      word,
    ),
    fc.tuple(word, word),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (lines) => {
      const headers = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      // Ends the connection either way: with an answer to the last request or with a refusal.
      const request = Buffer.from(ask('/story/', headers), 'latin1');
      const outcome = await Promise.race([
        expectSame([request, LAST]),
        new Promise<string>((resolve) => setTimeout(() => resolve('still waiting for more'), 300)),
      ]);
      expect(outcome).toBeTypeOf('string');
    }),
    { numRuns: 60 },
  );
});

test('a page in doubt is left to the plain server, which marks it', async () => {
  pages.detached = true;
  const answer = await expectSame([ask('/story/'), LAST]);
  pages.detached = false;
  expect(answer).toContain('Cache-Status: Onrecord; hit; detail=outdated');
});

/** A server with the lane whose connections may rest for longer than any test takes. */
async function serveLane() {
  const server = build();
  const lane = addFastLane(server, { pages, keepAliveMs: 600_000 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, lane, port: (server.address() as AddressInfo).port };
}
const PATIENCE_MS = 20_000;

test('who leaves, in order or not, leaves no connection behind', { timeout: 2 * PATIENCE_MS }, async () => {
  const { server, lane, port } = await serveLane();
  for (const leave of ['end', 'destroy', 'resetAndDestroy'] as const) {
    const socket = connect(port, '127.0.0.1');
    socket.write(ask('/story/'));
    await once(socket, 'data');
    socket[leave]();
  }
  const closed = new Promise((resolve) => server.close(() => resolve('all have left')));
  expect(await Promise.race([closed, delay(PATIENCE_MS, 'some are left', { ref: false })])).toBe(
    'all have left',
  );
  lane.close();
});

test('a server that is closed waits for nobody who keeps a connection, or does not read what it asked for', {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const { server, lane, port } = await serveLane();
  const clients = [1, 5000].map((requests) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    for (let asked = 0; asked < requests; asked++) socket.write(ask('/story/'));
    return socket;
  });
  await Promise.all(clients.map((socket) => once(socket, 'readable')));
  const closed = new Promise((resolve) => server.close(() => resolve('closed')));
  lane.close();
  expect(await Promise.race([closed, delay(PATIENCE_MS, 'still open', { ref: false })])).toBe('closed');
  for (const socket of clients) socket.destroy();
});
