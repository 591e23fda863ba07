import { readSitemapPart, sitemapPartPath, webManifestPath } from '@onrecord/domain/address/feed-paths';
import { formerMediaPath } from '@onrecord/domain/address/former-media';
import {
  authorPath,
  claimsPath,
  correctionsPath,
  notificationsPath,
  searchPath,
  storyPath,
  tagPath,
} from '@onrecord/domain/address/paths';
import { isSlug } from '@onrecord/domain/address/slug';
import { type Context, Hono } from 'hono';
import { searchMeta } from '../../publish/meta/plain-page-meta.ts';
import type { FeedFormat } from '../../publish/outlets/channel.ts';
import { oembedSlug } from '../../publish/outlets/oembed.ts';
import { searchPage } from '../../publish/site/pages/search-page.tsx';
import { search } from '../../store/views/search.ts';
import { NothingThere, Unavailable } from '../pages/rendered-page.ts';
import { pageResponse } from '../pages/respond.ts';
import { plainProblem, unavailable } from '../problem.ts';
import type { PublicPaths } from '../public-paths.ts';
import { changesSource } from './changes-source.ts';
import { addClaimRoutes } from './claim-routes.ts';
import { authorSource, feedSource, readBefore, tagSource } from './feed-source.ts';
import { formerMediaSource } from './former-media-source.ts';
import { readLivePlace } from './live-place.ts';
import { type AskedTopic, notificationsSource } from './notifications-source.ts';
import { type OutletOwner, oembedSource, outletSource } from './outlet-source.ts';
import { HTML, type PageSource, readNumber, toRender } from './page-source.ts';
import { correctionsSource, notFoundSource, webManifestSource } from './plain-sources.ts';
import { SearchLimit } from './search-limit.ts';
import type { SiteServices } from './site-services.ts';
import { newsSitemapSource, robotsSource, sitemapIndexSource, sitemapPartSource } from './sitemap-source.ts';
import { storySource } from './story-source.ts';
import { readFirstStatement, storyStatementsSource } from './story-statements-source.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const OUTLETS: Readonly<Record<string, FeedFormat>> = {
  'rss/': 'rss',
  'atom.xml': 'atom',
  'feed.json': 'json',
};

/** Pages that are no story's, tag's, author's, claim's or source's. */
const OWN_PAGES: readonly string[] = ['/rss/', searchPath, correctionsPath, notificationsPath, claimsPath];

const PATH_OF = { tag: tagPath, author: authorPath, live: storyPath } as const;

/**
 * All of the site's addresses. Each leads to a source, which names the one address its page is kept under; the
 * page store answers, or has it rendered.
 */
