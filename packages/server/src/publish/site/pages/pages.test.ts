import type { StoryCard } from '@onrecord/domain/article/views';
import { body, paragraph, quote, relatedStory } from '@onrecord/domain/body/build';
import { NO_RECORD } from '@onrecord/domain/claims/ledger/views';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, test } from 'vitest';
import { attribute, elementsIn, named, skeletonOf, textOf } from '../../../testing/reading-html.ts';
import {
  buildContributor,
  buildHero,
  buildPublishedVersion,
  buildSite,
  buildStoryCard,
  buildStoryView,
  buildTag,
  idOf,
} from '../../../testing/views.ts';
import type { PageMeta } from '../../page-meta.ts';
import { authorPage } from './author-page.tsx';
import { changesPage } from './changes-page.tsx';
import { correctionsPage } from './corrections-page.tsx';
import { feedPage } from './feed-page.tsx';
import { badRequestPage, gonePage, notFoundPage, unavailablePage } from './problem-pages.tsx';
import { searchPage } from './search-page.tsx';
import { standalonePage } from './standalone-page.tsx';
import { storyPage } from './story-page.tsx';
import { tagPage } from './tag-page.tsx';

const KYIV = { name: 'The Port Aurel Record', timeZone: 'Europe/Kyiv' };
const site = buildSite(KYIV);
const hero = buildHero({ altText: 'The wall at noon', caption: 'The outer wall.', credit: 'Ann Lee' });
const tag = buildTag('Harbour', { description: 'Ships.' });

/** The n-th story counted back from 6 p.m. in Kyiv, one an hour. */
const card = (n: number, overrides: Partial<StoryCard> = {}) =>
  buildStoryCard({
    slug: `story-${n}`,
    headline: `Headline ${n}`,
    teaser: `Teaser ${n}.`,
    publishedAt: new Date(Date.UTC(2025, 2, 14, 16) - n * 3_600_000),
    ...overrides,
  });
const cards = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => card(from + at));
const story = (overrides: Parameters<typeof buildStoryView>[0] = {}) =>
  buildStoryView({ ...card(0), tags: [], contributors: [], ...overrides });

const metaOf = (overrides: Partial<PageMeta> = {}): PageMeta => ({
  title: 'A page',
  description: '',
  canonicalUrl: null,
  robots: 'index',
  tags: [],
  alternates: [],
  jsonLd: [],
  ...overrides,
});
const meta = metaOf();

const text = (html: string) => {
  const [page] = named(html, 'body');
  return page ? textOf(page).replace(/\s+/g, ' ') : '';
};

const feed = (firstStretch: boolean, pinned = cards(0, 0)) =>
  feedPage(site, {
    pinned,
    feed: { stories: cards(1, 30), next: 'abc.def' },
    latestCorrections: [],
    firstStretch,
    meta,
  });

const PAGES: Record<string, string> = {
  story: storyPage(site, {
    record: NO_RECORD,
    story: story({ hero, tags: [tag] }),
    feed: { stories: cards(1, 9), next: 'x' },
    meta,
  }),
  standalone: standalonePage(site, { record: NO_RECORD, story: story({ kind: 'page' }), meta }),
  feed: feed(true, [card(40, { pinned: true })]),
  later: feed(false),
  tag: tagPage(site, { tag, feed: { stories: cards(1, 3), next: null }, firstStretch: true, meta }),
  author: authorPage(site, {
    author: buildContributor('Ines', { bio: 'Writes.', website: 'https://ines.example/' }),
    feed: { stories: cards(1, 3), next: null },
    firstStretch: true,
    meta,
  }),
  search: searchPage(site, { search: null, meta }),
  corrections: correctionsPage(site, { corrections: [], next: null, meta }),
  changes: changesPage(site, {
    story: story({ publishedVersions: 2, retracted: true }),
    changes: { versions: [buildPublishedVersion()], next: 2 },
    firstStretch: false,
    meta,
  }),
  notFound: notFoundPage(site, { suggestions: cards(1, 3) }),
  gone: gonePage(site),
  badRequest: badRequestPage(site),
  unavailable: unavailablePage(site),
  bare: unavailablePage(null),
};

