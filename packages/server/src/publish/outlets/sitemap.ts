import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';
import { element, elementUnlessEmpty, escapeMarkup, XML_DECLARATION } from './markup.ts';

/** The most addresses a sitemap, and the most sitemaps an index may hold (sitemaps.org, protocol 0.9). */
export const SITEMAP_MAX_URLS = 50_000;
/** The most pictures an address may name (Google, image sitemaps). */
const SITEMAP_MAX_IMAGES = 1_000;

export const SITEMAP_NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const IMAGE_NAMESPACE = 'http://www.google.com/schemas/sitemap-image/1.1';

export interface SitemapUrl {
  readonly path: string;
  readonly lastModified?: Date;
  /** Paths of the pictures on the page. */
  readonly images?: readonly string[];
}

/** The sitemap index: which sitemaps there are, and when one last changed. Source: sitemaps.org 0.9. */
export function sitemapIndex(
  site: SiteContext,
  entries: ReadonlyArray<{ readonly path: string; readonly lastModified?: Date }>,
): string {
  refuseMoreThan(SITEMAP_MAX_URLS, entries.length);
  const sitemaps = entries.map((entry) =>
    element('sitemap', {}, location(site, entry.path) + lastmod(entry.lastModified)),
  );
  return XML_DECLARATION + element('sitemapindex', { xmlns: SITEMAP_NAMESPACE }, sitemaps.join('\n'));
}

/**
 * One sitemap: addresses with their last change and pictures. No `changefreq` and no `priority`: nobody reads them.
 * Throws a RangeError above `SITEMAP_MAX_URLS`, which the caller parts into several. Source: sitemaps.org 0.9.
 */
export function urlset(site: SiteContext, urls: readonly SitemapUrl[]): string {
  refuseMoreThan(SITEMAP_MAX_URLS, urls.length);
  const entries = urls.map((url) =>
    element(
      'url',
      {},
      location(site, url.path) +
        lastmod(url.lastModified) +
        (url.images ?? [])
          .slice(0, SITEMAP_MAX_IMAGES)
          .map((path) => element('image:image', {}, element('image:loc', {}, address(site, path))))
          .join(''),
    ),
  );
  return (
    XML_DECLARATION +
    element('urlset', { xmlns: SITEMAP_NAMESPACE, 'xmlns:image': IMAGE_NAMESPACE }, entries.join('\n'))
  );
}

const address = (site: SiteContext, path: string) => escapeMarkup(absoluteUrl(site, path));
const location = (site: SiteContext, path: string) => element('loc', {}, address(site, path));
/** W3C Datetime, in UTC. */
const lastmod = (at: Date | undefined) => elementUnlessEmpty('lastmod', {}, at?.toISOString() ?? '');

function refuseMoreThan(max: number, count: number): void {
  if (count > max) throw new RangeError(`a sitemap holds at most ${max} entries, not ${count}`);
}
