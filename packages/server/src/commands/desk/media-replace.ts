import { err, ok, type Result } from '@onrecord/domain/result';
import type { Actor } from '@onrecord/domain/team/roles';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { swapMediaInDraft } from '@onrecord/domain/workflow/swap-media';
import { appendAudit } from '../../store/audit.ts';
import { findDeskMedia, keepPublic, listDraftsWithMedia, swapMedia } from '../../store/media-library.ts';
import { refreshMediaUse } from '../../store/media-use.ts';
import { swapBrandPicture } from '../../store/newsroom.ts';
import { announceMedia } from './media-edit.ts';
import type { MediaContext } from './media-person.ts';

/**
 * Changes the text of a story that is being written, in its shared document: what others type meanwhile stays. It
 * is stored when this returns.
 */
export type ChangeDraft = (
  storyId: string,
  change: (draft: StoryDraft) => StoryDraft,
  by: Actor,
) => Promise<void>;

export type ReplaceProblem =
  | { readonly type: 'no-such-media' }
  | { readonly type: 'same-media' }
  | { readonly type: 'other-kind' };

/**
 * Puts one file in the place of another wherever it is used. All that is saved changes in one transaction, a
 * revision for each story, and for public ones as a minor change. Then the stories being written follow, one
 * after the other; should that be cut off, doing it again finishes it.
 * The value tells how many stories changed.
 */
export async function replaceMedia(
  context: MediaContext,
  changeDraft: ChangeDraft,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<Result<{ readonly stories: number }, ReplaceProblem>> {
  if (fromId === toId) return err({ type: 'same-media' });
  const swapped = await context.db.transaction().execute(async (trx) => {
    const [from, to] = [await findDeskMedia(trx, fromId), await findDeskMedia(trx, toId)];
    if (from === undefined || to === undefined) return err({ type: 'no-such-media' } as const);
    if (from.kind !== to.kind) return err({ type: 'other-kind' } as const);
    const at = context.clock();
    const { storyIds, contributorIds } = await swapMedia(trx, fromId, toId, {
      actor: context.actor,
      act: 'media-replaced',
      at,
    });
    await refreshMediaUse(trx, storyIds);
    const drafts = await listDraftsWithMedia(trx, fromId);
    await appendAudit(trx, {
      at,
      userId: context.actor,
      userName: context.person.name,
      act: 'media-replaced',
      subjectType: 'media',
      subjectId: fromId,
      details: { fileName: from.fileName, byId: toId, byFileName: to.fileName, storyIds, drafts },
    });
    const ofNewsroom = await swapBrandPicture(trx, fromId, toId, at);
    const publicIds = await keepPublic(trx, storyIds);
    await announceMedia(trx, context, { storyIds: publicIds, contributorIds, ofNewsroom });
    return ok({ storyIds, drafts });
  });
  if (!swapped.ok) return swapped;
  const { storyIds, drafts } = swapped.value;
  for (const storyId of drafts) {
    await changeDraft(storyId, (draft) => swapMediaInDraft(draft, fromId, toId), context.person.actor);
    await refreshMediaUse(context.db, [storyId]);
  }
  return ok({ stories: new Set([...storyIds, ...drafts]).size });
}
