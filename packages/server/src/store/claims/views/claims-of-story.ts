import type { StoryRecord } from '@onrecord/domain/claims/ledger/views';
import { sql } from 'kysely';
import type { Executor } from '../../database.ts';
import { listClaimCards } from './claim-cards.ts';

/** Statements shown of one story; a story that cites more shows the first ones. */
const CLAIMS_MAX = 500;

/** The public claims that a public story cites. */
export async function claimsOfStory(executor: Executor, storyId: string): Promise<StoryRecord> {
  const { rows } = await sql<{ claim_id: string }>`
    select citation.claim_id from citation
    where story_id = ${storyId}::uuid
    group by citation.claim_id order by min(citation.position) limit ${CLAIMS_MAX}`.execute(executor);
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
  return { claims: ids.flatMap((id) => cards.get(id) ?? []), byMark };
}
