import { ok, type Result } from '@onrecord/domain/result';
import { actOnStory } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';
import { writeState } from './write-story.ts';

/** Drops a story before publication. It stays among the spiked ones. */
export async function spikeStory(context: DeskContext, storyId: string): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'spike', async (trx, story) => {
    await writeState(trx, context, story, { state: 'spiked', act: 'spike' });
    return ok({});
  });
}

export async function unspikeStory(
  context: DeskContext,
  storyId: string,
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'unspike', async (trx, story) => {
    await writeState(trx, context, story, { state: 'draft', act: 'unspike' });
    return ok({});
  });
}
