import type { StoryRecord } from '@onrecord/domain/claims/ledger/views';
import { sql } from 'kysely';
import type { Executor } from '../../database.ts';
import { STORY_TEXT_ID } from '../citations.ts';
import { listClaimCards } from './claim-cards.ts';

/** Statements shown of one story; of a story that cites more, the first ones. */
const CLAIMS_MAX = 500;

/**
 * The public claims that a public story cites: its text first, then its live entries in the order in which they were
 * posted. Each has the same number whatever is shown.
 *
 * @param shownEntryIds only these entries, where a page shows a stretch of a live story; else all of them
 */
export async function claimsOfStory(
  executor: Executor,
  storyId: string,
  { shownEntryIds }: { readonly shownEntryIds?: readonly string[] | undefined } = {},
): Promise<StoryRecord> {
  const shown =
    shownEntryIds === undefined
      ? sql`true`
      : sql`claim_id in (select claim_id from citation where story_id = ${storyId}::uuid
          and entry_id = any(${[STORY_TEXT_ID, ...shownEntryIds]}::uuid[]))`;
  const { rows } = await sql<{ claim_id: string; number: number }>`
    with first as (
      select distinct on (citation.claim_id) citation.claim_id, entry.posted_at, citation.entry_id, citation.position
      from citation
      join claim_entry on claim_entry.claim_id = citation.claim_id
      left join live_entry entry on entry.id = citation.entry_id
      where citation.story_id = ${storyId}::uuid
      order by citation.claim_id, entry.posted_at nulls first, citation.entry_id, citation.position
    ), numbered as (
      select claim_id, row_number() over (order by posted_at nulls first, entry_id, position)::integer as number
      from first
    )
    select claim_id, number from numbered where ${shown} order by number limit ${CLAIMS_MAX}`.execute(
    executor,
  );
  const ids = rows.map((row) => row.claim_id);
  const cards = await listClaimCards(executor, ids);
  const byMark = new Map(cards);
  if (cards.size > 0) {
    const merged = await executor
      .selectFrom('claim')
      .select(['id', 'merged_into'])
      .where('merged_into', 'in', [...cards.keys()])
      .execute();
    for (const { id, merged_into: standing } of merged) {
      const card = cards.get(standing ?? '');
      if (card !== undefined) byMark.set(id, card);
    }
  }
  return {
    claims: ids.flatMap((id) => cards.get(id) ?? []),
    numbers: new Map(rows.map((row) => [row.claim_id, row.number])),
    byMark,
  };
}
