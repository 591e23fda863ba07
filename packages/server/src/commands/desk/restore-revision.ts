import { err, ok, type Result } from '@onrecord/domain/result';
import { isSameDraft } from '@onrecord/domain/workflow/same-draft';
import { storyOf } from '@onrecord/domain/workflow/story-of-draft';
import { appendIfChanged, findRevision } from '../../store/revision.ts';
import { reviseWorkingCopy } from '../../store/working-copy.ts';
import { actOnStory, mayBegin } from './act-on-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';

/**
 * Puts the text of a revision back in place, as a new revision; readers of a public story see nothing of it until
 * the change is published. The text it replaces is kept as a revision first, of those who typed it, where it is none
 * yet. Address and embargo stay as they are now: they are decisions of the day, not part of the text.
 */
export async function restoreRevision(
  context: DeskContext,
  storyId: string,
  number: number,
): Promise<Result<void, DeskProblem>> {
  const begun = await mayBegin(context, storyId, 'restore-revision');
  if (!begun.ok) return begun;
  const revision = await findRevision(context.db, storyId, number);
  if (revision === undefined) return err({ type: 'no-revision', number });
  await context.drafts.flush(storyId);
  const current = await context.drafts.readDraft(storyId);
  const draft = { ...revision.draft, slug: current.slug, embargoedUntil: current.embargoedUntil };
  const at = context.clock();
  await reviseWorkingCopy(context.db, storyId, { at, startedBefore: at });
  const restored = await actOnStory(context, storyId, 'restore-revision', async (trx, story) => {
    const keep = (text: typeof draft, act: string) =>
      appendIfChanged(
        trx,
        storyId,
        { story: storyOf(text, story.story, story.slug), draftOnly: text },
        {
          actor: context.actor,
          act,
          at,
        },
      );
    if (!isSameDraft(current, draft)) await keep(current, 'edited');
    return ok({ from: number, revision: await keep(draft, 'restored') });
  });
  if (!restored.ok) return restored;
  await context.drafts.replaceDraft(storyId, draft, context.person.actor);
  return ok(undefined);
}
