import type { ClaimContent, Finding, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import { RELATIONS_MAX } from '@onrecord/domain/claims/ledger/relations';
import type { SourceKind, SourceView } from '@onrecord/domain/claims/ledger/source';
import type { ClaimCard, MoreRelated, RelatedView, StatedView } from '@onrecord/domain/claims/ledger/views';
import { sql } from 'kysely';
import type { Executor } from '../../database.ts';
import { channelOf } from '../claims.ts';

/** Other claims shown with one where it stands among others, of each kind and direction. */
export const RELATED_SHOWN_MAX = 20;

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
    channel: channelOf(row),
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
  /** How many there are of its kind and direction. */
  readonly of_kind: number;
}

interface CardOptions {
  /** With everything that bears on each, of which there may be `RELATIONS_MAX`. */
  readonly whole?: boolean;
}

/** Public claims by id, each with the public claims that bear on it. What is not public is missing. */
export async function listClaimCards(
  executor: Executor,
  ids: readonly string[],
  { whole = false }: CardOptions = {},
): Promise<Map<string, ClaimCard>> {
  if (ids.length === 0) return new Map();
  const rows = await listRelated(executor, ids, whole ? RELATIONS_MAX : RELATED_SHOWN_MAX);
  const stated = await listStated(executor, [...new Set([...ids, ...rows.map((row) => row.other_id)])]);
  const related = Map.groupBy(rows, (row) => row.claim_id);
  return new Map(
    ids.flatMap((id): Array<[string, ClaimCard]> => {
      const claim = stated.get(id);
      if (claim === undefined) return [];
      const bearing = related.get(id) ?? [];
      const others = bearing.flatMap(({ direction, kind, note, other_id }) => {
        const other = stated.get(other_id);
        return other === undefined ? [] : [{ direction, kind, note, claim: other }];
      });
      return [[id, { ...claim, related: others, moreRelated: moreThan(bearing) }]];
    }),
  );
}

/**
 * What bears on these claims, at most `limit` of each kind and direction. What decides how a claim stands (`disputeOf`)
 * is never cut off: that its own speaker denies it goes first, then what others say that was not found false.
 */
async function listRelated(
  executor: Executor,
  ids: readonly string[],
  limit: number,
): Promise<readonly RelatedRow[]> {
  const wanted = sql`${ids}::uuid[]`;
  const { rows } = await sql<RelatedRow>`
    with relation as (
      select to_id as claim_id, 'on-this' as direction, from_id as other_id, kind, note, at, id
      from claim_relation where to_id = any(${wanted})
      union all
      select from_id, 'by-this', to_id, kind, note, at, id from claim_relation where from_id = any(${wanted})
    ), placed as (
      select relation.*, count(*) over same_kind::integer as of_kind,
        row_number() over (same_kind order by
          case when relation.kind = 'denies' and other.speaker_id = claim.speaker_id then 0
            when other.speaker_id <> claim.speaker_id and other.finding <> 'false' then 1 else 2 end,
          relation.at, relation.id) as place
      from relation
      join claim_entry on claim_entry.claim_id = relation.claim_id
      join claim_entry other_entry on other_entry.claim_id = relation.other_id
      join claim on claim.id = relation.claim_id
      join claim other on other.id = relation.other_id
      window same_kind as (partition by relation.claim_id, relation.direction, relation.kind)
    )
    select claim_id, direction, kind, note, other_id, of_kind from placed where place <= ${limit}
    order by claim_id, direction desc, kind in ('denies', 'contradicts') desc, at, id`.execute(executor);
  return rows;
}

function moreThan(shown: readonly RelatedRow[]): MoreRelated[] {
  const groups = Map.groupBy(shown, ({ direction, kind }) => `${direction} ${kind}`);
  return [...groups.values()].flatMap((group) => {
    const [{ direction, kind, of_kind: all }] = group as [RelatedRow, ...RelatedRow[]];
    return all > group.length ? [{ direction, kind, count: all - group.length }] : [];
  });
}

/** The same in the order of the ids. */
export async function listClaimCardsInOrder(
  executor: Executor,
  ids: readonly string[],
  options: CardOptions = {},
): Promise<ClaimCard[]> {
  const cards = await listClaimCards(executor, ids, options);
  return ids.flatMap((id) => cards.get(id) ?? []);
}
