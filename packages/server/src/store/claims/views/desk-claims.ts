import type { Finding } from '@onrecord/domain/claims/ledger/claim';
import { identityHints } from '@onrecord/domain/claims/ledger/identity-hints';
import type { DeskClaim, DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../../database.ts';
import { prefixQuery } from '../../views/desk-words.ts';
import { type ClaimRecord, listClaimsById } from '../claims.ts';
import { listSourcesById, type SourceRecord } from '../sources.ts';

/**
 * The ledger as the desk sees it, public or not. `protectedToo` decides whether it holds what only those who write may
 * see: why sources are unnamed, and why claims are sealed.
 */
export interface Sight {
  readonly protectedToo: boolean;
}

/** Claims on one stretch of a list of the desk. */
const DESK_STRETCH = 30;

/** Claims by id, as lists of the desk show them. */
export async function listDeskClaimsById(
  executor: Executor,
  ids: readonly string[],
  sight: Sight,
): Promise<Map<string, DeskClaim>> {
  const claims = await listClaimsById(executor, ids);
  const sourceIds = [...claims.values()].flatMap(({ content }) => [
    content.speakerId,
    ...content.relay.map(({ sourceId }) => sourceId),
  ]);
  const [sources, entries] = await Promise.all([
    listSourcesById(executor, sourceIds),
    ids.length === 0
      ? []
      : executor
          .selectFrom('claim_entry')
          .select(['claim_id', 'story_count'])
          .where('claim_id', 'in', ids)
          .execute(),
  ]);
  const counts = new Map(entries.map((row) => [row.claim_id, row.story_count]));
  return new Map([...claims].map(([id, claim]) => [id, toDeskClaim(claim, sources, counts.get(id), sight)]));
}

function toDeskClaim(
  claim: ClaimRecord,
  sources: ReadonlyMap<string, SourceRecord>,
  citedIn: number | undefined,
  { protectedToo }: Sight,
): DeskClaim {
  const { content, finding, sealed } = claim;
  const brief = (id: string) => {
    const source = sources.get(id);
    if (source === undefined) throw new Error(`The claim ${claim.id} has a source that is not on record.`);
    return { id, kind: source.kind, name: source.name, role: source.role };
  };
  return {
    id: claim.id,
    publicId: claim.publicId,
    version: claim.version,
    content,
    speaker: brief(content.speakerId),
    relay: content.relay.map(({ sourceId, sourcing }) => ({ source: brief(sourceId), sourcing })),
    finding: { kind: finding.kind, at: finding.at.toISOString(), grounds: finding.grounds },
    public: citedIn !== undefined,
    citedIn: citedIn ?? 0,
    sealed: sealed && {
      at: sealed.at.toISOString(),
      notice: sealed.notice,
      reason: protectedToo ? sealed.reason : null,
    },
    mergedIntoId: claim.mergedIntoId,
    touchedAt: claim.touchedAt.toISOString(),
  };
}

/** The same in the order of the ids. */
async function inOrder(executor: Executor, ids: readonly string[], sight: Sight): Promise<DeskClaim[]> {
  const claims = await listDeskClaimsById(executor, ids, sight);
  return ids.flatMap((id) => claims.get(id) ?? []);
}

export interface ClaimRequest {
  readonly q: string;
  readonly sourceId?: string | undefined;
  readonly finding?: Finding | undefined;
  /** From `next`; one that is not a cursor begins at the beginning. */
  readonly cursor?: string | undefined;
}

/** Claims as the desk lists them, last touched first. */
export async function listDeskClaims(
  executor: Executor,
  { q, sourceId, finding, cursor }: ClaimRequest,
  sight: Sight,
): Promise<{ claims: DeskClaim[]; next: string | null }> {
  const conditions: RawBuilder<unknown>[] = [sql`merged_into is null`];
  if (sourceId !== undefined) conditions.push(sql`speaker_id = ${sourceId}::uuid`);
  if (finding !== undefined) conditions.push(sql`finding = ${finding}`);
  const words = prefixQuery(q);
  if (words !== '') conditions.push(sql`vector @@ to_tsquery('onrecord', ${words})`);
  const after = readCursor(cursor ?? '');
  if (after !== undefined)
    conditions.push(
      sql`(touched_at, id) < (to_timestamp(0) + ${after.micros}::bigint * interval '1 microsecond', ${after.id}::uuid)`,
    );
  const { rows } = await sql<{ id: string; micros: string }>`
    select id, (extract(epoch from touched_at) * 1000000)::bigint as micros from claim
    where ${sql.join(conditions, sql` and `)}
    order by touched_at desc, id desc limit ${DESK_STRETCH + 1}`.execute(executor);
  const shown = rows.slice(0, DESK_STRETCH);
  const last = shown.at(-1);
  return {
    claims: await inOrder(
      executor,
      shown.map(({ id }) => id),
      sight,
    ),
    next: rows.length > DESK_STRETCH && last !== undefined ? `${last.micros}.${last.id}` : null,
  };
}

/** A place in a list: behind a claim, by the microsecond, which is what PostgreSQL keeps. */
function readCursor(cursor: string): { micros: string; id: string } | undefined {
  const [, micros, id] = /^(-?\d{1,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  return micros === undefined || id === undefined ? undefined : { micros, id };
}

/** Public claims whose finding is older than `olderThan`, the oldest first. */
export async function listClaimsForReview(
  executor: Executor,
  { olderThan, cursor }: { readonly olderThan: Date; readonly cursor?: string | undefined },
  sight: Sight,
): Promise<{ claims: DeskClaim[]; next: string | null }> {
  const after = readCursor(cursor ?? '');
  const behind =
    after === undefined
      ? sql`true`
      : sql`(finding_at, id) > (to_timestamp(0) + ${after.micros}::bigint * interval '1 microsecond', ${after.id}::uuid)`;
  const { rows } = await sql<{ id: string; micros: string }>`
    select id, (extract(epoch from finding_at) * 1000000)::bigint as micros from claim
    where merged_into is null and sealed_at is null and finding_at < ${olderThan} and ${behind}
      and exists (select from claim_entry where claim_id = claim.id)
    order by finding_at, id limit ${DESK_STRETCH + 1}`.execute(executor);
  const shown = rows.slice(0, DESK_STRETCH);
  const last = shown.at(-1);
  return {
    claims: await inOrder(
      executor,
      shown.map(({ id }) => id),
      sight,
    ),
    next: rows.length > DESK_STRETCH && last !== undefined ? `${last.micros}.${last.id}` : null,
  };
}

/** A source as the desk shows it, with what looks in its description as if it told who this is. */
export function toDeskSource(source: SourceRecord, { protectedToo }: Sight): DeskSource {
  const { unnamed } = source;
  return {
    id: source.id,
    version: source.version,
    kind: source.kind,
    name: source.name,
    role: source.role,
    aliases: [...source.aliases],
    slug: source.slug,
    unnamed: unnamed && {
      reason: protectedToo ? unnamed.reason : null,
      grantedBy: protectedToo ? unnamed.grantedBy : null,
      agreedBy: unnamed.agreedBy,
      agreedAt: unnamed.agreedAt?.toISOString() ?? null,
    },
    hints: unnamed === null ? [] : identityHints(source.name).map(({ kind, written }) => ({ kind, written })),
  };
}
