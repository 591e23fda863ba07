import type { BreadcrumbListLeaf } from 'schema-dts';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import type { SiteContext } from '../site-context.ts';

/** The way from the feed to a page, which comes last. Source: Google Search Central, "Breadcrumb". */
export function breadcrumbList(
  site: SiteContext,
  ...steps: ReadonlyArray<{ readonly name: string; readonly path: string }>
): BreadcrumbListLeaf {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: site.settings.feedName, path: '/' }, ...steps].map(({ name, path }, index) => ({
      '@type': 'ListItem' as const,
      position: index + 1,
      name,
      item: absoluteUrl(site, path),
    })),
  };
}
