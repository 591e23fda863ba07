import { err, ok, type Result } from '@onrecord/domain/result';
import { actOnStory } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';

/**
 * Makes a story somebody's own, in the place of whose it was: of a reporter who leaves, or goes home. The byline stays
 * as it is: it says who wrote the story, not who goes on with it.
 */
export function handOverStory(
  context: DeskContext,
  storyId: string,
  userId: string,
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'hand-over', async (trx, story) => {
    const heir = await trx
      .selectFrom('team_user')
      .select(['name', 'role'])
      .where('id', '=', userId)
      .where('disabled_at', 'is', null)
      .forShare()
      .executeTakeFirst();
    // A viewer could do nothing with it.
    if (heir === undefined || heir.role === 'viewer') return err({ type: 'no-heir' });
    await trx.deleteFrom('story_owner').where('story_id', '=', storyId).execute();
    await trx.insertInto('story_owner').values({ story_id: storyId, user_id: userId }).execute();
    return ok({ from: story.facts.ownerIds, to: userId, toName: heir.name });
  });
}
