import { mainFeedPaths } from '@onrecord/domain/address/feed-paths';
import { correctionsPath, notificationsPath, searchPath } from '@onrecord/domain/address/paths';
import type { StoryView } from '@onrecord/domain/article/views';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import type { PageMeta } from '../page-meta.ts';
import { messagesFor } from '../site/messages/messages.ts';
import type { SiteContext } from '../site-context.ts';
import { feedAlternates } from './alternates.ts';
import { shareTags } from './open-graph.ts';
import { robotsOf, robotsTags } from './robots.ts';
import { canonicalUrlOf } from './story-structured-data.ts';

export function correctionsMeta(site: SiteContext): PageMeta {
  const { corrections, correctionsLead } = wordsOf(site);
  return {
    ...notice(site, corrections, correctionsLead),
    canonicalUrl: absoluteUrl(site, correctionsPath),
    robots: robotsOf(site),
    tags: [...robotsTags(site), ...pageShareTags(site, corrections, correctionsLead, correctionsPath)],
  };
}

/** Of no use in search results: a story is found under its own address. */
export function changesMeta(site: SiteContext, story: StoryView): PageMeta {
  const { whatChanged, whatChangedLead } = wordsOf(site);
  return {
    ...notice(site, `${whatChanged}: ${story.headline}`, whatChangedLead),
    canonicalUrl: canonicalUrlOf(site, story),
  };
}

/** The same: each statement has an address of its own. */
export function storyStatementsMeta(site: SiteContext, story: StoryView): PageMeta {
  const { record, ledger } = wordsOf(site);
  return {
    ...notice(site, `${record.onTheRecord}: ${story.headline}`, ledger.storyLead),
    canonicalUrl: canonicalUrlOf(site, story),
  };
}

/** Search results have no end and stay out of indexes; the empty search page is an address of its own. */
export function searchMeta(site: SiteContext, query: string): PageMeta {
  const { search, searchFor, resultsFor } = wordsOf(site);
  const title = query === '' ? search : resultsFor(query);
  return {
    ...notice(site, title, searchFor),
    canonicalUrl: query === '' ? absoluteUrl(site, searchPath) : null,
    tags: pageShareTags(site, title, searchFor, searchPath),
  };
}

/** The page without a story or tag is the one for indexes. */
export function notificationsMeta(site: SiteContext): PageMeta {
  const { notifications, lead } = wordsOf(site).push;
  return { ...notice(site, notifications, lead), canonicalUrl: absoluteUrl(site, notificationsPath) };
}

export function notFoundMeta(site: SiteContext): PageMeta {
  return notice(site, wordsOf(site).notFoundTitle, wordsOf(site).notFoundText);
}

export function goneMeta(site: SiteContext): PageMeta {
  return notice(site, wordsOf(site).goneTitle, wordsOf(site).goneText);
}

export function badRequestMeta(site: SiteContext): PageMeta {
  return notice(site, wordsOf(site).badRequestTitle, wordsOf(site).badRequestText);
}

export function unavailableMeta(site: SiteContext): PageMeta {
  return notice(site, wordsOf(site).unavailableTitle, wordsOf(site).unavailableText);
}

const wordsOf = (site: SiteContext) => messagesFor(site.settings.language);

/** The head of what is no address of its own. */
function notice(site: SiteContext, title: string, description: string): PageMeta {
  return {
    title: `${title} | ${site.settings.name}`,
    description,
    canonicalUrl: null,
    robots: 'noindex',
    tags: [],
    alternates: feedAlternates(site, mainFeedPaths, site.settings.name),
    jsonLd: [],
  };
}

function pageShareTags(site: SiteContext, title: string, description: string, path: string) {
  const { language } = site.settings;
  return shareTags(site, { type: 'website', title, description, url: absoluteUrl(site, path), language });
}
