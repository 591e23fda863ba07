import { decodeCursor, encodeCursor } from '@onrecord/domain/address/cursor';
import type { EvidenceKind } from '@onrecord/domain/claims/ledger/claim';
import type {
  CitationView,
  ClaimView,
  EvidenceFile,
  EvidenceView,
  FindingView,
  SealedClaimView,
} from '@onrecord/domain/claims/ledger/views';
import { sql } from 'kysely';
import type { Executor } from '../../database.ts';
import { STORY_TEXT_ID } from '../citations.ts';
import { listClaimCards } from './claim-cards.ts';

/** Stories on one stretch of a claim's citations, and passages shown of each. */
const STORIES_STRETCH = 25;
const PASSAGES_MAX = 10;
/** Findings shown: what the newsroom held longer ago is in its history. */
const FINDINGS_MAX = 50;

export type ClaimPage =
  | { readonly type: 'claim'; readonly claim: ClaimView }
  | { readonly type: 'sealed'; readonly claim: SealedClaimView };

/**
 * What stands at a claim's address, by the claim's id: the claim, the notice that it was sealed, or undefined where
 * readers may see nothing of it.
 *
 * @param before where a stretch of its citations begins, from `nextCitations`
 */
export async function findClaimPage(
  executor: Executor,
  id: string,
  { before }: { readonly before?: string | undefined } = {},
): Promise<ClaimPage | undefined> {
  const card = (await listClaimCards(executor, [id], { whole: true })).get(id);
  if (card === undefined) {
    const sealed = await findSealed(executor, id);
    return sealed && { type: 'sealed', claim: sealed };
  }
  const [findings, evidence, cited] = await Promise.all([
    listFindings(executor, [id]),
    listPublicEvidence(executor, [id]),
    listCitations(executor, id, { before, limit: STORIES_STRETCH }),
  ]);
  const { citations, next } = cited;
  return {
    type: 'claim',
    claim: {
      ...card,
      findings: findings.get(id) ?? [],
      evidence: evidence.get(id) ?? [],
      citations,
      nextCitations: next,
    },
  };
}

/** Of a sealed claim nothing is read but its notice, and that only where the claim was public before. */
async function findSealed(executor: Executor, id: string): Promise<SealedClaimView | undefined> {
  const { rows } = await sql<{ public_id: string; sealed_at: Date; seal_notice: string }>`
    select claim.public_id, claim.sealed_at, claim.seal_notice
    from address join claim on claim.id = address.target_id
    where address.target_id = ${id}::uuid and address.kind = 'claim' and claim.sealed_at is not null`.execute(
    executor,
  );
  const row = rows[0];
  return row && { publicId: row.public_id, sealedAt: row.sealed_at, notice: row.seal_notice };
}

/** What the newsroom held of public claims over time, the newest first. */
export async function listFindings(
  executor: Executor,
  claimIds: readonly string[],
): Promise<Map<string, FindingView[]>> {
  const { rows } = await sql<FindingView & { claim_id: string }>`
    select entry.claim_id, finding.kind, finding.at, finding.grounds
    from claim_entry entry
    cross join lateral (
      select id, kind, at, grounds from claim_finding where claim_id = entry.claim_id
      order by id desc limit ${FINDINGS_MAX}
    ) finding
    where entry.claim_id = any(${claimIds}::uuid[])
    order by entry.claim_id, finding.id desc`.execute(executor);
  return grouped(rows, ({ kind, at, grounds }) => ({ kind, at, grounds }));
}

function grouped<R extends { readonly claim_id: string }, V>(
  rows: readonly R[],
  toView: (row: R) => V,
): Map<string, V[]> {
  const groups = Map.groupBy(rows, (row) => row.claim_id);
  return new Map([...groups].map(([id, group]) => [id, group.map(toView)]));
}

interface EvidenceRow {
  readonly claim_id: string;
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly url: string;
  readonly captured_at: Date;
  readonly content_hash: string | null;
  readonly file_name: string | null;
  readonly size_bytes: string | null;
}

