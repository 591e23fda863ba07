import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compressTexts } from './built-files.ts';
import { createDeskApp, readDeskFiles } from './desk-app.ts';

const INDEX = '<!doctype html><title>Desk</title>';
let folder: string;
let app: ReturnType<typeof createDeskApp>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), INDEX);
  await writeFile(join(folder, 'offline.js'), 'caches.open("x");');
  await writeFile(join(folder, 'assets/index-abc.js'), 'console.log(1);'.repeat(50));
  await writeFile(join(folder, 'assets/sans-def.woff2'), 'font');
  await compressTexts(join(folder, 'assets'));
  app = createDeskApp({ files: await readDeskFiles(folder), origin: 'https://news.example' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the desk', () => {
  test.each(['/desk/', '/desk/stories/5f2e', '/desk/calendar', '/desk/no-such-screen'])(
    'answers %s with its page, which nobody keeps',
    async (path) => {
      const response = await app.request(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(INDEX);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    },
  );

  test('leaves the headers of what stands behind it alone', async () => {
    const site = new Hono().route('/', app).get('/a-story/', (c) => c.text('for readers'));
    const response = await site.request('/a-story/');
    expect(await response.text()).toBe('for readers');
    expect(response.headers.get('x-robots-tag')).toBeNull();
    expect(response.headers.get('content-security-policy')).toBeNull();
  });

  test('leads to its page without the slash', async () => {
    const response = await app.request('/desk');
    expect([response.status, response.headers.get('location')]).toEqual([301, '/desk/']);
  });

  test('gives its files compressed and for good', async () => {
    const response = await app.request('/desk/assets/index-abc.js', { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    const body = Buffer.from(await response.arrayBuffer());
    expect(brotliDecompressSync(body).toString()).toContain('console.log(1);');
  });

  test.each([
    '/desk/assets/none.js',
    '/desk/assets/..%2findex.html',
    '/desk/assets/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  ])('has no file %s', async (path) => {
    const response = await app.request(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('doctype');
  });

  test('tells the script for times without a network what to keep', async () => {
    const response = await app.request('/desk/offline.js');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe(
      'self.DESK_FILES = ["/desk/assets/index-abc.js","/desk/assets/sans-def.woff2"];\ncaches.open("x");',
    );
  });

  test.each(['/desk/', '/desk/assets/index-abc.js', '/desk/assets/none.js', '/desk/offline.js'])(
    'lets %s run no script but its own, in no frame of others',
    async (path) => {
      const { headers } = await app.request(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("connect-src 'self' wss://news.example");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-robots-tag')).toBe('noindex');
      expect(headers.get('strict-transport-security')).toContain('max-age');
    },
  );

  test('answers a HEAD without a body', async () => {
    const response = await app.request('/desk/', { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe(`${INDEX.length}`);
    expect(await response.text()).toBe('');
  });
});