export function createSiteApp(services: SiteServices): Hono {
  const { pages, paths, site, db } = services;
  const app = new Hono({ strict: true });
  const searches = new SearchLimit();

  const serve = async (c: Context, source: PageSource): Promise<Response> => {
    try {
      const { page, outdated } = await pages.get(source.path, toRender(source, site));
      return pageResponse(c.req.raw, page, outdated || pages.detached);
    } catch (error) {
      if (error instanceof NothingThere) return notFound(c);
      throw error;
    }
  };
  const notFound = async (c: Context): Promise<Response> => {
    const elsewhere = redirectToCanonical(c, paths);
    if (elsewhere) return elsewhere;
    const source = notFoundSource(services);
    const { page, outdated } = await pages.get(source.path, toRender(source, site));
    return pageResponse(c.req.raw, page, outdated || pages.detached);
  };
  /** A source only where the public paths know its address. */
  const known = (c: Context, path: string, source: PageSource) =>
    paths.has(path) ? serve(c, source) : notFound(c);

  const listed = (
    c: Context,
    at: string,
    make: (before: (ReturnType<typeof readBefore> & object) | undefined) => PageSource,
  ) => {
    const before = readBefore(c.req.query('before'));
    if (before === null) return notFound(c);
    return at === '/' || paths.has(at) ? serve(c, make(before)) : notFound(c);
  };
  const outlet = (c: Context, owner: OutletOwner, file: string) => {
    const format = OUTLETS[file];
    if (format === undefined) return notFound(c);
    if (owner.type === 'main') return serve(c, outletSource(services, `/${file}`, owner, format));
    const path = PATH_OF[owner.type](owner.slug);
    const source = outletSource(services, `${path}${file}`, owner, format);
    return known(c, decodeURIComponent(path), source);
  };

  /** The parts there are stand in the index, which is in the store: any other address costs no query. */
  const sitemapPart = async (c: Context, { name, part }: { name: string; part: number }) => {
    const index = sitemapIndexSource(services);
    const { page } = await pages.get(index.path, toRender(index, site));
    const listed = page.variants.identity.body.includes(`${sitemapPartPath(name, part)}<`);
    return listed ? serve(c, sitemapPartSource(services, name, part)) : notFound(c);
  };

  app.get('/', (c) => listed(c, '/', (before) => feedSource(services, before)));
  app.get('/rss/', (c) => outlet(c, { type: 'main' }, 'rss/'));
  app.get('/atom.xml', (c) => outlet(c, { type: 'main' }, 'atom.xml'));
  app.get('/feed.json', (c) => outlet(c, { type: 'main' }, 'feed.json'));
  app.get('/sitemap.xml', (c) => serve(c, sitemapIndexSource(services)));
  app.get('/news-sitemap.xml', (c) => serve(c, newsSitemapSource(services)));
  app.get('/sitemaps/:file', (c) => {
    const part = readSitemapPart(c.req.param('file'));
    return part ? sitemapPart(c, part) : notFound(c);
  });
  app.get('/robots.txt', (c) => serve(c, robotsSource(services)));
  app.get(webManifestPath, (c) => serve(c, webManifestSource(services)));
  app.get('/oembed.json', (c) => {
    const format = c.req.query('format') ?? 'json';
    if (format !== 'json') return plainProblem(501, 'Only the json format is offered.');
    const slug = oembedSlug(site.context, c.req.query('url') ?? '');
    if (slug === undefined || !paths.has(`/${slug}/`))
      return plainProblem(404, 'That address is no story of this site.');
    const limits = {
      maxWidthPx: readSize(c.req.query('maxwidth')),
      maxHeightPx: readSize(c.req.query('maxheight')),
    };
    return serve(c, oembedSource(services, slug, limits));
  });

  app.get('/search/', async (c) => {
    const query = c.req.query('q')?.trim() ?? '';
    const order = c.req.query('order') === 'best' ? 'best' : 'newest';
    if (pages.detached && query !== '') throw new Unavailable('search');
    const asked = { query, order, before: c.req.query('before') } as const;
    const found = await searches.run(async () => (query === '' ? null : search(db, asked)));
    if (found === undefined) return unavailable(site.context);
    const meta = searchMeta(site.context, query);
    // What somebody looks for is nobody else's to keep.
    return c.body(searchPage(site.context, { search: found, meta }), 200, {
      'Content-Type': HTML,
      'Cache-Control': 'private, no-store',
    });
  });
  addClaimRoutes(app, { ...services, searches, serve, notFound });
  app.get('/corrections/', (c) => {
    const before = c.req.query('before');
    if (before !== undefined && !UUID.test(before)) return notFound(c);
    return serve(c, correctionsSource(services, before));
  });

  app.get(notificationsPath, (c) => {
    const asked = readAsked(c.req.query('story'), c.req.query('tag'), paths);
    return serve(c, notificationsSource(services, asked));
  });

  for (const [type, make, pathOf] of [
    ['tag', tagSource, tagPath],
    ['author', authorSource, authorPath],
  ] as const) {
    app.get(`/${type}/:slug/`, (c) => {
      const slug = c.req.param('slug');
      return isSlug(slug)
        ? listed(c, `/${type}/${slug}/`, (before) => make(services, slug, before))
        : notFound(c);
    });
    app.get(`/${type}/:slug/page/:number/`, async (c) => {
      const slug = c.req.param('slug');
      if (!isSlug(slug) || !/^\d{1,9}$/.test(c.req.param('number'))) return notFound(c);
      return paths.has(`/${type}/${slug}/`) ? c.redirect(pathOf(slug), 301) : notFound(c);
    });
    for (const file of Object.keys(OUTLETS)) {
      app.get(`/${type}/:slug/${file}`, (c) => {
        const slug = c.req.param('slug');
        return isSlug(slug) ? outlet(c, { type, slug }, file) : notFound(c);
      });
    }
  }

  app.get('/content/*', (c) => {
    const path = formerMediaPath(c.req.path);
    return path !== undefined && paths.has(path) ? serve(c, formerMediaSource(services, path)) : notFound(c);
  });

  // Addresses Ghost had: numbered pages, and the AMP version of a story.
  app.get('/page/:number/', async (c) =>
    /^\d{1,9}$/.test(c.req.param('number')) ? c.redirect('/', 301) : notFound(c),
  );
  app.get('/:slug/amp/', async (c) => {
    const slug = c.req.param('slug');
    return isSlug(slug) && paths.has(`/${slug}/`) ? c.redirect(storyPath(slug), 301) : notFound(c);
  });
  app.get('/:slug/changes/', (c) => {
    const slug = c.req.param('slug');
    const before = readNumber(c.req.query('before'));
    return isSlug(slug) && before !== null
      ? known(c, `/${slug}/`, changesSource(services, slug, before))
      : notFound(c);
  });
  app.get('/:slug/statements/', (c) => {
    const slug = c.req.param('slug');
    const from = readFirstStatement(c.req.query('from'));
    return isSlug(slug) && from !== null
      ? known(c, `/${slug}/`, storyStatementsSource(services, slug, from))
      : notFound(c);
  });
  app.get('/:slug/', (c) => {
    const slug = c.req.param('slug');
    const place = readLivePlace(c.req.query());
    if (!isSlug(slug) || place === null) return notFound(c);
    return known(c, `/${slug}/`, storySource(services, slug, place));
  });
  for (const file of Object.keys(OUTLETS)) {
    app.get(`/:slug/${file}`, (c) => {
      const slug = c.req.param('slug');
      return isSlug(slug) ? outlet(c, { type: 'live', slug }, file) : notFound(c);
    });
  }

  app.get('*', notFound);
  app.all('*', () => new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } }));
  return app;
}

