import { CLAIMS_KEY, claimKey, statementsKey, storyKey } from '@onrecord/domain/address/keys';
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../database.ts';
import { lockEventLog } from '../event-log.ts';

/**
 * What readers can reach of the ledger: `claim_entry` has a row for each public claim, `claim_listing` one for each
 * list it stands in, `address` the paths of claims and sources. A claim is public while a public story cites it, it is
 * not sealed, and a second editor agreed to each unnamed source of it. Readers' queries start from these tables, which
 * are derived, and written here only.
 */

/** In `claim_listing`: the statements of whoever, and of whatever topic. */
export const ALL_SOURCES_ID = '00000000-0000-0000-0000-000000000000';
export const ALL_TOPICS_ID = '00000000-0000-0000-0000-000000000000';

export interface ClaimIndexChange {
  /** Public paths that appeared, moved or went. */
  readonly paths: readonly string[];
  /** What pages are made of that changed, as events name it. */
  readonly keys: readonly string[];
  /** Whether readers saw one of the claims and see it no more, also not as part of another one. */
  readonly vanished: boolean;
}

/**
 * Brings what is public of these claims up to date; call it with the event log locked (`lockEventLog`), in the
 * transaction that changed them, with their citations up to date. Of a claim that was merged, the other one is among them.
 */
export async function refreshClaims(trx: Executor, claimIds: readonly string[]): Promise<ClaimIndexChange> {
  if (claimIds.length === 0) return { paths: [], keys: [], vanished: false };
  const ids = sql`${claimIds}::uuid[]`;
  const former = await sql<{ source_id: string }>`
    with former as (delete from claim_listing where claim_id = any(${ids}) returning source_id)
    select distinct source_id from former`.execute(trx);
  const before = await sql<{ claim_id: string; standing_id: string }>`
    delete from claim_entry using claim
    where claim_entry.claim_id = any(${ids}) and claim.id = claim_entry.claim_id
    returning claim_entry.claim_id, coalesce(claim.merged_into, claim.id) as standing_id`.execute(trx);
  const after = await sql<{ claim_id: string }>`
    insert into claim_entry (claim_id, at, first_story_id, finding_at, story_count, vector)
    select claim.id, coalesce(claim.said_from, first.at), first.story_id, claim.finding_at,
      cited.story_count, claim.vector
    from claim
    cross join lateral (
      -- An entry may be posted long after its story was published.
      select oldest.story_id, min(greatest(oldest.published_at, entry.posted_at)) as at
      from (
        select story_id, published_at from citation where claim_id = claim.id
        order by published_at, story_id limit 1
      ) oldest
      join citation on citation.claim_id = claim.id and citation.story_id = oldest.story_id
        and citation.published_at = oldest.published_at
      left join live_entry entry on entry.id = citation.entry_id
      group by oldest.story_id
    ) first
    cross join lateral (
      select count(distinct story_id)::integer as story_count from citation where claim_id = claim.id
    ) cited
    where claim.id = any(${ids}) and claim.sealed_at is null and claim.merged_into is null
      and not exists (
        select from source where source.kind = 'unnamed' and source.agreed_at is null
          and source.id in (
            select claim.speaker_id union all select source_id from claim_relay where claim_id = claim.id
          )
      )
    returning claim_id`.execute(trx);
  const known = new Set(before.rows.map((row) => row.claim_id));
  const present = new Set(after.rows.map((row) => row.claim_id));
  const vanished = before.rows.some((row) => !present.has(row.standing_id));
  const appeared = after.rows.map((row) => row.claim_id).filter((id) => !known.has(id));
  const listed = await listEverywhere(trx, claimIds);
  const sourceIds = [...new Set([...former.rows.map((row) => row.source_id), ...listed])].filter(
    (id) => id !== ALL_SOURCES_ID,
  );
  const paths = [
    ...(await refreshClaimAddresses(trx, claimIds)),
    ...(await refreshSourceAddresses(trx, sourceIds)),
  ];
  const concerned = await listNeighbours(trx, claimIds);
  // Their pages do not hold the key of a claim that was not public: nothing of a page may tell that there is something
  // of which it shows nothing.
  const citing = await listStoriesCiting(trx, appeared);
  const keys = [
    ...concerned.map(claimKey),
    ...sourceIds.map(statementsKey),
    ...citing.map(storyKey),
    CLAIMS_KEY,
  ];
  return { paths, keys, vanished };
}

/** The public stories that cite one of these claims. */
export async function listStoriesCiting(trx: Executor, claimIds: readonly string[]): Promise<string[]> {
  if (claimIds.length === 0) return [];
  const { rows } = await sql<{ story_id: string }>`
    select distinct story_id from citation where claim_id = any(${claimIds}::uuid[])`.execute(trx);
  return rows.map((row) => row.story_id);
}

/**
 * Lists public claims under their speaker, whoever relayed them, and their topics: the tags of the story that reported
 * them first. An unnamed source has no list. Returns the ids of the sources.
 */
async function listEverywhere(trx: Executor, claimIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ source_id: string }>`
    with listed as (
      insert into claim_listing (source_id, topic_id, at, claim_id)
      select source.id, topic.id, entry.at, entry.claim_id
      from claim_entry entry
      join claim on claim.id = entry.claim_id
      cross join lateral (
        select ${ALL_SOURCES_ID}::uuid as id
        union
        select source.id from source
        where source.kind <> 'unnamed' and source.id in (
          select claim.speaker_id union all select source_id from claim_relay where claim_id = claim.id
        )
      ) source
      cross join lateral (
        select ${ALL_TOPICS_ID}::uuid as id
        union
        select tag.id from story_tag join tag on tag.id = story_tag.tag_id
        where story_tag.story_id = entry.first_story_id and not tag.internal
      ) topic
      where entry.claim_id = any(${claimIds}::uuid[])
      returning source_id
    )
    select distinct source_id from listed`.execute(trx);
  return rows.map((row) => row.source_id);
}

