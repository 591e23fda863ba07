import type { Finding, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import { type Bearing, disputeOf } from '@onrecord/domain/claims/ledger/dispute';
import { identityHints } from '@onrecord/domain/claims/ledger/identity-hints';
import type { SourceKind } from '@onrecord/domain/claims/ledger/source';
import type { DeskClaim, DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { WAITING_COUNTED_TO } from '@onrecord/domain/desk/waiting';
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../../database.ts';
import { prefixQuery } from '../../views/desk-words.ts';
import { type ClaimRecord, listClaimsById } from '../claims.ts';
import { type ListPlace, listCursor, readListPlace } from '../list-place.ts';
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
  const [sources, bearings, entries] = await Promise.all([
    listSourcesById(executor, sourceIds),
    listBearings(executor, ids),
    ids.length === 0
      ? []
      : executor
          .selectFrom('claim_entry')
          .select(['claim_id', 'story_count'])
          .where('claim_id', 'in', ids)
          .execute(),
  ]);
  const counts = new Map(entries.map((row) => [row.claim_id, row.story_count]));
  return new Map(
    [...claims].map(([id, claim]) => [
      id,
      toDeskClaim(claim, { sources, related: bearings.get(id) ?? [], citedIn: counts.get(id) }, sight),
    ]),
  );
}

function toDeskClaim(
  claim: ClaimRecord,
  {
    sources,
    related,
    citedIn,
  }: {
    readonly sources: ReadonlyMap<string, SourceRecord>;
    readonly related: readonly Bearing[];
    readonly citedIn: number | undefined;
  },
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
    state: disputeOf({ finding, speaker: bearer(sources.get(content.speakerId)) }, related).state,
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

/** A speaker as readers may know it: an unnamed one is nobody's twin. */
const bearer = (source: Pick<SourceRecord, 'id' | 'kind'> | undefined) => ({
  id: source === undefined || source.kind === 'unnamed' ? null : source.id,
});

interface BearingRow {
  readonly subject_id: string;
  readonly kind: RelationKind;
  readonly direction: Bearing['direction'];
  readonly finding: Finding;
  readonly speaker_id: string;
  readonly speaker_kind: SourceKind;
}

/** What other claims do to each of these, or these to them; what a sealed one says counts for nothing. */
async function listBearings(executor: Executor, ids: readonly string[]): Promise<Map<string, Bearing[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<BearingRow>`
    select relation.subject_id, relation.kind, relation.direction,
      claim.finding, source.id as speaker_id, source.kind as speaker_kind
    from (
      select to_id as subject_id, from_id as other_id, kind, 'on-this' as direction from claim_relation
        where to_id = any(${ids}::uuid[])
      union all
      select from_id, to_id, kind, 'by-this' from claim_relation where from_id = any(${ids}::uuid[])
    ) relation
    join claim on claim.id = relation.other_id and claim.sealed_at is null
    join source on source.id = claim.speaker_id`.execute(executor);
  const bearings = Map.groupBy(rows, (row) => row.subject_id);
  return new Map([...bearings].map(([id, found]) => [id, found.map(toBearing)]));
}

const toBearing = ({ kind, direction, finding, ...row }: BearingRow): Bearing => ({
  kind,
  direction,
  claim: { finding: { kind: finding }, speaker: bearer({ id: row.speaker_id, kind: row.speaker_kind }) },
});

export interface DeskClaimStretch {
  readonly claims: DeskClaim[];
  /** Where the list goes on; null at its end. */
  readonly next: string | null;
}

/** The claims of a list in its order; `rows` hold one more than is shown where it goes on. */
async function stretchOf(
  executor: Executor,
  rows: readonly ListPlace[],
  sight: Sight,
): Promise<DeskClaimStretch> {
  const shown = rows.slice(0, DESK_STRETCH);
  const last = shown.at(-1);
  const claims = await listDeskClaimsById(
    executor,
    shown.map(({ id }) => id),
    sight,
  );
  return {
    claims: shown.flatMap(({ id }) => claims.get(id) ?? []),
    next: rows.length > DESK_STRETCH && last !== undefined ? listCursor(last) : null,
  };
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
): Promise<DeskClaimStretch> {
  const conditions: RawBuilder<unknown>[] = [sql`merged_into is null`];
  if (sourceId !== undefined) conditions.push(sql`speaker_id = ${sourceId}::uuid`);
  if (finding !== undefined) conditions.push(sql`finding = ${finding}`);
  const words = prefixQuery(q);
  if (words !== '') conditions.push(sql`vector @@ to_tsquery('onrecord', ${words})`);
  const after = readListPlace(cursor);
  if (after !== undefined)
    conditions.push(
      sql`(touched_at, id) < (to_timestamp(0) + ${after.micros}::bigint * interval '1 microsecond', ${after.id}::uuid)`,
    );
  const { rows } = await sql<ListPlace>`
    select id, (extract(epoch from touched_at) * 1000000)::bigint as micros from claim
    where ${sql.join(conditions, sql` and `)}
    order by touched_at desc, id desc limit ${DESK_STRETCH + 1}`.execute(executor);
  return stretchOf(executor, rows, sight);
}

/** How much waits for somebody: open lines, and public claims whose finding is older than `olderThan`. */
export async function countWaiting(
  executor: Executor,
  olderThan: Date,
): Promise<{ followUps: number; review: number }> {
  const { rows } = await sql<{ follow_ups: number; review: number }>`
    select
      (select count(*)::integer from (
        select from follow_up where state = 'open' limit ${WAITING_COUNTED_TO}
      ) open) as follow_ups,
      (select count(*)::integer from (
        select from claim_entry where finding_at < ${olderThan} limit ${WAITING_COUNTED_TO}
      ) due) as review`.execute(executor);
  return { followUps: rows[0]?.follow_ups ?? 0, review: rows[0]?.review ?? 0 };
}

/** Public claims whose finding is older than `olderThan`, the oldest first. */
export async function listClaimsForReview(
  executor: Executor,
  { olderThan, cursor }: { readonly olderThan: Date; readonly cursor?: string | undefined },
  sight: Sight,
): Promise<DeskClaimStretch> {
  const after = readListPlace(cursor);
  const behind =
    after === undefined
      ? sql`true`
      : sql`(finding_at, claim_id) > (to_timestamp(0) + ${after.micros}::bigint * interval '1 microsecond', ${after.id}::uuid)`;
  const { rows } = await sql<ListPlace>`
    select claim_id as id, (extract(epoch from finding_at) * 1000000)::bigint as micros from claim_entry
    where finding_at < ${olderThan} and ${behind}
    order by finding_at, claim_id limit ${DESK_STRETCH + 1}`.execute(executor);
  return stretchOf(executor, rows, sight);
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
    mergedIntoId: source.mergedIntoId,
    unnamed: unnamed && {
      reason: protectedToo ? unnamed.reason : null,
      grantedBy: protectedToo ? unnamed.grantedBy : null,
      agreedBy: unnamed.agreedBy,
      agreedAt: unnamed.agreedAt?.toISOString() ?? null,
    },
    hints: unnamed === null ? [] : identityHints(source.name).map(({ kind, written }) => ({ kind, written })),
  };
}
