import { isClaimId } from '@onrecord/domain/address/claim-id';
import type { FeedCursor } from '@onrecord/domain/address/cursor';
import { claimPath, claimsJsonPath, claimsPath, evidencePath } from '@onrecord/domain/address/paths';
import { isSlug } from '@onrecord/domain/address/slug';
import type { Context, Hono } from 'hono';
import { isContentHash } from '../../media/content-hash.ts';
import { claimSearchMeta } from '../../publish/meta/claim-meta.ts';
import { claimSearchPage } from '../../publish/site/pages/claims-page.tsx';
import { searchClaims } from '../../store/claims/views/claim-lists.ts';
import { Unavailable } from '../pages/rendered-page.ts';
import { unavailable } from '../problem.ts';
import { claimListJsonSource, claimListSource } from './claim-list-source.ts';
import { annotationsSource, claimJsonSource, claimSource } from './claim-source.ts';
import { evidenceFileResponse } from './evidence-file.ts';
import { readBefore } from './feed-source.ts';
import { HTML, type PageSource, toRender } from './page-source.ts';
import type { SearchLimit } from './search-limit.ts';
import type { SiteServices } from './site-services.ts';
import { sourcePageSource } from './source-page-source.ts';

export interface ClaimRouteServices extends SiteServices {
  readonly searches: SearchLimit;
  readonly serve: (c: Context, source: PageSource) => Promise<Response>;
  readonly notFound: (c: Context) => Promise<Response>;
}

/** The ledger as readers see it: claims, sources, the list and its search, open data, shown evidence. */
export function addClaimRoutes(app: Hono, services: ClaimRouteServices): void {
  const { db, site, pages, paths, files, searches, serve, notFound } = services;

  /** A stretch of a list behind the place that the address names. */
  const stretch = (c: Context, make: (before: FeedCursor | undefined) => PageSource) => {
    const before = readBefore(c.req.query('before'));
    return before === null ? notFound(c) : serve(c, make(before));
  };
  /** What stands below a claim's address, where there is one. */
  const ofClaim = (answer: (c: Context, publicId: string) => Promise<Response>) => (c: Context) => {
    const publicId = c.req.param('id') ?? '';
    return isClaimId(publicId) && paths.has(claimPath(publicId)) ? answer(c, publicId) : notFound(c);
  };

  app.get(claimsPath, async (c) => {
    const query = c.req.query('q')?.trim() ?? '';
    if (query === '') return stretch(c, (before) => claimListSource(services, before));
    if (pages.detached) throw new Unavailable('search');
    const found = await searches.run(() => searchClaims(db, { query, before: c.req.query('before') }));
    if (found === undefined) return unavailable(site.context);
    const meta = claimSearchMeta(site.context, found.query);
    // What somebody looks for is nobody else's to keep.
    return c.body(claimSearchPage(site.context, { found, meta }), 200, {
      'Content-Type': HTML,
      'Cache-Control': 'private, no-store',
    });
  });
  app.get(claimsJsonPath, (c) => stretch(c, (before) => claimListJsonSource(services, before)));

  app.get(
    '/claims/:id/',
    ofClaim((c, id) => stretch(c, (before) => claimSource(services, id, cursorText(c, before)))),
  );
  app.get(
    '/claims/:id/claim.json',
    ofClaim((c, id) => serve(c, claimJsonSource(services, id))),
  );
  app.get(
    '/claims/:id/annotations.json',
    ofClaim((c, id) => stretch(c, (before) => annotationsSource(services, id, cursorText(c, before)))),
  );
  app.get(
    '/claims/:id/evidence/:hash',
    ofClaim(async (c, publicId) => {
      const contentHash = c.req.param('hash') ?? '';
      if (!isContentHash(contentHash)) return notFound(c);
      if (pages.detached) throw new Unavailable('evidence');
      // What is shown stands in the claim's JSON, which is in the store: a made-up hash costs no query.
      const record = claimJsonSource(services, publicId);
      const { page } = await pages.get(record.path, toRender(record, site));
      if (!page.variants.identity.body.includes(`${evidencePath(publicId, contentHash)}"`))
        return notFound(c);
      return evidenceFileResponse({ db, files }, { publicId, contentHash }, c.req.method);
    }),
  );

  app.get('/sources/:slug/', (c) => {
    const slug = c.req.param('slug');
    const topic = c.req.query('topic');
    if (!isSlug(slug) || !paths.has(`/sources/${slug}/`)) return notFound(c);
    if (topic !== undefined && !(isSlug(topic) && paths.has(`/tag/${topic}/`))) return notFound(c);
    return stretch(c, (before) => sourcePageSource(services, slug, { topic, before }));
  });
}

/** The cursor as it was asked for, once it was read: it has one spelling. */
const cursorText = (c: Context, before: FeedCursor | undefined) => before && c.req.query('before');
