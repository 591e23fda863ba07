import { type Citation, citationsIn } from '@onrecord/domain/claims/ledger/citations';
import { sql } from 'kysely';
import type { Executor } from '../database.ts';
import { lockEventLog } from '../event-log.ts';

/**
 * Brings the citations of these stories up to date: the claim marks of those that are public, nothing of the others.
 * Call it in the transaction that changed them. Returns the claims that were cited before or are now.
 *
 * Whatever changes who may see a claim holds the event log's lock, and takes it before anything of the ledger: so a
 * story that is published and a claim that is sealed at once come one after the other.
 */
export async function refreshCitations(trx: Executor, storyIds: readonly string[]): Promise<string[]> {
  const marked = await listMarked(trx, storyIds);
  const citing = await trx
    .selectFrom('citation')
    .select('story_id')
    .where('story_id', 'in', storyIds)
    .limit(1)
    .executeTakeFirst();
  // Most stories, and all of an import, cite nothing.
  if (marked.length === 0 && citing === undefined) return [];
  await lockEventLog(trx);
  const former = await trx
    .deleteFrom('citation')
    .where('story_id', 'in', storyIds)
    .returning('claim_id')
    .execute();
  const found = marked.flatMap(({ id, body, publishedAt }) =>
    citationsIn(body).map((citation) => ({ ...citation, storyId: id, publishedAt })),
  );
  const claims = await findStandingClaims(
    trx,
    found.map(({ claimId }) => claimId),
  );
  const rows = found.flatMap((citation) => {
    const claimId = claims.get(citation.claimId);
    return claimId === undefined ? [] : [{ ...citation, claimId }];
  });
  await insertCitations(trx, rows);
  return [...new Set([...former.map((row) => row.claim_id), ...rows.map(({ claimId }) => claimId)])];
}

/** The public ones of these stories whose text has claim marks. */
async function listMarked(trx: Executor, storyIds: readonly string[]) {
  const rows = await trx
    .selectFrom('story')
    .select(['id', 'body', 'first_published_at'])
    .where('id', 'in', storyIds)
    .where('state', 'in', ['published', 'retracted'])
    .where(sql<boolean>`jsonb_path_exists(body, '$.**.marks[*].attrs.claimId')`)
    .execute();
  return rows.flatMap(({ id, body, first_published_at: publishedAt }) =>
    publishedAt === null ? [] : [{ id, body, publishedAt }],
  );
}

/** By the id a mark carries: the claim it is now, after merges. What the ledger does not know is missing. */
export async function findStandingClaims(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom('claim')
    .select((eb) => ['id', eb.fn.coalesce('merged_into', 'id').as('standing')])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, standing }) => [id, standing]));
}

type StoryCitation = Citation & { readonly storyId: string; readonly publishedAt: Date };

async function insertCitations(trx: Executor, citations: readonly StoryCitation[]): Promise<void> {
  if (citations.length === 0) return;
  const column = <T>(pick: (citation: StoryCitation) => T) => citations.map(pick);
  await sql`
    insert into citation
      (story_id, position, claim_id, published_at, passage, prefix, suffix, start_offset, end_offset)
    select story_id, row_number() over (partition by story_id order by number) - 1,
      claim_id, published_at, passage, prefix, suffix, start_offset, end_offset
    from unnest(
      ${column(({ storyId }) => storyId)}::uuid[],
      ${column(({ claimId }) => claimId)}::uuid[],
      ${column(({ publishedAt }) => publishedAt)}::timestamptz[],
      ${column(({ passage }) => passage)}::text[],
      ${column(({ prefix }) => prefix)}::text[],
      ${column(({ suffix }) => suffix)}::text[],
      ${column(({ start }) => start)}::integer[],
      ${column(({ end }) => end)}::integer[]
    ) with ordinality
      as found (story_id, claim_id, published_at, passage, prefix, suffix, start_offset, end_offset, number)`.execute(
    trx,
  );
}
