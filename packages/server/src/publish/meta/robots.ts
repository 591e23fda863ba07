import type { PageMeta } from '../page-meta.ts';
import type { SiteContext } from '../site-context.ts';
import { type MetaTag, named } from './open-graph.ts';

/** Whether pages may be found: those of a demonstration may not, made-up news is not for search results. */
export function robotsOf(site: SiteContext): PageMeta['robots'] {
  return site.settings.demoNotice === '' ? 'index' : 'noindex';
}

/**
 * Allows search results and Discover a large picture, which publishers have to say themselves. A second `robots`
 * beside that of `PageMeta.robots` adds to it. Source: Google Search Central, "Robots meta tag".
 */
export function robotsTags(site: SiteContext): MetaTag[] {
  return robotsOf(site) === 'index' ? [named('robots', 'max-image-preview:large')] : [];
}
