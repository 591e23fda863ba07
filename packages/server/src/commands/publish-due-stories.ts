import { lockDueStories, markPublished } from '../store/story.ts';
import type { CommandContext } from './context.ts';
import { announce } from './save-stories.ts';

/** So many at once at most, so that a long outage ends in several short transactions. */
const BATCH = 50;

/**
 * Publishes scheduled stories whose time has come, each once however many processes try: rows another process
 * is publishing are passed over. Returns how many it published.
 */
export async function publishDueStories(context: CommandContext): Promise<number> {
  return context.db.transaction().execute(async (trx) => {
    const now = context.clock();
    const ids = await lockDueStories(trx, now, BATCH);
    if (ids.length === 0) return 0;
    await markPublished(trx, ids, { actor: context.actor, act: 'story-published', at: now });
    await announce(trx, context, 'story-published', ids);
    return ids.length;
  });
}
