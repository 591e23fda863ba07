import fc from '@onrecord/domain/testing/fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GPS_EXIF, samplePicture } from '../media/testing/picture-samples.ts';
import { databaseAddress, runSql } from '../testing/sql.ts';
import { buildStories, buildStory, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { openTestSite, type TestSite } from '../testing/test-site.ts';

let newsroom: TestNewsroom;
let site: TestSite;
let picture: string;
let file: string;

async function open() {
  newsroom = await createNewsroom();
  await newsroom.save(...buildStories(3), buildStory('gone'), buildStory('moved'));
  await newsroom.save(buildStory('gone', { state: 'withdrawn' }), buildStory('moved', { slug: 'moved-on' }));
  site = await openTestSite(newsroom);
}
async function close() {
  await site.close();
  await newsroom.close();
}

const REQUIRED = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'strict-transport-security',
];

describe('every answer', () => {
  beforeAll(async () => {
    await open();
    picture = await site.addFile(
      await samplePicture(900, 600).jpeg().withExif({ IFD3: GPS_EXIF }).toBuffer(),
      'quay.jpg',
      'picture',
    );
    file = await site.addFile(Buffer.from('%PDF-1.7\nminutes of the council'), 'minutes.pdf', 'file');
  });
  afterAll(close);

  it.each([
    ['GET', '/', 200],
    ['HEAD', '/', 200],
    ['GET', '/story-0/', 200],
    ['GET', '/moved/', 301],
    ['GET', '/story-0', 301],
    ['GET', '/nowhere/', 404],
    ['GET', '/gone/', 410],
    ['POST', '/', 405],
    ['GET', '/search/?q=x', 200],
    ['GET', '/rss/', 200],
    ['GET', '/assets/site.css', 200],
    ['GET', '/assets/none.css', 404],
    ['GET', '/favicon.ico', 302],
    ['GET', '/health/live', 200],
    ['GET', '/media/none', 404],
    ['GET', `/${'x'.repeat(3000)}/`, 404],
    ['GET', '/oembed.json?url=x&format=xml', 501],
  ])('to %s %s carries the headers a security scan looks for', async (method, path, status) => {
    const response = await site.get(path, { method });
    expect(response.status).toBe(status);
    for (const name of REQUIRED) expect([name, response.headers.get(name)]).not.toEqual([name, null]);
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('with a picture or a file carries them, too', async () => {
    for (const path of [
      `/media/${picture}/320.webp`,
      `/media/${picture}/social.jpg`,
      `/media/${file}/file/minutes.pdf`,
    ]) {
      const response = await site.get(path);
      expect([path, response.status]).toEqual([path, 200]);
      for (const name of REQUIRED) expect([name, response.headers.get(name)]).not.toEqual([name, null]);
      expect(response.headers.get('cache-control')).toContain('immutable');
    }
  });

  it('never holds the original of a picture', async () => {
    const kyiv = '30.52';
    for (const path of [
      `/media/${picture}/file/quay.jpg`,
      `/media/${picture}/file/quay.pdf`,
      `/media/${picture}/file/x`,
      `/media/${picture}/original.jpg`,
      `/media/${picture}`,
      `/media/${picture}/`,
      `/media/${picture}/9999.jpg`,
      `/media/../media/${picture}/file/quay.jpg`,
    ]) {
      const response = await site.get(path);
      expect([path, response.status]).toEqual([path, 404]);
    }
    const rendition = Buffer.from(await (await site.get(`/media/${picture}/900.jpg`)).arrayBuffer());
    expect(rendition.includes('GPS')).toBe(false);
    expect(rendition.includes(kyiv)).toBe(false);
    expect(rendition.includes('Exif')).toBe(false);
  });

  it('to who has a file already is short, and only then', async () => {
    const path = `/media/${file}/file/minutes.pdf`;
    const etag = (await site.get(path)).headers.get('etag') ?? '';
    expect((await site.get(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await site.get(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('to a part of a file is that part', async () => {
    const path = `/media/${file}/file/minutes.pdf`;
    const part = async (range: string) => {
      const response = await site.get(path, { headers: { range } });
      return [
        response.status,
        response.headers.get('content-range'),
        response.status < 300 ? await response.text() : '',
      ];
    };
    expect(await part('bytes=0-3')).toEqual([206, 'bytes 0-3/31', '%PDF']);
    expect(await part('bytes=-7')).toEqual([206, 'bytes 24-30/31', 'council']);
    expect(await part('bytes=24-')).toEqual([206, 'bytes 24-30/31', 'council']);
    expect(await part('bytes=24-9999')).toEqual([206, 'bytes 24-30/31', 'council']);
    expect(await part('bytes=31-')).toEqual([416, 'bytes */31', '']);
    expect((await part('bytes=-0'))[0]).toBe(416);
    expect((await part('bytes=0-1,3-4'))[0]).toBe(200);
    expect((await part('lines=1-2'))[0]).toBe(200);
  });
});

describe('whatever a stranger sends', () => {
  beforeAll(open);
  afterAll(close);

  const piece = fc.oneof(
    fc.constantFrom(
      '/',
      '//',
      '..',
      '%2e%2e',
      '%2f',
      '%00',
      '%',
      '%zz',
      '%ed%a0%80',
      '%c0%af',
      '\\',
      '?',
      '#',
      '&',
      '=',
    ),
    fc.constantFrom(
      'tag',
      'author',
      'search',
      'rss',
      'page',
      'media',
      'assets',
      'sitemaps',
      'health',
      'oembed.json',
    ),
    fc.constantFrom(
      'story-0',
      'gone',
      'moved',
      'before',
      'q',
      'order',
      'url',
      'best',
      'amp',
      'feed.json',
      '__proto__',
    ),
    fc.constantFrom(
      '2025-03.xml',
      'a'.repeat(64),
      '320.webp',
      'file',
      'https://harbour.example/',
      "' or 1=1--",
      '<script>',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.string({ unit: 'binary', maxLength: 4 }).map((text) => encodeURIComponent(text.toWellFormed())),
  );
  const path = fc.array(piece, { maxLength: 10 }).map((pieces) => `/${pieces.join('')}`);
  const query = fc
    .array(fc.tuple(fc.constantFrom('q', 'before', 'order', 'url', 'maxwidth', 'format', 'x'), piece), {
      maxLength: 4,
    })
    .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));
  const headerValue = fc.stringMatching(/^[\x20-\x7e\x80-\xff]{0,60}$/);
  const headers = fc.dictionary(
    fc.constantFrom(
      'accept',
      'accept-encoding',
      'accept-language',
      'cookie',
      'if-none-match',
      'range',
      'user-agent',
      'x-forwarded-host',
      'x-forwarded-proto',
      'referer',
    ),
    headerValue,
    { maxKeys: 4 },
  );

  it('gets an answer below 500, without a word about what is inside', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'GET', 'HEAD', 'POST'),
        path,
        query,
        headers,
        async (method, path, query, headers) => {
          let request: Request;
          try {
            request = new Request(
              new URL(`https://harbour.example${path}${path.includes('?') ? '&' : '?'}${query}`),
              { method, headers },
            );
          } catch {
            return;
          }
          const response = await site.app.request(request);
          const text = await response.text();
          expect(response.status).toBeLessThan(500 + (path.includes('oembed') ? 2 : 0));
          expect(text).not.toMatch(/\n\s+at \S+ \(|node_modules|SELECT |syntax error|Error:/i);
          expect(response.headers.get('content-security-policy')).not.toBeNull();
          const location = response.headers.get('location');
          if (location !== null)
            expect(new URL(location, 'https://harbour.example').host).toBe('harbour.example');
        },
      ),
      { numRuns: 1500 },
    );
    expect(site.logged.filter((line) => line.includes('failed'))).toEqual([]);
  });

  it.each([
    ['/search/?q=%', 200],
    ['/search/?q=%00', 200],
    ['/search/?q=%ff%fe', 200],
    [`/search/?q=${'-'.repeat(1500)}`, 200],
    ['/search/?q=a&q=b', 200],
    ['/search/?q[]=a', 200],
    ['/search/?q=a&before=%00', 200],
    ['/search/?q=a&order=__proto__', 200],
    ['/%00/', 404],
    ['/%/', 404],
    ['/%ff/', 404],
    ['/%2e%2e%2f%2e%2e%2fetc%2fpasswd/', 404],
    ['/tag/%2f/', 404],
    ['/tag//', 404],
    ['/tag/', 404],
    ['/author/%00/rss/', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/assets/__proto__', 404],
    ['/sitemaps/__proto__.xml', 404],
    ['/sitemaps/0000-01.xml', 404],
    ['/sitemaps/9999-12_9999.xml', 404],
    ['/media/%00', 404],
    ['/page/99999999999999999999/', 404],
    ['/oembed.json', 404],
    ['/oembed.json?url=%ff', 404],
    ['/oembed.json?url=https%3A%2F%2Fharbour.example%2Fstory-0%2F&maxwidth=0', 200],
    ['/oembed.json?url=https%3A%2F%2Fharbour.example%2Fgone%2F', 404],
  ])('%s answers %i', async (path, status) => {
    expect((await site.get(path)).status).toBe(status);
  });
});

describe('while the database is away', () => {
  beforeAll(open);
  afterAll(close);

  const name = () => new URL(newsroom.connectionString.replace('@/', '@localhost/')).pathname.slice(1);
  const maintenance = () => databaseAddress(newsroom.connectionString, 'postgres');
  const takeAway = async () => {
    await runSql(maintenance(), `alter database ${name()} allow_connections false`);
    await runSql(
      maintenance(),
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}'`,
    );
  };
  const giveBack = () => runSql(maintenance(), `alter database ${name()} allow_connections true`);
  const until = async (what: () => boolean) => {
    for (const end = Date.now() + 20_000; !what(); ) {
      if (Date.now() > end) throw new Error('It never came to that.');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  it('stored pages are served and marked, others get 503, and everything recovers by itself', async () => {
    await site.read('/');
    await site.read('/story-0/');
    await site.get('/nowhere/');
    expect((await site.get('/')).headers.get('cache-status')).toBeNull();

    await takeAway();
    await until(() => site.pages.detached);
    for (const [path, status] of [
      ['/', 200],
      ['/story-0/', 200],
      ['/other/', 404],
    ] as const) {
      const response = await site.get(path);
      expect([path, response.status]).toEqual([path, status]);
      expect(response.headers.get('cache-status')).toContain('outdated');
    }
    const queries = site.queries();
    for (const path of ['/story-1/', '/rss/', '/search/?q=ships', '/corrections/', '/sitemaps/2025-03.xml']) {
      const response = await site.get(path);
      expect([path, response.status]).toEqual([path, 503]);
      expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-security-policy')).not.toBeNull();
      expect(await response.text()).not.toMatch(/Error|database|at \S+:\d+/);
    }
    expect(site.queries()).toBe(queries);
    expect(site.logged).toEqual([]);
    expect((await site.get('/health/live')).status).toBe(200);
    expect((await site.get('/health/ready')).status).toBe(503);
    expect((await site.get('/search/')).status).toBe(200);

    await giveBack();
    await until(() => !site.pages.detached);
    await newsroom.save(buildStory('after', { firstPublishedAt: new Date('2025-03-14T00:00:00Z') }));
    await site.settle();
    for (const path of ['/', '/story-1/', '/rss/', '/search/?q=ships', '/after/'])
      expect(await site.read(path)).toContain(path === '/story-1/' ? 'story-1' : 'after');
    expect((await site.get('/')).headers.get('cache-status')).toBeNull();
  });

  it('what was published before the connection came back is shown, too', async () => {
    await site.read('/story-2/');
    await runSql(
      newsroom.connectionString,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'onrecord events' and datname = current_database()",
    );
    await newsroom.save(buildStory('story-2', { headline: 'Changed meanwhile' }));
    await site.settle();
    expect(await site.read('/story-2/')).toContain('Changed meanwhile');
  });
});