/** The evidence of public claims that readers may see. */
export async function listPublicEvidence(
  executor: Executor,
  claimIds: readonly string[],
): Promise<Map<string, EvidenceView[]>> {
  const { rows } = await sql<EvidenceRow>`
    select evidence.claim_id, evidence.id, evidence.kind, evidence.title, evidence.url, evidence.captured_at,
      evidence.content_hash, evidence.file_name, evidence.size_bytes
    from claim_entry entry join evidence on evidence.claim_id = entry.claim_id
    where entry.claim_id = any(${claimIds}::uuid[]) and evidence.public
    order by evidence.claim_id, evidence.added_at, evidence.id`.execute(executor);
  return grouped(rows, (row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    url: row.url,
    capturedAt: row.captured_at,
    file:
      row.content_hash === null || row.file_name === null
        ? null
        : { contentHash: row.content_hash, fileName: row.file_name, sizeBytes: Number(row.size_bytes) },
  }));
}

/** A kept file by its SHA-256, where readers may see it with that claim. */
export async function findPublicEvidenceFile(
  executor: Executor,
  publicId: string,
  contentHash: string,
): Promise<EvidenceFile | undefined> {
  const { rows } = await sql<{ file_name: string; size_bytes: string }>`
    select evidence.file_name, evidence.size_bytes
    from claim join claim_entry entry on entry.claim_id = claim.id
    join evidence on evidence.claim_id = claim.id
    where claim.public_id = ${publicId} and evidence.public and evidence.content_hash = ${contentHash}
      and evidence.file_name is not null
    order by evidence.added_at limit 1`.execute(executor);
  const row = rows[0];
  return row && { contentHash, fileName: row.file_name, sizeBytes: Number(row.size_bytes) };
}

export interface CitationRow {
  readonly story_id: string;
  readonly slug: string;
  readonly headline: string;
  readonly language: string;
  readonly published_at: Date;
  readonly entry_id: string;
  readonly position: number;
  readonly passage: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start_offset: number;
  readonly end_offset: number;
}

interface CitationStretch {
  readonly citations: readonly CitationView[];
  readonly next: string | null;
}

/** The passages of public stories that cite a claim: so many stories, the newest first, behind a cursor. */
async function listCitations(
  executor: Executor,
  claimId: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<CitationStretch> {
  const cursor = before === undefined ? undefined : decodeCursor(before);
  const behind =
    cursor === undefined
      ? sql`true`
      : sql`(published_at, story_id) < (${cursor.publishedAt}, ${cursor.storyId}::uuid)`;
  const { rows } = await sql<CitationRow>`
    select citing.story_id, story.slug, story.headline, story.language, citing.published_at,
      passage.entry_id, passage.position, passage.passage, passage.prefix, passage.suffix, passage.start_offset, passage.end_offset
    from (
      select distinct published_at, story_id from citation
      where claim_id = ${claimId}::uuid and ${behind}
      order by published_at desc, story_id desc limit ${limit + 1}
    ) citing
    join story on story.id = citing.story_id
    cross join lateral (
      select * from citation
      where claim_id = ${claimId}::uuid and published_at = citing.published_at and story_id = citing.story_id
      order by entry_id, position limit ${PASSAGES_MAX}
    ) passage
    where exists (select from claim_entry where claim_id = ${claimId}::uuid)
    order by citing.published_at desc, citing.story_id desc, passage.entry_id, passage.position`.execute(
    executor,
  );
  const storyIds = [...new Set(rows.map((row) => row.story_id))];
  const shown = new Set(storyIds.slice(0, limit));
  const citations = rows.filter((row) => shown.has(row.story_id)).map(toCitation);
  const last = citations.at(-1);
  return {
    citations,
    next:
      storyIds.length > limit && last !== undefined
        ? encodeCursor({ publishedAt: last.story.publishedAt, storyId: last.story.id })
        : null,
  };
}

export function toCitation(row: CitationRow): CitationView {
  return {
    story: {
      id: row.story_id,
      slug: row.slug,
      headline: row.headline,
      language: row.language,
      publishedAt: row.published_at,
    },
    entryId: row.entry_id === STORY_TEXT_ID ? null : row.entry_id,
    position: row.position,
    passage: row.passage,
    prefix: row.prefix,
    suffix: row.suffix,
    start: row.start_offset,
    end: row.end_offset,
  };
}
