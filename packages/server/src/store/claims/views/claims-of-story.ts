import type { StoryRecord } from '@onrecord/domain/claims/ledger/views';
import { sql } from 'kysely';
import type { Executor } from '../../database.ts';
import { STORY_TEXT_ID } from '../citations.ts';
import { listClaimCards } from './claim-cards.ts';

/** Statements shown with one story, and on one stretch of all of them; a story that cites more has the first ones. */
export const STATEMENTS_SHOWN_MAX = 500;
export const STATEMENTS_STRETCH = 100;

interface WhichClaims {
  /** Only those of its text and of these entries, where a page shows a stretch of a live story; else all. */
  readonly shownEntryIds?: readonly string[] | undefined;
  /** From this number on. */
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
}

/**
 * The public claims that a public story cites: its text first, then its live entries in the order in which they were
 * posted. Each has the same number whatever is shown.
 */
export async function claimsOfStory(
  executor: Executor,
  storyId: string,
  { shownEntryIds, from = 1, limit = STATEMENTS_SHOWN_MAX }: WhichClaims = {},
): Promise<StoryRecord> {
  const shown =
    shownEntryIds === undefined
      ? sql`true`
      : sql`claim_id in (select claim_id from citation where story_id = ${storyId}::uuid
          and entry_id = any(${[STORY_TEXT_ID, ...shownEntryIds]}::uuid[]))`;
  const { rows } = await sql<{ claim_id: string; number: number; in_all: number }>`
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
    select claim_id, number, count(*) over ()::integer as in_all
    from numbered where ${shown} and number >= ${from} order by number limit ${limit}`.execute(executor);
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
    more: (rows[0]?.in_all ?? 0) - rows.length,
  };
}
