import { body, paragraph } from '@onrecord/domain/body/build';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCorrections } from '../../commands/add-corrections.ts';
import { changeContributors, changeSettings, changeTags } from '../../commands/save-newsroom.ts';
import {
  buildContributorInput,
  buildStories,
  buildStory,
  buildTagInput,
  createNewsroom,
  type TestNewsroom,
} from '../../testing/stories.ts';
import { openTestSite, type TestSite } from '../../testing/test-site.ts';
import { idOf } from '../../testing/views.ts';

let newsroom: TestNewsroom;
let site: TestSite;

const PORT = idOf('tag:port');
const ADA = idOf('contributor:ada');
const MARKERS = ['DRAFT-MARKER', 'SCHEDULED-MARKER', 'INTERNAL-MARKER', 'IDLE-MARKER'];

beforeAll(async () => {
  newsroom = await createNewsroom();
  newsroom.now = new Date();
  await changeSettings(newsroom.context, { name: 'The Harbour', timeZone: 'Europe/Kyiv' });
  await changeTags(newsroom.context, [
    buildTagInput('port', { name: 'Port' }),
    buildTagInput('порт', { name: 'Порт' }),
    buildTagInput('hash-internal', { name: 'INTERNAL-MARKER', internal: true }),
    buildTagInput('idle', { name: 'IDLE-MARKER' }),
  ]);
  await changeContributors(newsroom.context, [
    buildContributorInput('ada', { name: 'Ada Moss' }),
    buildContributorInput('idle', { name: 'IDLE-MARKER' }),
  ]);
  await newsroom.save(
    ...buildStories(45, { tagIds: [PORT], contributorIds: [ADA] }),
    buildStory('порт-відкрито', {
      headline: 'Порт відкрито',
      language: 'uk',
      tagIds: [idOf('tag:порт'), idOf('tag:hash-internal')],
      firstPublishedAt: new Date(newsroom.now.getTime() - 60_000),
    }),
    buildStory('about', { kind: 'page', headline: 'About us' }),
    buildStory('Capital', {}),
    buildStory('a-draft', {
      state: 'draft',
      firstPublishedAt: null,
      headline: 'DRAFT-MARKER',
      body: body(paragraph('DRAFT-MARKER quokka')),
      tagIds: [idOf('tag:idle'), PORT],
      contributorIds: [idOf('contributor:idle')],
    }),
    buildStory('later', {
      state: 'scheduled',
      firstPublishedAt: null,
      scheduledFor: new Date('2099-01-01T00:00:00Z'),
      headline: 'SCHEDULED-MARKER',
      body: body(paragraph('SCHEDULED-MARKER quokka')),
      tagIds: [PORT],
    }),
    buildStory('withdrawn', {}),
    buildStory('renamed', {}),
  );
  await newsroom.save(buildStory('withdrawn', { state: 'withdrawn' }));
  await newsroom.save(buildStory('renamed', { slug: 'renamed-since' }));
  await addCorrections(newsroom.context, [
    {
      id: idOf('correction'),
      storyId: idOf('story:story-1'),
      kind: 'correction',
      note: 'The quay is 40 metres long.',
      at: new Date('2025-03-13T09:00:00Z'),
    },
    {
      id: idOf('correction of a draft'),
      storyId: idOf('story:a-draft'),
      kind: 'correction',
      note: 'DRAFT-MARKER',
      at: new Date('2025-03-13T09:00:00Z'),
    },
  ]);
  site = await openTestSite(newsroom);
});
afterAll(async () => {
  await site.close();
  await newsroom.close();
});

const HTML = 'text/html; charset=utf-8';

