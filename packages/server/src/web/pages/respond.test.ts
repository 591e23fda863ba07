import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compress } from './compress.ts';
import { pageResponse, sendPage } from './respond.ts';
import { buildStoredPage, type StoredPage } from './stored-page.ts';

const BODY = `<p>${'Ships are back. '.repeat(200)}</p>`;
const build = async (status: 200 | 301 | 404 | 410 = 200) =>
  buildStoredPage(
    {
      path: '/',
      rendered: {
        status,
        contentType: 'text/html; charset=utf-8',
        hard: ['story:1'],
        soft: [],
        ...(status === 301 ? { location: '/new/' } : {}),
      },
      render: () => Promise.reject(new Error('never')),
      nowMs: 0,
      commonHeaders: ['X-Frame-Options', 'DENY'],
    },
    await compress(Buffer.from(BODY), 'quick'),
    'quick',
  );

const decoders = {
  br: zlib.brotliDecompressSync,
  gzip: zlib.gunzipSync,
  zstd: zlib.zstdDecompressSync,
  identity: (bytes: Buffer) => bytes,
};

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}
type Ask = (
  page: StoredPage,
  init?: { method?: string; headers?: Record<string, string>; outdated?: boolean },
) => Promise<Answer>;

let server: Server;
let serving: { page: StoredPage; outdated: boolean };
beforeAll(async () => {
  server = createServer((request, response) => sendPage(request, response, serving.page, serving.outdated));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const throughApp: Ask = async (page, { outdated = false, ...init } = {}) => {
  const response = pageResponse(new Request('http://localhost/', init), page, outdated);
  return {
    status: response.status,
    headers: response.headers,
    body: Buffer.from(await response.arrayBuffer()),
  };
};

/** Over a real socket, without the client's own decompression. */
const overSocket: Ask = async (page, { outdated = false, method = 'GET', headers = {} } = {}) => {
  serving = { page, outdated };
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ port, method, headers, host: '127.0.0.1' }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(Object.entries(response.headers).map(([name, value]) => [name, `${value}`])),
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
};

describe.each([
  ['through the app', throughApp],
  ['straight to the socket', overSocket],
])('a stored page, %s', (_, ask) => {
  it.each(['br', 'gzip', 'zstd', 'identity'] as const)('is the same page in %s', async (encoding) => {
    const page = await build();
    const answer = await ask(page, { headers: { 'accept-encoding': encoding } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
    expect(answer.headers.get('content-length')).toBe(`${answer.body.length}`);
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(decoders[encoding](answer.body).toString()).toBe(BODY);
  });

  it('is not sent again to who has it in whatever encoding', async () => {
    const page = await build();
    for (const tag of [
      page.variants.br.etag,
      page.variants.identity.etag,
      `W/${page.variants.gzip.etag}`,
      `"other", ${page.variants.zstd.etag}`,
      '*',
    ]) {
      const answer = await ask(page, { headers: { 'if-none-match': tag, 'accept-encoding': 'br' } });
      expect([tag, answer.status, answer.body.length]).toEqual([tag, 304, 0]);
      expect(answer.headers.get('etag')).toBe(page.variants.br.etag);
      expect(answer.headers.get('content-length')).toBeNull();
      expect(answer.headers.get('content-encoding')).toBeNull();
      expect(answer.headers.get('cache-control')).toContain('s-maxage');
    }
  });

  it.each(['"other"', 'rubbish', '', '"', `"${'x'.repeat(3000)}"`])(
    'is sent to who has %j instead',
    async (tag) => {
      expect((await ask(await build(), { headers: { 'if-none-match': tag } })).status).toBe(200);
    },
  );

  it('answers HEAD as GET, without the body', async () => {
    const page = await build();
    const [head, get] = [await ask(page, { method: 'HEAD' }), await ask(page)];
    expect(head.status).toBe(200);
    expect(head.body.length).toBe(0);
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
  });

  it('says when it may be out of date', async () => {
    const answer = await ask(await build(), { outdated: true });
    expect(answer.headers.get('cache-status')).toContain('outdated');
    expect(answer.headers.get('warning')).toContain('110');
  });

  it.each([404, 410, 301] as const)('with status %i is never "not modified"', async (status) => {
    const page = await build(status);
    const answer = await ask(page, { headers: { 'if-none-match': page.variants.identity.etag } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('location')).toBe(status === 301 ? '/new/' : null);
  });
});
