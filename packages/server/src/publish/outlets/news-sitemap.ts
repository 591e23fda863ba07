import { storyPath } from '@onrecord/domain/address/paths';
import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';
import { element, escapeMarkup, XML_DECLARATION } from './markup.ts';
import { SITEMAP_NAMESPACE } from './sitemap.ts';

/** How old a story in the news sitemap may be: the caller takes those published since (Google News sitemaps). */
export const NEWS_SITEMAP_MAX_AGE_MS = 48 * 60 * 60 * 1000;
/** The most stories a news sitemap may hold. */
export const NEWS_SITEMAP_MAX_STORIES = 1_000;

const NEWS_NAMESPACE = 'http://www.google.com/schemas/sitemap-news/0.9';

export interface NewsSitemapStory {
  readonly slug: string;
  readonly headline: string;
  /** BCP 47. */
  readonly language: string;
  readonly publishedAt: Date;
}

/**
 * The stories of the last 48 hours, newest first as given; beyond 1,000 the older ones are left out, as the rules
 * ask. Source: Google Search Central, "Create a news sitemap".
 */
export function newsSitemap(site: SiteContext, stories: readonly NewsSitemapStory[]): string {
  const entries = stories.slice(0, NEWS_SITEMAP_MAX_STORIES).map((story) => {
    const publication = element(
      'news:publication',
      {},
      element('news:name', {}, escapeMarkup(site.settings.name)) +
        element('news:language', {}, newsLanguage(story.language)),
    );
    const news = [
      publication,
      element('news:publication_date', {}, story.publishedAt.toISOString()),
      element('news:title', {}, escapeMarkup(story.headline)),
    ];
    return element(
      'url',
      {},
      element('loc', {}, escapeMarkup(absoluteUrl(site, storyPath(story.slug)))) +
        element('news:news', {}, news.join('')),
    );
  });
  const namespaces = { xmlns: SITEMAP_NAMESPACE, 'xmlns:news': NEWS_NAMESPACE };
  return XML_DECLARATION + element('urlset', namespaces, entries.join('\n'));
}

/** ISO 639 of two or three letters; Chinese alone is told apart, by script, as `zh-cn` and `zh-tw`. */
function newsLanguage(tag: string): string {
  const locale = new Intl.Locale(tag).maximize();
  if (locale.language !== 'zh') return locale.language;
  return locale.script === 'Hant' ? 'zh-tw' : 'zh-cn';
}
