import type { StoryState } from '@onrecord/domain/article/story-input';
import { isSameDraft } from '@onrecord/domain/workflow/same-draft';
import { STORY_POLICY } from '@onrecord/domain/workflow/story-acts';
import { draftOf } from '@onrecord/domain/workflow/story-of-draft';
import { type StoryToSave, storable } from '../store/story.ts';
import { findDeskStoryRow } from '../store/views/desk-story.ts';
import type { CommandContext } from './context.ts';
import type { Drafts } from './desk/drafts.ts';

/** Whether a story in this state can be written at the desk, by whomever. */
export function takesStagedChanges(state: StoryState): boolean {
  return STORY_POLICY.write.states.includes(state);
}

/**
 * Puts an import's version of a story in place of the text that is being written; what stood there is kept as a
 * revision. Readers of a public story see nothing of it until somebody publishes the change. Address, embargo and
 * what was decided of the main picture stay as the desk has them. False where the story cannot be written any more.
 */
export async function stageImportedStory(
  context: CommandContext & { readonly drafts: Drafts },
  imported: StoryToSave,
): Promise<boolean> {
  const { id, story, importFingerprint } = storable(imported);
  const row = await findDeskStoryRow(context.db, id);
  if (row === undefined || !takesStagedChanges(row.facts.state)) return false;
  await context.drafts.flush(id);
  const current = await context.drafts.readDraft(id);
  const { slug, embargoedUntil, heroDecorative } = current;
  const draft = { ...draftOf(story, { embargoedUntil, heroDecorative }), slug };
  if (!isSameDraft(current, draft))
    await context.drafts.replaceDraft(id, draft, { userId: context.actor, role: 'editor' });
  // Another run of the same export then leaves alone what the desk makes of it.
  await context.db
    .updateTable('story')
    .set({ import_fingerprint: importFingerprint ?? null })
    .where('id', '=', id)
    .execute();
  return true;
}
