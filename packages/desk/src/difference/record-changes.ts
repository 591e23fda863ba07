import { claimIdsOf } from '@onrecord/domain/claims/ledger/citations';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';

/** What changes of a story's record between two versions, in a sentence; '' where nothing does. */
export function recordChanges(before: Pick<StoryDraft, 'body'>, after: Pick<StoryDraft, 'body'>): string {
  const [former, latter] = [new Set(claimIdsOf(before.body)), new Set(claimIdsOf(after.body))];
  const added = [...latter].filter((id) => !former.has(id)).length;
  const removed = [...former].filter((id) => !latter.has(id)).length;
  const parts = [
    ...(added > 0 ? [`${counted(added)} put on record`] : []),
    ...(removed > 0 ? [`${counted(removed)} taken off the record`] : []),
  ];
  return parts.map((part) => `${part}.`).join(' ');
}

const counted = (count: number) => (count === 1 ? 'One statement is' : `${count} statements are`);
