import { safeHref } from '@onrecord/domain/body/href';
import type { SiteContext } from '../site-context.ts';

/** One of the site's own paths with its origin: outlets are read away from the site. */
export function absoluteUrl(site: Pick<SiteContext, 'origin'>, path: string): string {
  return site.origin + path;
}

/**
 * An address from a story or from the settings, made absolute as a browser would on the page it stands on.
 * Undefined for what could execute something and for what is no address (`safeHref`, URL standard).
 */
export function absoluteHref(site: SiteContext, href: string, pagePath = '/'): string | undefined {
  const safe = safeHref(href);
  return safe === undefined ? undefined : URL.parse(safe, site.origin + pagePath)?.href;
}
