import { sql } from 'kysely';
import { PINNED_FEED_ID } from '../store/public-index.ts';
import { setPinned } from '../store/story.ts';
import type { CommandContext } from './context.ts';
import { announce } from './save-stories.ts';

/** Makes published stories lead the News Feed. */
export async function pinStories(context: CommandContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await context.db.transaction().execute(async (trx) => {
    await setPinned(trx, ids, { actor: context.actor, act: 'story-pinned', at: context.clock() });
    await announce(trx, context, 'story-published', ids);
  });
}

export async function hasPinnedStories(context: CommandContext): Promise<boolean> {
  const row = await context.db
    .selectFrom('listing')
    .select(sql<number>`1`.as('one'))
    .where('feed_id', '=', PINNED_FEED_ID)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
