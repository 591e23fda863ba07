import { body, picture } from '@onrecord/domain/body/build';
import { NO_RECORD } from '@onrecord/domain/claims/ledger/views';
import { describe, expect, it } from 'vitest';
import {
  buildContributor,
  buildHero,
  buildMedia,
  buildSite,
  buildStoryView,
  buildTag,
  idOf,
  mediaMap,
} from '../../testing/views.ts';
import type { PageMeta } from '../page-meta.ts';
import { storyMeta } from './story-meta.ts';

const site = buildSite({
  policies: { publishingPrinciples: '/about/', corrections: 'https://harbour.example/fixes/', ethics: null },
});
const CORRECTED_AT = new Date('2025-03-12T12:00:00Z');
const story = buildStoryView({
  hero: buildHero({
    media: buildMedia({ fileName: 'hero.jpg', creator: 'Ada Moss', copyright: '© The Harbour' }),
  }),
  body: body(picture({ mediaId: idOf('inner'), altText: 'A tug', caption: 'The tug.', credit: 'Bo Finch' })),
  media: mediaMap(buildMedia({ id: idOf('inner'), fileName: 'inner.jpg', widthPx: 3000, heightPx: 2000 })),
  contributors: [buildContributor('Ada Moss'), buildContributor('Bo Finch')],
  tags: [buildTag('Harbour'), buildTag('City')],
  wordCount: 320,
  corrections: [
    { id: idOf('a'), kind: 'update', note: 'Adds the mayor.', at: new Date('2025-03-11T12:00:00Z') },
    { id: idOf('b'), kind: 'correction', note: 'Two ships, not three.', at: CORRECTED_AT },
  ],
});

const contentOf = (meta: PageMeta, key: string) =>
  meta.tags.filter((tag) => tag.key === key).map((tag) => tag.content);
// biome-ignore lint/suspicious/noExplicitAny: JSON-LD is asserted structurally
const objectsOf = (meta: PageMeta): any[] => JSON.parse(JSON.stringify(meta.jsonLd));

describe('the head of a story', () => {
  const meta = storyMeta(site, story, NO_RECORD);

  it('says what it is and where', () => {
    expect(meta).toMatchObject({
      title: 'Quay reopens after repairs | The Harbour',
      description: 'Ships are back at the east quay.',
      canonicalUrl: 'https://harbour.example/quay-reopens/',
      robots: 'index',
    });
  });

  it('is shared with picture, dates, section, tags and authors', () => {
    expect(contentOf(meta, 'og:type')).toEqual(['article']);
    expect(contentOf(meta, 'og:url')).toEqual(['https://harbour.example/quay-reopens/']);
    expect(contentOf(meta, 'og:locale')).toEqual(['en_US']);
    expect(contentOf(meta, 'og:image')[0]).toMatch(
      /^https:\/\/harbour\.example\/media\/[0-9a-f]{64}\/social\.jpg$/,
    );
    expect(contentOf(meta, 'og:image:width')).toEqual(['1200']);
    expect(contentOf(meta, 'og:image:height')).toEqual(['630']);
    expect(contentOf(meta, 'og:image:alt')).toEqual(['Cranes above the quay at dawn']);
    expect(contentOf(meta, 'twitter:card')).toEqual(['summary_large_image']);
    expect(contentOf(meta, 'article:published_time')).toEqual(['2025-03-10T06:30:00.000Z']);
    expect(contentOf(meta, 'article:modified_time')).toEqual([CORRECTED_AT.toISOString()]);
    expect(contentOf(meta, 'article:section')).toEqual(['Harbour']);
    expect(contentOf(meta, 'article:tag')).toEqual(['Harbour', 'City']);
    expect(contentOf(meta, 'article:author')).toEqual([
      'https://harbour.example/author/ada-moss/',
      'https://harbour.example/author/bo-finch/',
    ]);
  });

  it('offers the feeds and oEmbed', () => {
    expect(meta.alternates.map(({ type, href }) => [type, href])).toEqual([
      ['application/rss+xml', 'https://harbour.example/rss/'],
      ['application/atom+xml', 'https://harbour.example/atom.xml'],
      ['application/feed+json', 'https://harbour.example/feed.json'],
      [
        'application/json+oembed',
        'https://harbour.example/oembed.json?url=https%3A%2F%2Fharbour.example%2Fquay-reopens%2F',
      ],
    ]);
  });

  it('prefers the words written for each place', () => {
    const own = storyMeta(
      site,
      {
        ...story,
        searchTitle: 'For search',
        searchDescription: 'Search words',
        socialTitle: 'For sharing',
        socialDescription: '',
      },
      NO_RECORD,
    );
    expect(own).toMatchObject({ title: 'For search', description: 'Search words' });
    expect(contentOf(own, 'og:title')).toEqual(['For sharing']);
    expect(contentOf(own, 'og:description')).toEqual(['Search words']);
  });

  it('shares the picture chosen for it, with that picture’s alt text and no other', () => {
    const socialPicture = buildMedia({ fileName: 'share.jpg', altText: '' });
    const own = storyMeta(site, { ...story, socialPicture }, NO_RECORD);
    expect(contentOf(own, 'og:image')[0]).toContain(socialPicture.contentHash);
    expect(contentOf(own, 'og:image:alt')).toEqual([]);
  });

  it('has a small card without a picture', () => {
    const own = storyMeta(site, buildStoryView(), NO_RECORD);
    expect(contentOf(own, 'twitter:card')).toEqual(['summary']);
    expect(contentOf(own, 'og:image')).toEqual([]);
  });

  it('points to where it was first published', () => {
    const canonicalUrl = 'https://first.example/quay/';
    const own = storyMeta(site, { ...story, canonicalUrl }, NO_RECORD);
    expect(own.canonicalUrl).toBe(canonicalUrl);
    expect(objectsOf(own)[0].mainEntityOfPage['@id']).toBe(canonicalUrl);
  });

  it('keeps made-up news out of search results', () => {
    const own = storyMeta(buildSite({ demoNotice: 'A demo.' }), story, NO_RECORD);
    expect(own.robots).toBe('noindex');
    expect(contentOf(own, 'robots')).toEqual([]);
  });

  it('says in which territory’s form a language is, as Open Graph asks', () => {
    const localeOf = (language: string) =>
      contentOf(storyMeta(site, { ...story, language }, NO_RECORD), 'og:locale')[0];
    expect([localeOf('uk'), localeOf('he'), localeOf('en-GB')]).toEqual(['uk_UA', 'he_IL', 'en_GB']);
  });
});

