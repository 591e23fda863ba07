import { err, ok, type Result } from '@onrecord/domain/result';
import { storyOf } from '@onrecord/domain/workflow/story-of-draft';
import { actOnStory, mayBegin } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';
import { notifyWhenPublished } from './notify-readers.ts';
import { refuseUnready, writeState } from './write-story.ts';

/**
 * Sets the instant a story goes out by itself, with its text as of then, and the topics whose readers are then notified.
 * It has to be ready now, but for an embargo that ends in time.
 */
export async function scheduleStory(
  context: DeskContext,
  storyId: string,
  at: Date,
  notify: readonly string[] = [],
): Promise<Result<void, DeskProblem>> {
  const begun = await mayBegin(context, storyId, 'schedule');
  if (!begun.ok) return begun;
  if (at <= context.clock()) return err({ type: 'time-passed', at });
  await context.drafts.flush(storyId);
  const draft = await context.drafts.readDraft(storyId);
  return actOnStory(context, storyId, 'schedule', async (trx, story) => {
    const ready = await refuseUnready(trx, story, draft, at);
    if (!ready.ok) return ready;
    await writeState(trx, context, story, { state: 'scheduled', scheduledFor: at, act: 'schedule' });
    const chosen = await notifyWhenPublished(
      trx,
      context,
      { ...story, story: storyOf(draft, story.story, story.slug) },
      notify,
    );
    if (!chosen.ok) return chosen;
    return ok({ at: at.toISOString(), ...(notify.length > 0 ? { notify: chosen.value } : {}) });
  });
}

/** Takes a story off the schedule; it is a draft again. */
export async function unscheduleStory(
  context: DeskContext,
  storyId: string,
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, 'unschedule', async (trx, story) => {
    await writeState(trx, context, story, { state: 'draft', act: 'unschedule' });
    return ok({});
  });
}
