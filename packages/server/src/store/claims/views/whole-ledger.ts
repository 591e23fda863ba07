import type {
  CitationView,
  ClaimCard,
  EvidenceView,
  FindingView,
} from '@onrecord/domain/claims/ledger/views';
import { sql } from 'kysely';
import type { Executor } from '../../database.ts';
import { listClaimCardsInOrder } from './claim-cards.ts';
import { type CitationRow, listFindings, listPublicEvidence, toCitation } from './claim-page.ts';

/** Records read at a time. */
const BATCH = 500;
/** Sorts before every id. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** A public claim with all that is public of it but its citations, of which there may be thousands. */
export interface WholeClaim extends ClaimCard {
  readonly findings: readonly FindingView[];
  readonly evidence: readonly EvidenceView[];
}

/** Every public claim, by id: an order that does not change while it is read. */
export async function* everyPublicClaim(executor: Executor): AsyncGenerator<WholeClaim> {
  for (let after = NO_ID; ; ) {
    const rows = await executor
      .selectFrom('claim_entry')
      .select('claim_id')
      .where('claim_id', '>', after)
      .orderBy('claim_id')
      .limit(BATCH)
      .execute();
    const ids = rows.map((row) => row.claim_id);
    const [cards, findings, evidence] = await Promise.all([
      listClaimCardsInOrder(executor, ids, { whole: true }),
      listFindings(executor, ids),
      listPublicEvidence(executor, ids),
    ]);
    for (const card of cards)
      yield { ...card, findings: findings.get(card.id) ?? [], evidence: evidence.get(card.id) ?? [] };
    const last = ids.at(-1);
    if (last === undefined || ids.length < BATCH) return;
    after = last;
  }
}

/** Every citation of a public claim, by story, with the public id of its claim. */
export async function* everyPublicCitation(
  executor: Executor,
): AsyncGenerator<CitationView & { readonly publicId: string }> {
  for (let after = { storyId: NO_ID, entryId: NO_ID, position: -1 }; ; ) {
    const { rows } = await sql<CitationRow & { readonly public_id: string; readonly listed: boolean }>`
      select cited.*, story.slug, story.headline, story.language, claim.public_id,
        exists (select from claim_entry where claim_id = cited.claim_id) as listed
      from (
        select * from citation
        where (story_id, entry_id, position) > (${after.storyId}::uuid, ${after.entryId}::uuid, ${after.position})
        order by story_id, entry_id, position limit ${BATCH}
      ) cited
      join story on story.id = cited.story_id
      join claim on claim.id = cited.claim_id
      order by cited.story_id, cited.entry_id, cited.position`.execute(executor);
    for (const row of rows) if (row.listed) yield { ...toCitation(row), publicId: row.public_id };
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = { storyId: last.story_id, entryId: last.entry_id, position: last.position };
  }
}
