import { newsSitemapPath, sitemapIndexPath } from '@onrecord/domain/address/feed-paths';
import { claimsPath, searchPath } from '@onrecord/domain/address/paths';
import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';

/**
 * What crawlers may fetch: everything but search results, which have no end. A demonstration asks to be left alone.
 * Source: RFC 9309; `Sitemap` from sitemaps.org.
 */
export function robotsTxt(site: SiteContext): string {
  if (site.settings.demoNotice !== '') return 'User-agent: *\nDisallow: /\n';
  return `User-agent: *
Disallow: ${searchPath}
Disallow: ${claimsPath}?q=

Sitemap: ${absoluteUrl(site, sitemapIndexPath)}
Sitemap: ${absoluteUrl(site, newsSitemapPath)}
`;
}