describe('every public address', () => {
  it.each([
    ['/', HTML, 'About story-0'],
    ['/story-0/', HTML, 'Ships are back at the east quay.'],
    ['/about/', HTML, 'About us'],
    ['/Capital/', HTML, 'About Capital'],
    [`/${encodeURIComponent('порт-відкрито')}/`, HTML, 'Порт відкрито'],
    ['/tag/port/', HTML, 'About story-0'],
    [`/tag/${encodeURIComponent('порт')}/`, HTML, 'Порт відкрито'],
    ['/author/ada/', HTML, 'Ada Moss'],
    ['/corrections/', HTML, 'The quay is 40 metres long.'],
    ['/search/', HTML, '<form'],
    ['/search/?q=ships', HTML, 'About story-0'],
    ['/search/?q=ships&order=best', HTML, 'east quay'],
    ['/rss/', 'application/rss+xml; charset=utf-8', '<rss'],
    ['/atom.xml', 'application/atom+xml; charset=utf-8', '<feed'],
    ['/feed.json', 'application/feed+json; charset=utf-8', '"items"'],
    ['/tag/port/rss/', 'application/rss+xml; charset=utf-8', 'About story-0'],
    ['/tag/port/atom.xml', 'application/atom+xml; charset=utf-8', 'About story-0'],
    ['/author/ada/feed.json', 'application/feed+json; charset=utf-8', 'About story-0'],
    ['/sitemap.xml', 'application/xml; charset=utf-8', '/sitemaps/2025-03.xml'],
    ['/sitemaps/2025-03.xml', 'application/xml; charset=utf-8', '/story-0/'],
    ['/sitemaps/pages.xml', 'application/xml; charset=utf-8', '/about/'],
    ['/sitemaps/tags.xml', 'application/xml; charset=utf-8', '/tag/port/'],
    ['/sitemaps/authors.xml', 'application/xml; charset=utf-8', '/author/ada/'],
    ['/news-sitemap.xml', 'application/xml; charset=utf-8', 'Порт відкрито'],
    ['/robots.txt', 'text/plain; charset=utf-8', 'Sitemap:'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'The Harbour'],
    [
      '/oembed.json?url=https%3A%2F%2Fharbour.example%2Fstory-0%2F',
      'application/json; charset=utf-8',
      'About story-0',
    ],
    ['/health/live', 'text/plain; charset=UTF-8', 'alive'],
    ['/health/ready', 'text/plain; charset=UTF-8', 'ready'],
    ['/assets/site.css', 'text/css; charset=utf-8', 'margin'],
  ])('%s answers', async (path, contentType, words) => {
    const response = await site.get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, contentType]);
    expect(await response.text()).toContain(words);
    const head = await site.get(path, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('is the same page whatever a stranger adds to it', async () => {
    const plain = await site.get('/story-0/');
    for (const query of ['?utm_source=x', '?fbclid=%00&a=b', '?', '?=&&=', '?%', '?__proto__[x]=1']) {
      const tracked = await site.get(`/story-0/${query}`);
      expect(tracked.headers.get('etag')).toBe(plain.headers.get('etag'));
      expect((await site.get(`/${query}`)).status).toBe(200);
    }
    expect(site.pages.find('/story-0/?utm_source=x')).toBeUndefined();
  });

  it('answers nothing but GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      for (const path of ['/', '/story-0/', '/nowhere/', '/search/', '/tag/port/rss/']) {
        const response = await site.get(path, { method });
        expect([method, path, response.status]).toEqual([method, path, 405]);
        expect(response.headers.get('allow')).toBe('GET, HEAD');
      }
    }
  });
});

describe('Show More', () => {
  it('leads through the whole feed by its links, each story once', async () => {
    const seen: string[] = [];
    for (let next: string | undefined = '/'; next !== undefined; ) {
      const html: string = await site.read(next);
      const feed = html.slice(html.indexOf('<main'));
      for (const [, item = ''] of feed.matchAll(/<article([\s\S]*?)<\/article>/g))
        seen.push(/href="\/([^"/]+)\/"/.exec(item)?.[1] ?? 'none');
      next = /href="(\/\?before=[^"]+)"/.exec(feed)?.[1]?.replaceAll('&amp;', '&');
    }
    const numbered = Array.from({ length: 45 }, (_, at) => `story-${at}`);
    const others = ['Capital', 'renamed-since', encodeURIComponent('порт-відкрито')];
    expect(seen.sort()).toEqual([...numbered, ...others].sort());
  });

  it.each(['rubbish', '', '%00', "' or 1=1", 'lq2x.0', 'lq2x.0123456789ABCDEF0123456789abcdef'])(
    'knows no place %j',
    async (cursor) => {
      for (const path of ['/', '/tag/port/', '/author/ada/'])
        expect((await site.get(`${path}?before=${encodeURIComponent(cursor)}`)).status).toBe(404);
    },
  );

  it('has an end of corrections, and knows no place in them that is none', async () => {
    expect((await site.get(`/corrections/?before=${idOf('correction')}`)).status).toBe(200);
    expect((await site.get('/corrections/?before=rubbish')).status).toBe(404);
  });
});