describe('the structured data of a story', () => {
  const [article, breadcrumbs] = objectsOf(storyMeta(site, story, NO_RECORD));

  it('is a NewsArticle with who, when and where', () => {
    expect(article).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'Quay reopens after repairs',
      datePublished: '2025-03-10T06:30:00.000Z',
      dateModified: CORRECTED_AT.toISOString(),
      author: [
        { '@type': 'Person', name: 'Ada Moss', url: 'https://harbour.example/author/ada-moss/' },
        { '@type': 'Person', name: 'Bo Finch', url: 'https://harbour.example/author/bo-finch/' },
      ],
      publisher: {
        '@type': 'NewsMediaOrganization',
        name: 'The Harbour',
        publishingPrinciples: 'https://harbour.example/about/',
        correctionsPolicy: 'https://harbour.example/fixes/',
      },
      articleSection: 'Harbour',
      keywords: ['Harbour', 'City'],
      wordCount: 320,
      inLanguage: 'en',
      isAccessibleForFree: true,
      mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://harbour.example/quay-reopens/' },
    });
    expect(article.publisher).not.toHaveProperty('ethicsPolicy');
  });

  it('gives each picture its own texts and maker, in the largest rendition', () => {
    expect(article.image).toHaveLength(2);
    expect(article.image[0]).toMatchObject({
      '@type': 'ImageObject',
      description: 'Cranes above the quay at dawn',
      caption: 'The quay on Monday.',
      creditText: 'Ada Moss/The Harbour',
      creator: { '@type': 'Person', name: 'Ada Moss' },
      copyrightNotice: '© The Harbour',
      width: { value: 1600 },
      height: { value: 900 },
      representativeOfPage: true,
    });
    expect(article.image[0].url).toMatch(/\/1600\.jpg$/);
    expect(article.image[1]).toMatchObject({
      description: 'A tug',
      caption: 'The tug.',
      creditText: 'Bo Finch',
      width: { value: 1920 },
      height: { value: 1280 },
    });
    expect(article.image[1]).not.toHaveProperty('creator');
  });

  it('tells corrections, but an update is none', () => {
    expect(article.correction).toEqual([
      {
        '@type': 'CorrectionComment',
        text: 'Two ships, not three.',
        datePublished: CORRECTED_AT.toISOString(),
      },
    ]);
  });

  it('says that a story was retracted', () => {
    const [own] = objectsOf(storyMeta(site, { ...story, retracted: true }, NO_RECORD));
    expect(own.creativeWorkStatus).toBe('Retracted');
  });

  it('names the newsroom where a story has no byline, and the feed where it has no tag', () => {
    const [own] = objectsOf(storyMeta(site, buildStoryView({ contributors: [], tags: [] }), NO_RECORD));
    expect(own.author).toEqual({ '@id': own.publisher['@id'] });
    expect(own.articleSection).toBe('News Feed');
    expect(own).not.toHaveProperty('keywords');
  });

  it('leads from the feed through the first tag to the story', () => {
    expect(breadcrumbs['@type']).toBe('BreadcrumbList');
    expect(
      breadcrumbs.itemListElement.map((step: { position: number; name: string; item: string }) => [
        step.position,
        step.name,
        step.item,
      ]),
    ).toEqual([
      [1, 'News Feed', 'https://harbour.example/'],
      [2, 'Harbour', 'https://harbour.example/tag/harbour/'],
      [3, 'Quay reopens after repairs', 'https://harbour.example/quay-reopens/'],
    ]);
  });

  it('calls a standalone page a page', () => {
    const meta = storyMeta(site, { ...story, kind: 'page' }, NO_RECORD);
    expect(objectsOf(meta)[0]['@type']).toBe('WebPage');
    expect(contentOf(meta, 'og:type')).toEqual(['website']);
    expect(meta.alternates.map((alternate) => alternate.type)).not.toContain('application/json+oembed');
  });
});