/** The same address with its closing slash and in lower case, where that is a page. */
function redirectToCanonical(c: Context, paths: PublicPaths): Response | undefined {
  const { pathname, search: query } = new URL(c.req.url);
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (!paths.complete) return undefined;
  const closed = `/${decoded.replace(/^\/+|\/+$/g, '')}/`;
  // As it is spelled before in lower case: a slug may hold capitals.
  const path = [closed, closed.toLowerCase()].find((path) => path !== decoded && isPage(path, paths));
  return path === undefined
    ? undefined
    : c.redirect(`${path.split('/').map(encodeURIComponent).join('/')}${query}`, 301);
}

function isPage(path: string, paths: PublicPaths): boolean {
  const [, story] = /^(\/[^/]+\/)(?:changes|statements)\/$/.exec(path) ?? [];
  if (story !== undefined && paths.has(story)) return true;
  if (OWN_PAGES.includes(path) || paths.has(path)) return true;
  const [, page] = /^(.*\/)(?:rss|amp|page\/\d{1,9})\/$/.exec(path) ?? [];
  return page === '/' || (page !== undefined && paths.has(page));
}

/** The story or tag somebody came from, where there is one of that address. */
function readAsked(
  story: string | undefined,
  tag: string | undefined,
  paths: PublicPaths,
): AskedTopic | undefined {
  if (story !== undefined && isSlug(story) && paths.has(`/${story}/`)) return { type: 'story', slug: story };
  if (tag !== undefined && isSlug(tag) && paths.has(`/tag/${tag}/`)) return { type: 'tag', slug: tag };
  return undefined;
}

function readSize(value: string | undefined): number {
  return value !== undefined && /^\d{1,5}$/.test(value) ? Number(value) : Number.POSITIVE_INFINITY;
}
