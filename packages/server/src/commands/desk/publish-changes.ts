import { err, ok, type Result } from '@onrecord/domain/result';
import { actOnStory, mayBegin } from './act-on-story.ts';
import { addCorrection } from './correct-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';
import { refuseUnready, writePublicText } from './write-story.ts';

interface ChangeNotice {
  /** `minor` has no note and stands under What changed only; the others need a public one. */
  readonly kind: 'minor' | 'update' | 'clarification' | 'correction';
  readonly note: string;
  /**
   * Whether readers are not shown the words that changed, in this version and the earlier ones: what is taken out
   * may be what should never have been there, a name that puts somebody in danger.
   */
  readonly withholdWords?: boolean | undefined;
}

/** Brings what is staged of a published story to its readers, with the note that says what changed. */
export async function publishChanges(
  context: DeskContext,
  storyId: string,
  notice: ChangeNotice,
): Promise<Result<void, DeskProblem>> {
  const note = notice.note.trim();
  await context.drafts.flush(storyId);
  const begun = await mayBegin(context, storyId, 'publish-changes');
  if (!begun.ok) return begun;
  if (notice.kind !== 'minor' && note === '') return err({ type: 'note-missing' });
  const draft = await context.drafts.readDraft(storyId);
  return actOnStory(context, storyId, 'publish-changes', async (trx, story) => {
    const now = context.clock();
    const ready = await refuseUnready(trx, story, draft, now);
    if (!ready.ok) return ready;
    const { kind, withholdWords } = notice;
    const correctionId =
      kind === 'minor' ? undefined : await addCorrection(trx, context, { storyId, kind, note });
    const written = await writePublicText(trx, context, story, {
      draft,
      change: kind === 'minor' ? {} : { updatedAt: now },
      act: 'publish-changes',
      eventType: 'story-changed',
      correctionId,
      wordsWithheld: withholdWords,
    });
    if (!written.ok) return written;
    const told = kind === 'minor' ? { kind } : { kind, note };
    return ok({ ...told, ...(withholdWords ? { withholdWords } : {}), slug: written.value.slug });
  });
}
