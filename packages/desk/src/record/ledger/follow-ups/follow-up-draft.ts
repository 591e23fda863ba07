import type { FollowUp } from '@onrecord/domain/desk/claim-shapes';

/** A proposed line as it stands under somebody's hands. */
export interface FollowUpDraft {
  readonly kind: FollowUp['kind'];
  readonly note: string;
  readonly mending: boolean;
  /** The line it was begun from: a newer one proposed meanwhile takes its place, unless it was changed by hand. */
  readonly from: string;
}

/** In the order of their keys, 1 to 3. */
export const KIND_WORDS: Readonly<Record<FollowUp['kind'], string>> = {
  update: 'Update',
  clarification: 'Clarification',
  correction: 'Correction',
};
export const KINDS = Object.keys(KIND_WORDS) as ReadonlyArray<FollowUp['kind']>;

/** What stands in the card of a line: what somebody made of it, or the line itself. */
export function draftOf(followUp: FollowUp, kept: FollowUpDraft | undefined): FollowUpDraft {
  if (kept !== undefined && (kept.from === followUp.note || kept.note !== kept.from)) return kept;
  const { kind, note } = followUp;
  return { kind, note, mending: false, from: note };
}

/**
 * The lines of a list with those acted on here, which the server lists as open no more: they keep their place until the
 * screen is left, so that one sees what was done. Newest first, as the server has them.
 */
export function withActed(listed: readonly FollowUp[], acted: ReadonlyMap<string, FollowUp>): FollowUp[] {
  const present = new Map(listed.map((followUp) => [followUp.id, followUp]));
  for (const [id, followUp] of acted) if (!present.has(id)) present.set(id, followUp);
  return [...present.values()].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
}
