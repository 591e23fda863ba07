import { type FeedPaths, oembedPath } from '@onrecord/domain/address/feed-paths';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import type { PageMeta } from '../page-meta.ts';
import type { SiteContext } from '../site-context.ts';

type Alternates = PageMeta['alternates'];

/** The feeds a page's stories are offered in, for feed readers that are given the page's address. */
export function feedAlternates(site: SiteContext, paths: FeedPaths, title: string): Alternates {
  return [
    { type: 'application/rss+xml', title: `${title} (RSS)`, href: absoluteUrl(site, paths.rss) },
    { type: 'application/atom+xml', title: `${title} (Atom)`, href: absoluteUrl(site, paths.atom) },
    { type: 'application/feed+json', title: `${title} (JSON Feed)`, href: absoluteUrl(site, paths.json) },
  ];
}

/** Where the oEmbed answer for a page is (oembed.com, section 4: discovery). */
export function oembedAlternate(site: SiteContext, pageUrl: string, title: string): Alternates[number] {
  return { type: 'application/json+oembed', title, href: absoluteUrl(site, oembedPath(pageUrl)) };
}
