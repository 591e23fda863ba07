import { ok, type Result } from '@onrecord/domain/result';
import { storyOf } from '@onrecord/domain/workflow/story-of-draft';
import { appendRevision } from '../../store/revision.ts';
import { recordedDraft } from '../../store/views/desk-story.ts';
import { actOnStory, mayBegin } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';

/** Takes a published story's working text back to what readers have. What is discarded stays as a revision. */
export async function discardChanges(
  context: DeskContext,
  storyId: string,
): Promise<Result<void, DeskProblem>> {
  await context.drafts.flush(storyId);
  const begun = await mayBegin(context, storyId, 'discard-changes');
  if (!begun.ok) return begun;
  const discarded = await context.drafts.readDraft(storyId);
  const kept = await actOnStory(context, storyId, 'discard-changes', async (trx, story) => {
    const number = await appendRevision(
      trx,
      storyId,
      { story: storyOf(discarded, story.story, story.slug), draftOnly: discarded },
      { actor: context.actor, act: 'discard-changes', at: context.clock() },
    );
    return ok({ revision: number });
  });
  if (!kept.ok) return kept;
  await context.drafts.replaceDraft(storyId, recordedDraft(begun.value), context.person.actor);
  return ok(undefined);
}
