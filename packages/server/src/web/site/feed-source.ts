import { decodeCursor, encodeCursor, type FeedCursor } from '@onrecord/domain/address/cursor';
import {
  authorKey,
  BREAKING_KEY,
  CORRECTIONS_KEY,
  feedKey,
  MAIN_FEED_KEY,
  SETTINGS_KEY,
  storyKey,
  tagKey,
} from '@onrecord/domain/address/keys';
import { authorPath, tagPath } from '@onrecord/domain/address/paths';
import type { FeedView } from '@onrecord/domain/article/views';
import { centralKeysOf } from '@onrecord/domain/claims/ledger/keys-of-claim';
import { authorMeta, feedMeta, tagMeta } from '../../publish/meta/list-meta.ts';
import { authorPage } from '../../publish/site/pages/author-page.tsx';
import { feedPage } from '../../publish/site/pages/feed-page.tsx';
import { tagPage } from '../../publish/site/pages/tag-page.tsx';
import { findAddress, MAIN_FEED_ID } from '../../store/public-index.ts';
import { listCorrections } from '../../store/views/corrections.ts';
import { loadFeed, loadPinned } from '../../store/views/feed.ts';
import { findContributorView, findTagView } from '../../store/views/story.ts';
import { HTML, type PageSource, type SourceContext } from './page-source.ts';

/** Corrections beside the feed. */
const ASIDE_CORRECTIONS = 3;

/** The place named by `?before=`; null for a cursor that is none. */
export function readBefore(value: string | undefined): FeedCursor | undefined | null {
  if (value === undefined) return undefined;
  return decodeCursor(value) ?? null;
}

const stretchPath = (path: string, before: FeedCursor | undefined) =>
  before === undefined ? path : `${path}?before=${encodeCursor(before)}`;

/** A later stretch changes only with its stories; the first one with every publication. */
const keysOf = (feed: FeedView, key: string, before: FeedCursor | undefined) => ({
  hard: [
    SETTINGS_KEY,
    ...(before === undefined ? [key] : []),
    ...feed.stories.map((story) => storyKey(story.id)),
    ...centralKeysOf(feed.stories),
  ],
  soft: before === undefined ? [] : [key],
});

export function feedSource({ db, site }: SourceContext, before: FeedCursor | undefined): PageSource {
  return {
    path: stretchPath('/', before),
    render: async () => {
      // Before anything is read: the page must not claim to be newer than what it shows.
      const { context } = site;
      const [feed, pinned, corrections] = await Promise.all([
        loadFeed(db, { feedId: MAIN_FEED_ID, before }),
        before === undefined ? loadPinned(db) : [],
        listCorrections(db, { limit: ASIDE_CORRECTIONS }),
      ]);
      const cursor = before && encodeCursor(before);
      const body = feedPage(context, {
        feed,
        pinned,
        latestCorrections: corrections.corrections,
        firstStretch: before === undefined,
        meta: feedMeta(context, { cursor }),
      });
      const { hard, soft } = keysOf(feed, MAIN_FEED_KEY, before);
      const pinnedKeys = [...pinned.map((story) => storyKey(story.id)), ...centralKeysOf(pinned)];
      return {
        status: 200,
        contentType: HTML,
        body,
        hard: [...hard, ...pinnedKeys, CORRECTIONS_KEY, ...(before === undefined ? [BREAKING_KEY] : [])],
        soft,
      };
    },
  };
}

export function tagSource(
  { db, site }: SourceContext,
  slug: string,
  before: FeedCursor | undefined,
): PageSource {
  return {
    path: stretchPath(tagPath(slug), before),
    render: async () => {
      // Before anything is read: the page must not claim to be newer than what it shows.
      const { context } = site;
      const address = await findAddress(db, `/tag/${slug}/`);
      const tag = address?.kind === 'tag' ? await findTagView(db, address.targetId) : undefined;
      if (tag === undefined) return undefined;
      const feed = await loadFeed(db, { feedId: tag.id, before });
      // What stands on drafts only is not the readers' to know.
      if (feed.stories.length === 0) return undefined;
      const cursor = before && encodeCursor(before);
      const keys = keysOf(feed, feedKey(tag.id), before);
      return {
        status: 200,
        contentType: HTML,
        body: tagPage(context, {
          tag,
          feed,
          firstStretch: before === undefined,
          meta: tagMeta(context, tag, { cursor }),
        }),
        hard: [tagKey(tag.id), ...keys.hard],
        soft: keys.soft,
      };
    },
  };
}

export function authorSource(
  { db, site }: SourceContext,
  slug: string,
  before: FeedCursor | undefined,
): PageSource {
  return {
    path: stretchPath(authorPath(slug), before),
    render: async () => {
      // Before anything is read: the page must not claim to be newer than what it shows.
      const { context } = site;
      const address = await findAddress(db, `/author/${slug}/`);
      const author = address?.kind === 'author' ? await findContributorView(db, address.targetId) : undefined;
      if (author === undefined) return undefined;
      const feed = await loadFeed(db, { feedId: author.id, before });
      if (feed.stories.length === 0) return undefined;
      const cursor = before && encodeCursor(before);
      const keys = keysOf(feed, feedKey(author.id), before);
      return {
        status: 200,
        contentType: HTML,
        body: authorPage(context, {
          author,
          feed,
          firstStretch: before === undefined,
          meta: authorMeta(context, author, { cursor }),
        }),
        hard: [authorKey(author.id), ...keys.hard],
        soft: keys.soft,
      };
    },
  };
}
