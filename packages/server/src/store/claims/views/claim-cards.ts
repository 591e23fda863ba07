import type { ClaimContent, Finding, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import type { SourceKind, SourceView } from '@onrecord/domain/claims/ledger/source';
import type { ClaimCard, RelatedView, StatedView } from '@onrecord/domain/claims/ledger/views';
import { sql } from 'kysely';
import type { Executor } from '../../database.ts';

/** Other claims shown on each side of one; what denies or contradicts it comes first, so that it is never cut off. */
const RELATED_MAX = 20;

interface StatedRow {
  readonly id: string;
  readonly public_id: string;
  readonly text: string;
  readonly language: string;
  readonly directness: ClaimContent['directness'];
  /** Null for an unnamed source. */
  readonly source_id: string | null;
  readonly source_kind: SourceKind;
  readonly source_name: string;
  readonly source_role: string;
  readonly source_slug: string | null;
  readonly sourcing: string;
  readonly said_at: string | null;
  readonly place: string;
  readonly channel_kind: NonNullable<ClaimContent['channel']>['kind'] | null;
  readonly channel_words: string;
  readonly finding: Finding;
  readonly finding_at: Date;
  readonly finding_grounds: string;
  readonly story_count: number;
}

/** An unnamed source has no id that leaves the newsroom. */
const SOURCE_ID = sql`case when source.kind <> 'unnamed' then source.id end`;

/** Public claims by id, each by itself. What is not public is missing. */
async function listStated(executor: Executor, ids: readonly string[]): Promise<Map<string, StatedView>> {
  if (ids.length === 0) return new Map();
  const [claims, hands] = await Promise.all([
    sql<StatedRow>`
      select claim.id, claim.public_id, claim.text, claim.language, claim.directness, claim.sourcing, claim.said_at,
        claim.place, claim.channel_kind, claim.channel_words, claim.finding, claim.finding_at, claim.finding_grounds,
        ${SOURCE_ID} as source_id, source.kind as source_kind, source.name as source_name, source.role as source_role, source.slug as source_slug,
        entry.story_count
      from claim_entry entry
      join claim on claim.id = entry.claim_id
      join source on source.id = claim.speaker_id
      where entry.claim_id = any(${ids}::uuid[])`.execute(executor),
    sql<{
      claim_id: string;
      id: string | null;
      kind: SourceKind;
      name: string;
      role: string;
      slug: string | null;
      sourcing: string;
    }>`
      select relay.claim_id, ${SOURCE_ID} as id, source.kind, source.name, source.role, source.slug, relay.sourcing
      from claim_entry entry
      join claim_relay relay on relay.claim_id = entry.claim_id
      join source on source.id = relay.source_id
      where entry.claim_id = any(${ids}::uuid[])
      order by relay.claim_id, relay.position`.execute(executor),
  ]);
  const relays = Map.groupBy(hands.rows, (hand) => hand.claim_id);
  return new Map(
    claims.rows.map((row) => {
      const relay = (relays.get(row.id) ?? []).map(({ id, kind, name, role, slug, sourcing }) => ({
        source: { id, kind, name, role, slug },
        sourcing,
      }));
      return [row.id, toStated(row, relay)];
    }),
  );
}

function toStated(row: StatedRow, relay: StatedView['relay']): StatedView {
  const speaker: SourceView = {
    id: row.source_id,
    kind: row.source_kind,
    name: row.source_name,
    role: row.source_role,
    slug: row.source_slug,
  };
  return {
    id: row.id,
    publicId: row.public_id,
    text: row.text,
    language: row.language,
    directness: row.directness,
    speaker,
    sourcing: row.sourcing,
    relay,
    saidAt: row.said_at,
    place: row.place,
    channel: row.channel_kind === null ? null : { kind: row.channel_kind, words: row.channel_words },
    finding: { kind: row.finding, at: row.finding_at, grounds: row.finding_grounds },
    citedIn: row.story_count,
  };
}

interface RelatedRow {
  readonly claim_id: string;
  readonly direction: RelatedView['direction'];
  readonly kind: RelationKind;
  readonly note: string;
  readonly other_id: string;
}

/** Public claims by id, each with the public claims that bear on it. What is not public is missing. */
export async function listClaimCards(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, ClaimCard>> {
  if (ids.length === 0) return new Map();
  const denialsFirst = sql`(relation.kind in ('denies', 'contradicts')) desc, relation.at, relation.id`;
  const { rows } = await sql<RelatedRow>`
    select wanted.claim_id, related.direction, related.kind, related.note, related.other_id
    from claim_entry wanted
    cross join lateral (
      (select 'on-this' as direction, relation.kind, relation.note, relation.from_id as other_id
       from claim_relation relation join claim_entry other on other.claim_id = relation.from_id
       where relation.to_id = wanted.claim_id order by ${denialsFirst} limit ${RELATED_MAX})
      union all
      (select 'by-this', relation.kind, relation.note, relation.to_id
       from claim_relation relation join claim_entry other on other.claim_id = relation.to_id
       where relation.from_id = wanted.claim_id order by ${denialsFirst} limit ${RELATED_MAX})
    ) related
    where wanted.claim_id = any(${ids}::uuid[])`.execute(executor);
  const stated = await listStated(executor, [...new Set([...ids, ...rows.map((row) => row.other_id)])]);
  const related = Map.groupBy(rows, (row) => row.claim_id);
  return new Map(
    ids.flatMap((id): Array<[string, ClaimCard]> => {
      const claim = stated.get(id);
      if (claim === undefined) return [];
      const others = (related.get(id) ?? []).flatMap(({ direction, kind, note, other_id }) => {
        const other = stated.get(other_id);
        return other === undefined ? [] : [{ direction, kind, note, claim: other }];
      });
      return [[id, { ...claim, related: others }]];
    }),
  );
}

/** The same in the order of the ids. */
export async function listClaimCardsInOrder(
  executor: Executor,
  ids: readonly string[],
): Promise<ClaimCard[]> {
  const cards = await listClaimCards(executor, ids);
  return ids.flatMap((id) => cards.get(id) ?? []);
}