describe('an address that changed', () => {
  it.each([
    ['/renamed/', '/renamed-since/'],
    ['/story-0', '/story-0/'],
    ['/STORY-0/', '/story-0/'],
    ['/Story-0?a=b', '/story-0/?a=b'],
    ['//story-0/', '/story-0/'],
    ['/capital', undefined],
    ['/Capital', '/Capital/'],
    ['/tag/port', '/tag/port/'],
    ['/Tag/Port/', '/tag/port/'],
    ['/author/ada', '/author/ada/'],
    ['/about', '/about/'],
    ['/search?q=ships', '/search/?q=ships'],
    ['/rss', '/rss/'],
    ['/corrections', '/corrections/'],
    ['/tag/port/rss', '/tag/port/rss/'],
    ['/page/3/', '/'],
    ['/page/3', '/page/3/'],
    ['/tag/port/page/2/', '/tag/port/'],
    ['/author/ada/page/2/', '/author/ada/'],
    ['/story-0/amp/', '/story-0/'],
    [`/${encodeURIComponent('порт-відкрито')}`, `/${encodeURIComponent('порт-відкрито')}/`],
    [`/${encodeURIComponent('ПОРТ-ВІДКРИТО')}/`, `/${encodeURIComponent('порт-відкрито')}/`],
  ])('%s leads to %s', async (path, location) => {
    const response = await site.get(path);
    expect([response.status, response.headers.get('location')]).toEqual([
      location === undefined ? 404 : 301,
      location ?? null,
    ]);
  });

  it('leads nowhere else, least of all to another host', async () => {
    for (const path of [
      '//elsewhere.example/',
      '//elsewhere.example',
      '/\\elsewhere.example',
      '/page/x/',
      '/tag/none/page/2/',
    ]) {
      const response = await site.get(path);
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  it('says of a withdrawn story that it is gone', async () => {
    const response = await site.get('/withdrawn/');
    expect(response.status).toBe(410);
    expect(await response.text()).not.toContain('Ships are back');
  });
});

describe('an address that does not exist', () => {
  it('costs no query, however many are asked for', async () => {
    await site.get('/nowhere-to-warm-up/');
    await site.read('/sitemap.xml');
    const before = site.queries();
    const kinds = [
      (at: number) => `/unknown-${at}/`,
      (at: number) => `/unknown-${at}`,
      (at: number) => `/tag/unknown-${at}/`,
      (at: number) => `/tag/unknown-${at}/rss/`,
      (at: number) => `/author/unknown-${at}/feed.json`,
      (at: number) => `/tag/port/${at}/`,
      (at: number) => `/a/b/c/${at}`,
      (at: number) => `/.env.${at}`,
      (at: number) => `/wp-login.php?${at}`,
      (at: number) => `/media/${at}/x.jpg`,
      (at: number) => `/media/${`${at}`.padStart(64, '0')}/320.webp`,
      (at: number) => `/media/${`${at}`.padStart(64, '0')}/file/x.pdf`,
      (at: number) => `/assets/${at}.js`,
      (at: number) => `/?before=unknown-${at}`,
      (at: number) => `/sitemaps/${1000 + at}-05.xml`,
      (at: number) => `/sitemaps/2025-03_${at + 2}.xml`,
      (at: number) => `/oembed.json?url=https%3A%2F%2Fharbour.example%2F${at}%2F`,
    ];
    for (let at = 0; at < 1000; at++) {
      const path = kinds[at % kinds.length]?.(at) ?? '';
      const response = await site.get(path);
      expect([path, response.status]).toEqual([path, 404]);
    }
    expect(site.queries() - before).toBe(0);
  });

  it('gets a page that helps', async () => {
    const html = await (await site.get('/nowhere/')).text();
    expect(html).toContain('/search/');
    expect(html).toContain('About story-0');
  });

  it.each(['/a-draft/', '/later/', '/tag/hash-internal/', '/tag/idle/', '/author/idle/', '/tag/idle/rss/'])(
    'is also %s',
    async (path) => expect([path, (await site.get(path)).status]).toEqual([path, 404]),
  );
});

it('what is not public stands nowhere', async () => {
  const todo = new Set([
    '/',
    '/search/?q=quokka',
    '/search/?q=quokka&order=best',
    ...MARKERS.map((marker) => `/search/?q=${marker}`),
    '/search/?q=-zebra',
    '/rss/',
    '/atom.xml',
    '/feed.json',
    '/sitemap.xml',
    '/news-sitemap.xml',
    '/robots.txt',
    '/corrections/',
    '/nowhere/',
    '/withdrawn/',
    '/tag/port/atom.xml',
    '/author/ada/rss/',
    ...['a-draft', 'later', 'story-0'].map(
      (slug) => `/oembed.json?url=${encodeURIComponent(`https://harbour.example/${slug}/`)}`,
    ),
  ]);
  for (const path of todo) {
    const response = await site.get(path);
    const text = await response.text();
    // A search page repeats what was asked for; its hits are what matters.
    const shown = path.startsWith('/search/')
      ? text.replaceAll(/value="[^"]*"|<title>[^<]*|<b>[^<]*/g, '')
      : text;
    const asked = new URLSearchParams(path.split('?')[1]).get('q');
    for (const marker of MARKERS)
      if (asked !== marker) expect([path, shown.includes(marker)]).toEqual([path, false]);
    if (asked !== null && MARKERS.includes(asked)) expect(text).not.toContain('/a-draft/');
    for (const [, link = ''] of text.matchAll(
      /(?:href="|<loc>|<link>)(?:https:\/\/harbour\.example)?(\/[^"<]*)/g,
    )) {
      const clean = link.replaceAll('&amp;', '&').split('#')[0] ?? '';
      if (!/^\/(assets|media|search)\//.test(clean) && todo.size < 400) todo.add(clean);
    }
  }
  expect(todo.size).toBeGreaterThan(60);
});

describe('a change shows', () => {
  it('on the story, the feed and its outlets as soon as the event has arrived', async () => {
    await site.read('/story-3/');
    await site.read('/');
    await site.read('/rss/');
    await newsroom.save(
      buildStory('story-3', {
        headline: 'A new headline',
        firstPublishedAt: new Date('2025-03-12T23:57:00Z'),
      }),
      buildStory('just-out', { headline: 'Just out', firstPublishedAt: new Date('2025-03-13T01:00:00Z') }),
    );
    await site.settle();
    expect(await site.read('/story-3/')).toContain('A new headline');
    expect(await site.read('/just-out/')).toContain('Just out');
    for (const path of ['/', '/rss/', '/atom.xml', '/feed.json'])
      expect(await site.read(path)).toContain('Just out');
  });

  it('where a story takes the former address of another', async () => {
    expect((await site.get('/renamed/')).status).toBe(301);
    await newsroom.save(buildStory('taker', { slug: 'renamed', headline: 'Taken over' }));
    await site.settle();
    expect(await site.read('/renamed/')).toContain('Taken over');
    expect((await site.get('/renamed-since/')).status).toBe(200);
  });

  it('where a story is withdrawn, and comes back', async () => {
    await site.read('/story-4/');
    const { story } = buildStories(5)[4] ?? {};
    await newsroom.save(buildStory('story-4', { ...story, state: 'withdrawn' }));
    await site.settle();
    expect((await site.get('/story-4/')).status).toBe(410);
    expect(await site.read('/feed.json')).not.toContain('About story-4"');
    await newsroom.save(buildStory('story-4', { ...story }));
    await site.settle();
    expect((await site.get('/story-4/')).status).toBe(200);
  });

  it('where a tag becomes internal: its page is no more', async () => {
    await newsroom.save(buildStory('tagged', { tagIds: [idOf('tag:idle')] }));
    await site.settle();
    expect((await site.get('/tag/idle/')).status).toBe(200);
    await changeTags(newsroom.context, [buildTagInput('idle', { name: 'IDLE-MARKER', internal: true })]);
    await site.settle();
    expect((await site.get('/tag/idle/')).status).toBe(404);
    expect((await site.get('/tag/idle/rss/')).status).toBe(404);
    expect(await site.read('/tagged/')).not.toContain('IDLE-MARKER');
  });

  it('where settings change: on every page', async () => {
    await changeSettings(newsroom.context, { name: 'The New Harbour' });
    await site.settle();
    for (const path of ['/', '/story-0/', '/tag/port/', '/search/', '/corrections/'])
      expect(await site.read(path)).toContain('The New Harbour');
    expect(await (await site.get('/nowhere/')).text()).toContain('The New Harbour');
  });
});