/**
 * Brings the topics up to date that tags are: an internal one is none. Returns the keys of the lists of statements that
 * have a topic more; those that have one less hold the tag's own.
 */
export async function refreshTopics(trx: Executor, tagIds: readonly string[]): Promise<string[]> {
  // A claim that becomes public meanwhile is listed by the tag as it is before this, or seen below.
  await lockEventLog(trx);
  const ids = sql`${tagIds}::uuid[]`;
  await sql`
    delete from claim_listing using tag where topic_id = tag.id and tag.id = any(${ids}) and tag.internal`.execute(
    trx,
  );
  const { rows } = await sql<{ source_id: string }>`
    with listed as (
      insert into claim_listing (source_id, topic_id, at, claim_id)
      select listing.source_id, tag.id, listing.at, listing.claim_id
      from tag
      join story_tag on story_tag.tag_id = tag.id
      join claim_entry entry on entry.first_story_id = story_tag.story_id
      join claim_listing listing on listing.claim_id = entry.claim_id and listing.topic_id = ${ALL_TOPICS_ID}::uuid
      where tag.id = any(${ids}) and not tag.internal
      on conflict do nothing
      returning source_id
    )
    select distinct source_id from listed where source_id <> ${ALL_SOURCES_ID}::uuid`.execute(trx);
  return rows.map((row) => statementsKey(row.source_id));
}

/**
 * A claim that is public has its address, and one that was and is sealed keeps it, for the notice. What it had before,
 * its own or that of one merged into it, leads there; what is not public any more says 410.
 */
function refreshClaimAddresses(trx: Executor, claimIds: readonly string[]): Promise<string[]> {
  return refreshAddresses(
    trx,
    'claim',
    sql`
      select claim.id, '/claims/' || claim.public_id || '/' as path,
        entry.claim_id is not null
          or (claim.sealed_at is not null and exists (select from address where target_id = claim.id)) as stands
      from claim left join claim_entry entry on entry.claim_id = claim.id
      where claim.id = any(${claimIds}::uuid[]) and claim.merged_into is null`,
  );
}

/** The same for sources: one has its address while a public claim is listed under it. Returns what changed. */
export async function refreshSourceAddresses(trx: Executor, sourceIds: readonly string[]): Promise<string[]> {
  if (sourceIds.length === 0) return [];
  return refreshAddresses(
    trx,
    'source',
    sql`
      select id, '/sources/' || slug || '/' as path,
        exists (select from claim_listing where source_id = source.id) as stands
      from source where id = any(${sourceIds}::uuid[]) and kind <> 'unnamed' and merged_into is null`,
  );
}

/**
 * Brings the addresses of claims or sources up to date: of each its `id`, the `path` it has, and whether it `stands`.
 * Returns the paths that changed.
 */
async function refreshAddresses(
  trx: Executor,
  kind: 'claim' | 'source',
  state: RawBuilder<unknown>,
): Promise<string[]> {
  const { rows } = await sql<{ path: string }>`
    with state as (${state}),
    former as (
      update address set kind = case when state.stands then 'moved' else 'gone' end
      from state
      where address.target_id = state.id and address.path <> state.path
        and address.kind <> case when state.stands then 'moved' else 'gone' end
      returning address.path
    ),
    present as (
      insert into address (path, kind, target_id)
      select path, case when stands then ${kind} else 'gone' end, id from state
      where stands or exists (select from address where address.path = state.path)
      on conflict (path) do update set kind = excluded.kind, target_id = excluded.target_id
        where (address.kind, address.target_id) is distinct from (excluded.kind, excluded.target_id)
      returning path
    )
    select path from former union all select path from present`.execute(trx);
  return rows.map((row) => row.path);
}

/**
 * What readers reached of one source they reach of the other it became part of: its statements and its addresses.
 * Returns the paths that changed.
 */
export async function moveSourceIndex(trx: Executor, mergedId: string, intoId: string): Promise<string[]> {
  await sql`
    insert into claim_listing (source_id, topic_id, at, claim_id)
    select ${intoId}::uuid, topic_id, at, claim_id from claim_listing where source_id = ${mergedId}::uuid
    on conflict do nothing`.execute(trx);
  await trx.deleteFrom('claim_listing').where('source_id', '=', mergedId).execute();
  const moved = await trx
    .updateTable('address')
    .set({ target_id: intoId, kind: 'moved' })
    .where('target_id', '=', mergedId)
    .returning('path')
    .execute();
  const present = await refreshSourceAddresses(trx, [intoId]);
  return [...new Set([...moved.map(({ path }) => path), ...present])];
}

/** These claims and those that a relation ties to them: each is shown beside the other. */
async function listNeighbours(trx: Executor, claimIds: readonly string[]): Promise<string[]> {
  const ids = sql`${claimIds}::uuid[]`;
  const { rows } = await sql<{ id: string }>`
    select from_id as id from claim_relation where to_id = any(${ids})
    union select to_id from claim_relation where from_id = any(${ids})`.execute(trx);
  return [...new Set([...claimIds, ...rows.map((row) => row.id)])];
}
