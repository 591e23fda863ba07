import { ok, type Result } from '@onrecord/domain/result';
import { actOnStory } from './act-on-story.ts';
import { addCorrection } from './correct-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';
import { writeState } from './write-story.ts';

/** Takes a story off the feed. Its page stays, with a notice that says why. */
export async function retractStory(
  context: DeskContext,
  storyId: string,
  note: string,
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'retract', async (trx, story) => {
    await writeState(trx, context, story, { state: 'retracted', act: 'retract' });
    await addCorrection(trx, context, { storyId, kind: 'retraction', note: note.trim() });
    return ok({ note: note.trim() });
  });
}

/** Takes a story's page away: its address answers that it is gone. */
export async function withdrawStory(
  context: DeskContext,
  storyId: string,
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'withdraw', async (trx, story) => {
    await writeState(trx, context, story, { state: 'withdrawn', act: 'withdraw' });
    return ok({});
  });
}

/** Brings a retracted or withdrawn story back, where it was. */
export async function restorePublic(
  context: DeskContext,
  storyId: string,
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'restore-public', async (trx, story) => {
    await writeState(trx, context, story, { state: 'published', act: 'restore-public' });
    return ok({});
  });
}
