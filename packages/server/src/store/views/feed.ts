import { encodeCursor, type FeedCursor } from '@onrecord/domain/address/cursor';
import type { FeedView, StoryCard } from '@onrecord/domain/article/views';
import { sql } from 'kysely';
import { withCentralClaims } from '../claims/views/central-claims.ts';
import type { Executor } from '../database.ts';
import { PINNED_FEED_ID } from '../public-index.ts';
import { CARD_COLUMNS, heroMedia, isLive, toCard } from './story-card.ts';

/** Stories on a page of a feed, and how many Show More adds. */
export const FEED_STRETCH = 20;

export interface FeedRequest {
  /** `MAIN_FEED_ID`, or the id of a tag or contributor. */
  readonly feedId: string;
  /** Stories behind this place; the newest ones without it. */
  readonly before?: FeedCursor | undefined;
  readonly limit?: number;
  /** A story to leave out: the one whose page repeats the feed. */
  readonly without?: string;
}

/** A stretch of a feed. Reads `limit` + 2 index entries at most, however deep the place is. */
export async function loadFeed(executor: Executor, request: FeedRequest): Promise<FeedView> {
  const limit = request.limit ?? FEED_STRETCH;
  let query = executor
    .selectFrom('listing')
    .innerJoin('story', 'story.id', 'listing.story_id')
    .select([...CARD_COLUMNS, heroMedia, isLive])
    .where('listing.feed_id', '=', request.feedId)
    .orderBy('listing.published_at', 'desc')
    .orderBy('listing.story_id', 'desc')
    .limit(limit + 1);
  if (request.before !== undefined) {
    const { publishedAt, storyId } = request.before;
    query = query.where(
      sql<boolean>`(listing.published_at, listing.story_id) < (${publishedAt}, ${storyId}::uuid)`,
    );
  }
  if (request.without !== undefined) query = query.where('listing.story_id', '!=', request.without);
  const cards = (await query.execute()).map(toCard);
  const stories = await withCentralClaims(executor, cards.slice(0, limit));
  const last = stories.at(-1);
  const more = cards.length > limit && last !== undefined;
  return {
    stories,
    next: more ? encodeCursor({ publishedAt: last.publishedAt, storyId: last.id }) : null,
  };
}

/** All of them: a pinned story stands nowhere else in the feed. The number only bounds the page. */
const PINNED_MAX = 100;

export async function loadPinned(executor: Executor): Promise<readonly StoryCard[]> {
  const view = await loadFeed(executor, { feedId: PINNED_FEED_ID, limit: PINNED_MAX });
  return view.stories;
}

/** Ids of the newest stories in any of these feeds, newest first. */
export async function listNewestIn(
  executor: Executor,
  feedIds: readonly string[],
  limit: number,
): Promise<string[]> {
  const newest = await Promise.all(
    feedIds.map((feedId) =>
      executor
        .selectFrom('listing')
        .select(['story_id', 'published_at'])
        .where('feed_id', '=', feedId)
        .orderBy('published_at', 'desc')
        .orderBy('story_id', 'desc')
        .limit(limit)
        .execute(),
    ),
  );
  return newest
    .flat()
    .sort((a, b) => b.published_at.getTime() - a.published_at.getTime() || (a.story_id < b.story_id ? 1 : -1))
    .slice(0, limit)
    .map((row) => row.story_id);
}
