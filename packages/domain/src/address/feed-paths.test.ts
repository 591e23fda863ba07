import { describe, expect, it } from 'vitest';
import {
  authorFeedPaths,
  mainFeedPaths,
  oembedPath,
  readSitemapPart,
  sitemapPartPath,
  tagFeedPaths,
} from './feed-paths.ts';

describe('feed addresses', () => {
  it('keep the ones Ghost gave out', () => {
    expect(mainFeedPaths.rss).toBe('/rss/');
    expect(tagFeedPaths('harbour').rss).toBe('/tag/harbour/rss/');
    expect(authorFeedPaths('ada-moss').rss).toBe('/author/ada-moss/rss/');
  });

  it('stand under their page in every format', () => {
    expect(tagFeedPaths('порт').json).toBe(`/tag/${encodeURIComponent('порт')}/feed.json`);
    expect(mainFeedPaths.atom).toBe('/atom.xml');
  });

  it('carry a whole address to oEmbed', () => {
    const url = 'https://harbour.example/quay/?a=1&b=2';
    expect(new URL(oembedPath(url), url).searchParams.get('url')).toBe(url);
  });
});

describe('sitemap parts', () => {
  it.each([
    ['pages', 1],
    ['tags', 2],
    ['claims', 3],
    ['sources', 1],
    ['2025-03', 1],
    ['2025-12', 20],
  ] as const)('reads back %s, part %i', (name, part) => {
    const fileName = sitemapPartPath(name, part).replace('/sitemaps/', '');
    expect(readSitemapPart(fileName)).toEqual({ name, part });
  });

  it.each(['2025-13.xml', '2025-03_1.xml', '2025-03_0.xml', 'stories.xml', '2025-03', '../pages.xml', ''])(
    'knows no %j',
    (fileName) => expect(readSitemapPart(fileName)).toBeUndefined(),
  );
});
