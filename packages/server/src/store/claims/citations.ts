import type { Body } from '@onrecord/domain/body/body';
import { type Citation, citationsIn } from '@onrecord/domain/claims/ledger/citations';
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../database.ts';
import { lockEventLog } from '../event-log.ts';

/** In `citation`, in the place of an entry: the words are of the story's own text. */
export const STORY_TEXT_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Brings the citations of these stories up to date: the claim marks in the texts and entries of those that are public,
 * nothing of the others. Call it in the transaction that changed them. Returns the claims that were cited before or are
 * now.
 *
 * Whatever changes who may see a claim holds the event log's lock, and takes it before anything of the ledger: so a
 * story that is published and a claim that is sealed at once come one after the other.
 */
export async function refreshCitations(trx: Executor, storyIds: readonly string[]): Promise<string[]> {
  const ids = sql`${storyIds}::uuid[]`;
  const marked = [
    ...(await listMarkedStories(trx, storyIds)),
    ...(await listMarkedEntries(trx, sql`entry.story_id = any(${ids})`)),
  ];
  return replaceCitations(trx, sql`story_id = any(${ids})`, marked);
}

/** The same for one entry of a live story, with nothing of the others read. */
export async function refreshEntryCitations(
  trx: Executor,
  { id, storyId }: { readonly id: string; readonly storyId: string },
): Promise<string[]> {
  const marked = await listMarkedEntries(trx, sql`entry.id = ${id}::uuid`);
  return replaceCitations(trx, sql`story_id = ${storyId}::uuid and entry_id = ${id}::uuid`, marked);
}

/** A text that readers have, with claim marks in it. */
interface MarkedText {
  readonly storyId: string;
  readonly entryId: string;
  /** When the story was. */
  readonly publishedAt: Date;
  readonly body: Body;
}

async function replaceCitations(
  trx: Executor,
  which: RawBuilder<unknown>,
  marked: readonly MarkedText[],
): Promise<string[]> {
  const citing = await sql`select from citation where ${which} limit 1`.execute(trx);
  // Most stories, and all of an import, cite nothing.
  if (marked.length === 0 && citing.rows.length === 0) return [];
  await lockEventLog(trx);
  const former = await sql<{ claim_id: string }>`
    with former as (delete from citation where ${which} returning claim_id)
    select distinct claim_id from former`.execute(trx);
  const found = marked.flatMap(({ body, ...place }) =>
    citationsIn(body).map((citation) => ({ ...citation, ...place })),
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
  return [...new Set([...former.rows.map((row) => row.claim_id), ...rows.map(({ claimId }) => claimId)])];
}

/** The public ones of these stories whose text has claim marks. */
async function listMarkedStories(trx: Executor, storyIds: readonly string[]): Promise<MarkedText[]> {
  const rows = await trx
    .selectFrom('story')
    .select(['id', 'body', 'first_published_at'])
    .where('id', 'in', storyIds)
    .where('state', 'in', ['published', 'retracted'])
    .where(sql<boolean>`jsonb_path_exists(body, '$.**.marks[*].attrs.claimId')`)
    .execute();
  return rows.flatMap(({ id, body, first_published_at: publishedAt }) =>
    publishedAt === null ? [] : [{ storyId: id, entryId: STORY_TEXT_ID, publishedAt, body }],
  );
}

/** Entries that have claim marks and that readers see: they stand, and so does their story. */
async function listMarkedEntries(trx: Executor, which: RawBuilder<unknown>): Promise<MarkedText[]> {
  const { rows } = await sql<MarkedText>`
    select entry.story_id as "storyId", entry.id as "entryId", story.first_published_at as "publishedAt", entry.body
    from live_entry entry join story on story.id = entry.story_id
    where ${which} and entry.cites and entry.removed_at is null
      and story.state in ('published', 'retracted') and story.first_published_at is not null`.execute(trx);
  return rows;
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

type StoryCitation = Citation & Omit<MarkedText, 'body'>;

async function insertCitations(trx: Executor, citations: readonly StoryCitation[]): Promise<void> {
  if (citations.length === 0) return;
  const column = <T>(pick: (citation: StoryCitation) => T) => citations.map(pick);
  await sql`
    insert into citation
      (story_id, entry_id, position, claim_id, published_at, passage, prefix, suffix, start_offset, end_offset)
    select story_id, entry_id, row_number() over (partition by story_id, entry_id order by number) - 1,
      claim_id, published_at, passage, prefix, suffix, start_offset, end_offset
    from unnest(
      ${column(({ storyId }) => storyId)}::uuid[],
      ${column(({ entryId }) => entryId)}::uuid[],
      ${column(({ claimId }) => claimId)}::uuid[],
      ${column(({ publishedAt }) => publishedAt)}::timestamptz[],
      ${column(({ passage }) => passage)}::text[],
      ${column(({ prefix }) => prefix)}::text[],
      ${column(({ suffix }) => suffix)}::text[],
      ${column(({ start }) => start)}::integer[],
      ${column(({ end }) => end)}::integer[]
    ) with ordinality as found
      (story_id, entry_id, claim_id, published_at, passage, prefix, suffix, start_offset, end_offset, number)`.execute(
    trx,
  );
}
