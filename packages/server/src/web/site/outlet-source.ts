import { oembedPath } from '@onrecord/domain/address/feed-paths';
import {
  authorKey,
  feedKey,
  liveKey,
  MAIN_FEED_KEY,
  SETTINGS_KEY,
  storyKey,
  tagKey,
} from '@onrecord/domain/address/keys';
import { entryKeysOf, keysOfStory } from '@onrecord/domain/article/keys-of-story';
import type { StoryView } from '@onrecord/domain/article/views';
import { atomFeed } from '../../publish/outlets/atom-feed.ts';
import {
  authorChannel,
  type Channel,
  type FeedFormat,
  liveChannel,
  mainChannel,
  tagChannel,
} from '../../publish/outlets/channel.ts';
import { jsonFeed } from '../../publish/outlets/json-feed.ts';
import { type OembedLimits, oembed } from '../../publish/outlets/oembed.ts';
import { entriesAsStories, type OutletStory } from '../../publish/outlets/outlet-story.ts';
import { rssFeed } from '../../publish/outlets/rss-feed.ts';
import type { SiteContext } from '../../publish/site-context.ts';
import { findAddress, MAIN_FEED_ID, PINNED_FEED_ID } from '../../store/public-index.ts';
import { listNewestIn } from '../../store/views/feed.ts';
import { findContributorView, findStoryView, findTagView, listStoryViews } from '../../store/views/story.ts';
import { JSON_TYPE, type PageSource, type SourceContext } from './page-source.ts';

/** Stories in a feed that others subscribe to. */
const OUTLET_STORIES = 20;

const FORMATS: Readonly<
  Record<
    FeedFormat,
    {
      readonly contentType: string;
      readonly render: (site: SiteContext, channel: Channel, stories: readonly OutletStory[]) => string;
    }
  >
> = {
  rss: { contentType: 'application/rss+xml; charset=utf-8', render: rssFeed },
  atom: { contentType: 'application/atom+xml; charset=utf-8', render: atomFeed },
  json: { contentType: 'application/feed+json; charset=utf-8', render: jsonFeed },
};

export type OutletOwner =
  | { readonly type: 'main' }
  /** `live`: the entries of a live story. */
  | { readonly type: 'live'; readonly slug: string }
  | { readonly type: 'tag' | 'author'; readonly slug: string };

/** The newest stories, whole, as a feed for readers' programs: of the site, a tag or an author. */
export function outletSource(
  context: SourceContext,
  path: string,
  owner: OutletOwner,
  format: FeedFormat,
): PageSource {
  const { db, site } = context;
  if (owner.type === 'live') return liveOutletSource(context, path, owner.slug, format);
  return {
    path,
    render: async () => {
      const found = await findOwner(context, owner, format);
      if (found === undefined) return undefined;
      const ids = await listNewestIn(db, found.feedIds, OUTLET_STORIES);
      // What stands on drafts only is not the readers' to know.
      if (ids.length === 0 && owner.type !== 'main') return undefined;
      const stories = await listStoryViews(db, ids);
      const { contentType, render } = FORMATS[format];
      return {
        status: 200,
        contentType,
        body: render(site.context, found.channel, stories),
        hard: [SETTINGS_KEY, ...found.keys, ...ids.map(storyKey), ...stories.flatMap(liveKeysOf)],
        soft: [],
      };
    },
  };
}

/** The newest entries of a live story, as a feed of its own. */
function liveOutletSource(
  { db, site }: SourceContext,
  path: string,
  slug: string,
  format: FeedFormat,
): PageSource {
  return {
    path,
    render: async () => {
      const address = await findAddress(db, `/${slug}/`);
      const story = address?.kind === 'story' ? await findStoryView(db, address.targetId) : undefined;
      if (!story?.live) return undefined;
      const { contentType, render } = FORMATS[format];
      return {
        status: 200,
        contentType,
        body: render(site.context, liveChannel(site.context, story, format), entriesAsStories(story)),
        hard: [SETTINGS_KEY, ...keysOfStory(story), ...liveKeysOf(story)],
        soft: [],
      };
    },
  };
}

/** What a feed that tells a story's newest entries is made of beside the story. */
const liveKeysOf = ({ id, live }: StoryView) => (live ? [liveKey(id), ...entryKeysOf(live)] : []);

async function findOwner(
  { db, site }: SourceContext,
  owner: Exclude<OutletOwner, { type: 'live' }>,
  format: FeedFormat,
) {
  if (owner.type === 'main') {
    const channel = mainChannel(site.context, format);
    return { channel, feedIds: [MAIN_FEED_ID, PINNED_FEED_ID], keys: [MAIN_FEED_KEY] };
  }
  const address = await findAddress(db, `/${owner.type}/${owner.slug}/`);
  if (address?.kind !== owner.type) return undefined;
  const id = address.targetId;
  if (owner.type === 'tag') {
    const tag = await findTagView(db, id);
    return (
      tag && {
        channel: tagChannel(site.context, tag, format),
        feedIds: [id],
        keys: [tagKey(id), feedKey(id)],
      }
    );
  }
  const author = await findContributorView(db, id);
  return (
    author && {
      channel: authorChannel(site.context, author, format),
      feedIds: [id],
      keys: [authorKey(id), feedKey(id)],
    }
  );
}

/** What others show for a story's address they were given. */
export function oembedSource(
  { db, site }: SourceContext,
  slug: string,
  limits: Required<OembedLimits>,
): PageSource {
  return {
    path: `${oembedPath(slug)}&${limits.maxWidthPx}x${limits.maxHeightPx}`,
    render: async () => {
      const address = await findAddress(db, `/${slug}/`);
      const story = address?.kind === 'story' ? await findStoryView(db, address.targetId) : undefined;
      if (story === undefined) return undefined;
      return {
        status: 200,
        contentType: JSON_TYPE,
        body: JSON.stringify(oembed(site.context, story, limits)),
        hard: [SETTINGS_KEY, storyKey(story.id)],
        soft: [],
      };
    },
  };
}
