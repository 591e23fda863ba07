import { newsSitemapPath, sitemapIndexPath, sitemapPartPath } from '@onrecord/domain/address/feed-paths';
import { CLAIMS_KEY, MAIN_FEED_KEY, SETTINGS_KEY, WITHHELD_KEY } from '@onrecord/domain/address/keys';
import { claimPath, claimsPath, renditionPath, storyPath } from '@onrecord/domain/address/paths';
import {
  NEWS_SITEMAP_MAX_AGE_MS,
  NEWS_SITEMAP_MAX_STORIES,
  newsSitemap,
} from '../../publish/outlets/news-sitemap.ts';
import { robotsTxt } from '../../publish/outlets/robots-txt.ts';
import { SITEMAP_MAX_URLS, sitemapIndex, urlset } from '../../publish/outlets/sitemap.ts';
import {
  countSitemapClaims,
  listNewsSince,
  listPathsOfKind,
  listSitemapClaims,
  listSitemapMonths,
  listSitemapStories,
} from '../../store/views/sitemap.ts';
import { type PageSource, type SourceContext, XML } from './page-source.ts';

/** Stories, or claims, in one part of the sitemap: far below the protocol's 50,000, so that a part stays quick to make. */
const PART_URLS = 10_000;
/** The news sitemap leaves out what has grown too old, also when nothing is published. */
const NEWS_FRESH_MS = 10 * 60 * 1000;
/** A live entry changes when its story last changed, and does not renew the feed. */
const PART_FRESH_MS = 10 * 60 * 1000;
/** The index counts the whole archive; once in a while is enough. */
const INDEX_FRESH_MS = 60 * 60 * 1000;

/** Parts that list all of a kind; the others are months. */
const KINDS = new Map<string, 'page' | 'tag' | 'author' | 'source'>([
  ['pages', 'page'],
  ['tags', 'tag'],
  ['authors', 'author'],
  ['sources', 'source'],
]);
/** The pages of claims, in as many parts as they need. */
const CLAIMS_PART = 'claims';

const xmlPage = (body: string, soft: readonly string[], freshForMs?: number) =>
  ({
    status: 200,
    contentType: XML,
    body,
    // An address may be telling, too: the name of who made a statement that was sealed.
    hard: [SETTINGS_KEY, WITHHELD_KEY],
    soft,
    ...(freshForMs === undefined ? {} : { freshForMs }),
  }) as const;

/** The addresses of as many parts as so many entries need. */
const partsOf = (name: string, entries: number) =>
  Array.from({ length: Math.ceil(entries / PART_URLS) }, (_, at) => sitemapPartPath(name, at + 1));

export function sitemapIndexSource({ db, site }: SourceContext): PageSource {
  return {
    path: sitemapIndexPath,
    render: async () => {
      const [months, claims] = await Promise.all([listSitemapMonths(db), countSitemapClaims(db)]);
      const stories = months.flatMap(({ month, stories, newestAt }) =>
        partsOf(month, stories).map((path) => ({ path, lastModified: newestAt })),
      );
      const others = [
        ...[...KINDS.keys()].map((name) => sitemapPartPath(name)),
        ...partsOf(CLAIMS_PART, claims),
      ];
      return xmlPage(
        sitemapIndex(site.context, [...stories, ...others.map((path) => ({ path }))]),
        [MAIN_FEED_KEY, CLAIMS_KEY],
        INDEX_FRESH_MS,
      );
    },
  };
}

export function sitemapPartSource({ db, site }: SourceContext, name: string, part: number): PageSource {
  return {
    path: sitemapPartPath(name, part),
    render: async () => {
      const kind = KINDS.get(name);
      if (kind !== undefined) {
        if (part !== 1) return undefined;
        const paths = await listPathsOfKind(db, kind, SITEMAP_MAX_URLS);
        const urls = paths.map((path) => ({ path: encodeURI(path) }));
        return xmlPage(urlset(site.context, name === 'pages' ? [{ path: '/' }, ...urls] : urls), [
          MAIN_FEED_KEY,
          CLAIMS_KEY,
        ]);
      }
      const range = { limit: PART_URLS, offset: (part - 1) * PART_URLS };
      if (name === CLAIMS_PART) {
        const claims = await listSitemapClaims(db, range);
        if (claims.length === 0) return undefined;
        const urls = claims.map(({ publicId, lastModifiedAt }) => ({
          path: claimPath(publicId),
          lastModified: lastModifiedAt,
        }));
        const all = part === 1 ? [{ path: claimsPath }, ...urls] : urls;
        return xmlPage(urlset(site.context, all), [CLAIMS_KEY]);
      }
      const stories = await listSitemapStories(db, name, range);
      if (stories.length === 0) return undefined;
      const urls = stories.map((story) => ({
        path: storyPath(story.slug),
        lastModified: story.lastModifiedAt,
        ...(story.hero === null
          ? {}
          : { images: [renditionPath(story.hero.contentHash, story.hero.widthPx, 'jpeg')] }),
      }));
      return xmlPage(urlset(site.context, urls), [MAIN_FEED_KEY], PART_FRESH_MS);
    },
  };
}

export function newsSitemapSource({ db, site }: SourceContext): PageSource {
  return {
    path: newsSitemapPath,
    render: async () => {
      const since = new Date(Date.now() - NEWS_SITEMAP_MAX_AGE_MS);
      const news = await listNewsSince(db, since, NEWS_SITEMAP_MAX_STORIES);
      return xmlPage(newsSitemap(site.context, news), [MAIN_FEED_KEY], NEWS_FRESH_MS);
    },
  };
}

export function robotsSource({ site }: SourceContext): PageSource {
  return {
    path: '/robots.txt',
    render: async () => ({
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      body: robotsTxt(site.context),
      hard: [SETTINGS_KEY],
      soft: [],
    }),
  };
}