describe.each(Object.entries(PAGES))('the %s page', (_, html) => {
  test('is one document with one headline and headings in order', () => {
    expect(html).toMatch(/^<!doctype html><html lang="en"/);
    const levels = elementsIn(html)
      .map(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1])
      .filter((level) => level !== undefined)
      .map(Number);
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    levels.forEach((level, at) => {
      expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
  });

  test('has no style or script of its own, and asks only its own host', () => {
    for (const element of elementsIn(html)) {
      // `one` is a plural form, and no handler.
      expect(element.attrs.filter(({ name }) => name === 'style' || /^on/.test(name))).toEqual([]);
      expect(element.tagName).not.toBe('style');
      for (const name of ['src', 'srcset']) expect(attribute(element, name) ?? '').not.toContain('//');
      if (element.tagName === 'link' && attribute(element, 'rel') !== 'canonical')
        expect(attribute(element, 'href')).toMatch(/^\//);
      if (element.tagName === 'script') expect(attribute(element, 'src')).toMatch(/^\//);
    }
  });

  test('gives every picture an alternative text and its size', () => {
    for (const image of named(html, 'img'))
      for (const name of ['alt', 'width', 'height']) expect(attribute(image, name)).toBeDefined();
  });
});

describe('a story’s page', () => {
  test('stands in the order a reader expects', () => {
    const html = storyPage(site, {
      record: NO_RECORD,
      story: story({
        headline: 'The wall',
        tags: [tag],
        contributors: [buildContributor('Ines Halloran'), buildContributor('Tomas Reyl')],
        updatedAt: new Date('2025-03-14T17:40:00Z'),
        hero,
        body: body(paragraph('It held.'), relatedStory(card(50).id)),
        related: new Map([[card(50).id, card(50, { hero })]]),
        corrections: [
          { id: idOf('c1'), kind: 'correction', note: 'A name was wrong.', at: new Date('2025-03-15') },
        ],
      }),
      feed: { stories: cards(1, 2), next: 'abc' },
      meta,
    });
    const inOrder = [
      'Harbour',
      'The wall',
      'Ines Halloran and Tomas Reyl',
      'March 14, 2025, 6:00 p.m.',
      'updated 7:40 p.m.',
      '2 min read',
      'The wall at noon',
      'The outer wall. (Ann Lee)',
      'It held.',
      'Headline 50',
      'Teaser 50.',
      'The wall at noon',
      'Corrections',
      'A name was wrong.',
      'News Feed',
      'Headline 1',
      'Show More',
    ];
    let rest = text(html);
    for (const part of inOrder) {
      expect(rest).toContain(part);
      rest = rest.slice(rest.indexOf(part) + part.length);
    }
    expect(html).toContain('<a class="more" href="/?before=abc">');
  });

  test('has the feed’s name as label where it has no tag', () => {
    const html = storyPage(site, {
      record: NO_RECORD,
      story: story(),
      feed: { stories: [], next: null },
      meta,
    });
    expect(html).toContain('<p class="label"><a href="/">News Feed</a></p>');
  });

  test('says that a story was retracted, and why', () => {
    const whole = story({
      retracted: true,
      corrections: [{ id: idOf('c2'), kind: 'retraction', note: 'The log was forged.', at: new Date() }],
    });
    const html = storyPage(site, {
      record: NO_RECORD,
      story: whole,
      feed: { stories: [], next: null },
      meta,
    });
    expect(text(html)).toContain('Retraction The log was forged.');
    expect(text(html).match(/The log was forged/g)).toHaveLength(1);
  });

  test('marks a story in another language, and what stands around it', () => {
    const html = storyPage(site, {
      record: NO_RECORD,
      story: story({ language: 'he', headline: 'החומה' }),
      feed: { stories: [], next: null },
      meta,
    });
    const [article] = named(html, 'article');
    expect(article && [attribute(article, 'lang'), attribute(article, 'dir')]).toEqual(['he', 'rtl']);
    expect(html).toContain('<p class="meta" lang="en" dir="ltr">');
  });

  test('of a Ukrainian newsroom speaks Ukrainian and fetches its letters', () => {
    const html = storyPage(
      buildSite(
        { ...KYIV, language: 'uk' },
        { assets: { ...site.assets, preloadFonts: { cyrillic: ['/assets/cyrillic.woff2'] } } },
      ),
      {
        record: NO_RECORD,
        story: story({ language: 'uk' }),
        feed: { stories: cards(1, 2), next: 'x' },
        meta,
      },
    );
    expect(html).toContain('<html lang="uk" dir="ltr">');
    expect(text(html)).toMatch(/14 березня 2025 р\., 18:00.*2 хв читання.*Показати ще/);
    expect(html).toContain('href="/assets/cyrillic.woff2"');
  });

  test('of a Hebrew newsroom runs right to left', () => {
    const html = storyPage(buildSite({ ...KYIV, language: 'he' }), {
      record: NO_RECORD,
      story: story({ language: 'he' }),
      feed: { stories: [], next: null },
      meta,
    });
    expect(html).toContain('<html lang="he" dir="rtl">');
    expect(text(html)).toContain('2 דקות קריאה');
  });

  test('keeps JSON-LD from ending its script', () => {
    const hostile = metaOf({
      jsonLd: [{ headline: '</script><script>alert(1)</script><!--' }],
      title: '</title>"',
    });
    const html = storyPage(site, {
      record: NO_RECORD,
      story: story(),
      feed: { stories: [], next: null },
      meta: hostile,
    });
    expect(named(html, 'script')).toHaveLength(2);
    expect(named(html, 'title').map((title) => textOf(title))).toEqual(['</title>"']);
  });
});

test('no words of a newsroom or a reader become markup', () => {
  const pageOf = (words: string) => {
    const shown = card(1, { headline: words, teaser: words, hero: { ...hero, altText: words } });
    const named = { ...tag, name: words, description: words };
    const author = buildContributor('Ines', { name: words, bio: words, location: words });
    const whole = story({
      ...shown,
      dek: words,
      hero: { ...hero, altText: words, caption: words, credit: words },
      tags: [named],
      contributors: [author],
      corrections: [{ id: idOf('c1'), kind: 'correction', note: words, at: new Date(0) }],
    });
    const wild = buildSite({ name: words, description: words, feedName: words, demoNotice: words });
    const about = metaOf({
      title: words,
      description: words,
      tags: [{ attribute: 'property', key: 'og:title', content: words }],
      alternates: [{ type: 'application/rss+xml', title: words, href: '/rss/' }],
      jsonLd: [{ headline: words }],
    });
    const feed = { stories: [card(2, { headline: words, teaser: words })], next: 'x' };
    const before = { headline: '', dek: '', byline: [], hero: null, body: body() };
    const after = {
      headline: words,
      dek: words,
      byline: [words],
      hero: { mediaId: words, altText: words, caption: words, credit: words },
      body: body(paragraph(words), quote(words)),
    };
    const versions = [buildPublishedVersion({ note: words, change: { language: 'en', before, after } })];
    const found = { query: words, order: 'best' as const, next: 'x' };
    return [
      storyPage(wild, { record: NO_RECORD, story: whole, feed, meta: about }),
      changesPage(wild, { story: whole, changes: { versions, next: null }, firstStretch: true, meta: about }),
      tagPage(wild, { tag: named, feed, firstStretch: true, meta: about }),
      authorPage(wild, { author, feed, firstStretch: true, meta: about }),
      searchPage(wild, { search: { ...found, hits: [] }, meta: about }),
      searchPage(wild, {
        search: { ...found, hits: [{ story: shown, entry: null, sentence: [{ text: words, hit: true }] }] },
        meta: about,
      }),
    ];
  };
  const plain = pageOf('a').map(skeletonOf);
  const hostile = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "' onload='x",
      '</title>',
      '<!--',
    ),
  );
  fc.assert(
    fc.property(hostile, (words) => {
      expect(pageOf(`a${words}`).map(skeletonOf)).toEqual(plain);
    }),
    { numRuns: 100 },
  );
});

describe('the feed', () => {
  test('puts stories under their days in the newsroom’s zone', () => {
    const days = named(feed(true), 'h2').map((heading) => textOf(heading));
    expect(days).toEqual(['Friday, March 14, 2025', 'Thursday, March 13, 2025']);
  });

  test('leads with its newest story on the first stretch only', () => {
    expect(feed(true).match(/class="item lead"/g)).toHaveLength(1);
    expect(feed(false)).not.toContain('class="item lead"');
    expect(text(feed(false))).toContain('Back to the newest stories');
  });

  test('shows a pinned story once, above the days, with its mark', () => {
    const pinned = card(3, { pinned: true });
    const html = feed(true, [pinned]);
    expect(html.match(/href="\/story-3\/"/g)).toHaveLength(1);
    expect(text(html)).toMatch(/Headline 3.*Pinned.*Friday, March 14/);
    expect(feed(false, [pinned])).not.toContain('Pinned');
  });

  test('has no margin where there is nothing to put into it', () => {
    expect(named(feed(true), 'aside')).toEqual([]);
  });

  test('marks a headline in another language', () => {
    const html = feedPage(site, {
      pinned: [],
      feed: { stories: [card(1, { language: 'he' })], next: null },
      latestCorrections: [],
      firstStretch: false,
      meta,
    });
    const [headline] = named(html, 'h3');
    expect(headline && [attribute(headline, 'lang'), attribute(headline, 'dir')]).toEqual(['he', 'rtl']);
  });
});

test('changes of a story that are all new facts stand under that name', () => {
  const at = new Date('2025-03-15T08:00:00Z');
  const changed = (kind: 'update' | 'correction') =>
    text(
      storyPage(site, {
        record: NO_RECORD,
        story: story({ corrections: [{ id: idOf('c1'), kind, note: 'A note.', at }] }),
        feed: { stories: [], next: null },
        meta,
      }),
    );
  expect(changed('update')).toContain('Updates');
  expect(changed('correction')).toMatch(/Corrections\s*Correction/);
});

describe('the search', () => {
  const search = { query: 'sea "wall" & <more>', order: 'best' as const, hits: [], next: null };

  test('keeps the question, and helps where nothing was found', () => {
    const html = searchPage(site, { search, meta });
    const [field] = named(html, 'input');
    expect(field && attribute(field, 'value')).toBe(search.query);
    expect(text(html)).toContain(`No story has “${search.query}”.`);
  });

  test('shows each hit in its sentence and offers both orders', () => {
    const hits = [
      {
        story: card(1),
        entry: null,
        sentence: [
          { text: 'The ', hit: false },
          { text: 'wall', hit: true },
          { text: ' <held>.', hit: false },
        ],
      },
    ];
    const html = searchPage(site, { search: { ...search, hits, next: 'n1' }, meta });
    expect(html).toContain('<p>The <mark>wall</mark> &lt;held&gt;.</p>');
    expect(html).toContain('order=best');
    expect(html).toContain('before=n1');
  });
});
