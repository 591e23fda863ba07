import {
  authorFeedPaths,
  type FeedPaths,
  liveFeedPaths,
  mainFeedPaths,
  tagFeedPaths,
} from '@onrecord/domain/address/feed-paths';
import { authorPath, storyPath, tagPath } from '@onrecord/domain/address/paths';
import type { ContributorView, StoryView, TagView } from '@onrecord/domain/article/views';
import type { SiteContext } from '../site-context.ts';

/** A feed that readers subscribe to, apart from its stories. */
export interface Channel {
  readonly title: string;
  readonly description: string;
  /** The page that shows the same stories. */
  readonly pagePath: string;
  /** Where this feed itself is. */
  readonly feedPath: string;
  /** BCP 47. */
  readonly language: string;
}

export type FeedFormat = keyof FeedPaths;

export function mainChannel(site: SiteContext, format: FeedFormat): Channel {
  const { name, description, language } = site.settings;
  return { title: name, description, pagePath: '/', feedPath: mainFeedPaths[format], language };
}

export function tagChannel(site: SiteContext, tag: TagView, format: FeedFormat): Channel {
  return {
    title: `${tag.name} | ${site.settings.name}`,
    description: tag.description,
    pagePath: tagPath(tag.slug),
    feedPath: tagFeedPaths(tag.slug)[format],
    language: site.settings.language,
  };
}

/** The entries of a live story. */
export function liveChannel(site: SiteContext, story: StoryView, format: FeedFormat): Channel {
  return {
    title: `${story.headline} | ${site.settings.name}`,
    description: story.teaser,
    pagePath: storyPath(story.slug),
    feedPath: liveFeedPaths(story.slug)[format],
    language: story.language,
  };
}

export function authorChannel(site: SiteContext, author: ContributorView, format: FeedFormat): Channel {
  return {
    title: `${author.name} | ${site.settings.name}`,
    description: author.bio,
    pagePath: authorPath(author.slug),
    feedPath: authorFeedPaths(author.slug)[format],
    language: site.settings.language,
  };
}
