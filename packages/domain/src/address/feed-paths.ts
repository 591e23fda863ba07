import { authorPath, storyPath, tagPath } from './paths.ts';

/** The addresses a page's stories are offered at, in each feed format. `/rss/` is Ghost's, and keeps. */
export interface FeedPaths {
  readonly rss: string;
  readonly atom: string;
  readonly json: string;
}

const feedPathsUnder = (pagePath: string): FeedPaths => ({
  rss: `${pagePath}rss/`,
  atom: `${pagePath}atom.xml`,
  json: `${pagePath}feed.json`,
});

export const mainFeedPaths = feedPathsUnder('/');
export const tagFeedPaths = (slug: string) => feedPathsUnder(tagPath(slug));
/** The entries of a live story. */
export const liveFeedPaths = (slug: string) => feedPathsUnder(storyPath(slug));
export const authorFeedPaths = (slug: string) => feedPathsUnder(authorPath(slug));

/** What the site is called and shown as by those who keep it on a home screen (W3C, Web Application Manifest). */
export const webManifestPath = '/manifest.webmanifest';

/** The oEmbed answer for a public address, which is absolute. */
export const oembedPath = (url: string) => `/oembed.json?url=${encodeURIComponent(url)}`;

/** The sitemap index, which names the parts, and the sitemap of the last 48 hours. */
export const sitemapIndexPath = '/sitemap.xml';
export const newsSitemapPath = '/news-sitemap.xml';

/**
 * The address of a part of the sitemap: `pages`, `tags`, `authors`, `claims`, `sources`, or the stories of one month (UTC, `2025-03`).
 * What is more than one sitemap may hold stands in part 2, 3, … of the same name.
 */
export const sitemapPartPath = (name: string, part = 1) =>
  `/sitemaps/${name}${part === 1 ? '' : `_${part}`}.xml`;

/** Reads the file name of a sitemap part; undefined for anything `sitemapPartPath` does not write. */
export function readSitemapPart(fileName: string): { name: string; part: number } | undefined {
  const match =
    /^(pages|tags|authors|claims|sources|\d{4}-(?:0[1-9]|1[0-2]))(?:_([2-9]|[1-9]\d{1,3}))?\.xml$/.exec(
      fileName,
    );
  const [, name, part] = match ?? [];
  return name === undefined ? undefined : { name, part: Number(part ?? 1) };
}
