import { liveFeedPaths, mainFeedPaths } from '@onrecord/domain/address/feed-paths';
import { authorPath, storyPath } from '@onrecord/domain/address/paths';
import type { StoryView } from '@onrecord/domain/article/views';
import type { StoryRecord } from '@onrecord/domain/claims/ledger/views';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import { changedAt } from '../outlets/changed-at.ts';
import { socialPictureOf } from '../outlets/social-picture.ts';
import type { PageMeta } from '../page-meta.ts';
import type { SiteContext } from '../site-context.ts';
import { feedAlternates, oembedAlternate } from './alternates.ts';
import { liveBlogPosting } from './live-structured-data.ts';
import { type MetaTag, property, shareTags } from './open-graph.ts';
import { robotsOf, robotsTags } from './robots.ts';
import { reportedClaims } from './story-claims.ts';
import { canonicalUrlOf, newsArticle, standalonePage, storyBreadcrumbs } from './story-structured-data.ts';

/**
 * The head of a story or a standalone page. What was written for a place comes first there: the social title for
 * cards, the search title for results; then the other of the two, then headline and teaser.
 */
export function storyMeta(site: SiteContext, story: StoryView, record: StoryRecord): PageMeta {
  const canonicalUrl = canonicalUrlOf(site, story);
  const ownUrl = absoluteUrl(site, storyPath(story.slug));
  const isStory = story.kind === 'story';
  return {
    title: story.searchTitle || `${story.headline} | ${site.settings.name}`,
    description: story.searchDescription || story.teaser,
    canonicalUrl,
    robots: robotsOf(site),
    tags: [
      ...robotsTags(site),
      ...shareTags(site, {
        type: isStory ? 'article' : 'website',
        title: story.socialTitle || story.searchTitle || story.headline,
        description: story.socialDescription || story.searchDescription || story.teaser,
        url: canonicalUrl,
        language: story.language,
        picture: socialPictureOf(story),
      }),
      ...(isStory ? articleTags(site, story) : []),
    ],
    alternates: [
      ...feedAlternates(site, mainFeedPaths, site.settings.name),
      ...(story.live === null ? [] : feedAlternates(site, liveFeedPaths(story.slug), story.headline)),
      ...(isStory ? [oembedAlternate(site, ownUrl, story.headline)] : []),
    ],
    jsonLd: [structuredData(site, story, record), storyBreadcrumbs(site, story)],
  };
}

function structuredData(site: SiteContext, story: StoryView, record: StoryRecord): object {
  if (story.kind === 'page') return standalonePage(site, story);
  const article = story.live === null ? newsArticle(site, story) : liveBlogPosting(site, story, story.live);
  return { ...article, ...reportedClaims(site, record) };
}

/** The `article` object of Open Graph (ogp.me, "article"). */
function articleTags(site: SiteContext, story: StoryView): MetaTag[] {
  const changed = changedAt(story);
  return [
    property('article:published_time', story.publishedAt.toISOString()),
    ...(changed > story.publishedAt ? [property('article:modified_time', changed.toISOString())] : []),
    ...story.contributors.map(({ slug }) => property('article:author', absoluteUrl(site, authorPath(slug)))),
    property('article:section', story.tags[0]?.name ?? site.settings.feedName),
    ...story.tags.map((tag) => property('article:tag', tag.name)),
  ];
}
