import { feedKey, MAIN_FEED_KEY } from '@onrecord/domain/address/keys';
import { sql } from 'kysely';
import { refreshCitations } from './claims/citations.ts';
import { refreshClaims, refreshTopics } from './claims/public-claims.ts';
import type { Executor } from './database.ts';
import { refreshEntryWords } from './entry-index.ts';
import type { AddressTable } from './schema.ts';

/**
 * The public index: what readers can reach. `listing` has a row for each feed a story stands in, `search_entry`
 * its words, `address` every public path. Readers' queries start from these tables, so a draft, which is in
 * none of them, cannot leak through a forgotten condition. They are derived, and written here only.
 */

/** The News Feed, without what is pinned. Feeds of tags and contributors have the id of those. */
export const MAIN_FEED_ID = '00000000-0000-0000-0000-000000000000';
/** Stories that lead the News Feed until they are unpinned. */
export const PINNED_FEED_ID = '00000000-0000-0000-0000-000000000001';

export interface IndexChange {
  /** Public paths that appeared, moved or went. */
  readonly paths: readonly string[];
  /** Stories whose former address another one has now: what stood there redirected to them. */
  readonly displacedIds: readonly string[];
  /** What changed in the ledger, as events name it: claims that the stories cite, or cited before. */
  readonly claimKeys: readonly string[];
}

/** Brings the index of these stories up to date; call it in the transaction that changed them. */
export async function refreshPublicIndex(trx: Executor, storyIds: readonly string[]): Promise<IndexChange> {
  if (storyIds.length === 0) return { paths: [], displacedIds: [], claimKeys: [] };
  const ids = sql`${storyIds}::uuid[]`;
  await sql`delete from listing where story_id = any(${ids})`.execute(trx);
  await sql`
    insert into listing (feed_id, published_at, story_id)
    select feed.id, story.first_published_at, story.id
    from story
    cross join lateral (
      select case when story.pinned then ${PINNED_FEED_ID}::uuid else ${MAIN_FEED_ID}::uuid end as id
      union
      select tag_id from story_tag join tag on tag.id = tag_id where story_id = story.id and not tag.internal
      union
      select contributor_id from story_contributor where story_id = story.id
    ) feed
    where story.id = any(${ids}) and story.kind = 'story' and story.state = 'published'`.execute(trx);

  await sql`delete from search_entry where story_id = any(${ids})`.execute(trx);
  await sql`
    insert into search_entry (story_id, published_at, vector)
    select id, first_published_at,
      setweight(to_tsvector('onrecord', headline), 'A') || setweight(to_tsvector('onrecord', dek), 'B')
        || setweight(to_tsvector('onrecord', left(plain_text, ${SEARCHED_CHARACTERS})), 'C')
    from story
    where id = any(${ids}) and kind = 'story' and state = 'published'`.execute(trx);

  await refreshEntryWords(trx, storyIds);
  const addresses = await refreshStoryAddresses(trx, storyIds);
  const claims = await refreshClaims(trx, await refreshCitations(trx, storyIds));
  return { ...addresses, paths: [...addresses.paths, ...claims.paths], claimKeys: claims.keys };
}

/** A tsvector holds 1 MB at most; a longer text is found by its beginning. */
const SEARCHED_CHARACTERS = 400_000;

/** An address a story had stays as a redirect (`moved`) while the story is public, and says 410 afterwards. */
async function refreshStoryAddresses(
  trx: Executor,
  storyIds: readonly string[],
): Promise<Omit<IndexChange, 'claimKeys'>> {
  const ids = sql`${storyIds}::uuid[]`;
  const changed = await sql<{ path: string; displaced_id: string | null }>`
    with wanted as (
      select '/' || slug || '/' as path, id as target_id,
        case state when 'withdrawn' then 'gone' else 'story' end as kind
      from story where id = any(${ids}) and state in ('published', 'retracted', 'withdrawn')
    ),
    former as (
      update address set kind = case
          when exists (select 1 from wanted where wanted.target_id = address.target_id and wanted.kind = 'story')
          then 'moved' else 'gone' end
      where target_id = any(${ids})
        and not exists (select 1 from wanted where wanted.path = address.path)
      returning path
    ),
    present as (
      insert into address (path, kind, target_id)
      select path, kind, target_id from wanted
      on conflict (path) do update set kind = excluded.kind, target_id = excluded.target_id
      returning path
    )
    -- All parts of this statement see the table as it was before.
    select path, null::uuid as displaced_id from former
    union all
    select present.path, address.target_id
    from present join wanted using (path)
    left join address on address.path = present.path and address.target_id <> wanted.target_id`.execute(trx);
  return {
    paths: changed.rows.map((row) => row.path),
    displacedIds: changed.rows.flatMap((row) => row.displaced_id ?? []),
  };
}

/**
 * Brings what is public of tags up to date: an internal tag has no address and no feed. Returns their paths, and what
 * changed in the ledger, as events name it.
 */
export async function refreshTags(
  trx: Executor,
  tagIds: readonly string[],
): Promise<Pick<IndexChange, 'paths' | 'claimKeys'>> {
  if (tagIds.length === 0) return { paths: [], claimKeys: [] };
  await sql`
    delete from listing using tag
    where feed_id = tag.id and tag.id = any(${tagIds}::uuid[]) and tag.internal`.execute(trx);
  await sql`
    insert into listing (feed_id, published_at, story_id)
    select distinct tag.id, story.first_published_at, story.id
    from tag join story_tag on story_tag.tag_id = tag.id join story on story.id = story_tag.story_id
    where tag.id = any(${tagIds}::uuid[]) and not tag.internal and story.kind = 'story' and story.state = 'published'
    on conflict do nothing`.execute(trx);
  const claimKeys = await refreshTopics(trx, tagIds);
  await sql`
    delete from address where kind = 'tag' and target_id = any(${tagIds}::uuid[])`.execute(trx);
  const rows = await sql<{ path: string }>`
    insert into address (path, kind, target_id)
    select '/tag/' || slug || '/', 'tag', id from tag where id = any(${tagIds}::uuid[]) and not internal
    on conflict (path) do update set kind = excluded.kind, target_id = excluded.target_id
    returning path`.execute(trx);
  return { paths: rows.rows.map((row) => row.path), claimKeys };
}

/** Brings the addresses of contributors up to date. Returns all their paths. */
export async function refreshAuthorAddresses(
  trx: Executor,
  contributorIds: readonly string[],
): Promise<string[]> {
  if (contributorIds.length === 0) return [];
  await sql`
    delete from address where kind = 'author' and target_id = any(${contributorIds}::uuid[])`.execute(trx);
  const rows = await sql<{ path: string }>`
    insert into address (path, kind, target_id)
    select '/author/' || slug || '/', 'author', id from contributor where id = any(${contributorIds}::uuid[])
    on conflict (path) do update set kind = excluded.kind, target_id = excluded.target_id
    returning path`.execute(trx);
  return rows.rows.map((row) => row.path);
}

/** Keeps the addresses that stored files had elsewhere. Returns those that are new. */
export async function addMediaAddresses(
  trx: Executor,
  files: ReadonlyArray<{ readonly path: string; readonly mediaId: string }>,
): Promise<string[]> {
  if (files.length === 0) return [];
  const rows = await trx
    .insertInto('address')
    .values(files.map(({ path, mediaId }) => ({ path, kind: 'media' as const, target_id: mediaId })))
    .onConflict((conflict) => conflict.column('path').doNothing())
    .returning('path')
    .execute();
  return rows.map((row) => row.path);
}

export interface Address {
  readonly kind: AddressTable['kind'];
  readonly targetId: string;
}

/** What stands at a public path (decoded, with its closing slash). */
export async function findAddress(executor: Executor, path: string): Promise<Address | undefined> {
  const row = await executor
    .selectFrom('address')
    .select(['kind', 'target_id'])
    .where('path', '=', path)
    .executeTakeFirst();
  return row && { kind: row.kind, targetId: row.target_id };
}

/**
 * All public paths, in batches, each batch one string of paths parted by line ends: the driver reads one long
 * value many times faster than as many rows.
 */
export async function* listPublicPaths(executor: Executor): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const result = await sql<{ paths: string | null; last: string | null }>`
      select string_agg(path, e'\n') as paths, max(path) as last
      from (select path from address where path > ${after} order by path limit ${PATH_BATCH}) batch`.execute(
      executor,
    );
    const row = result.rows[0];
    if (!row?.paths || row.last === null) return;
    yield row.paths;
    after = row.last;
  }
}

const PATH_BATCH = 20_000;

/** The feeds (tags and contributors) these stories stand in or may stand in, as `feedKey` names them. */
export async function listFeedIdsOf(executor: Executor, storyIds: readonly string[]): Promise<string[]> {
  if (storyIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select tag_id as id from story_tag where story_id = any(${storyIds}::uuid[])
    union select contributor_id from story_contributor where story_id = any(${storyIds}::uuid[])`.execute(
    executor,
  );
  return rows.map((row) => row.id);
}

/** The keys of the feeds that list these stories now, by story; a story that no feed lists is missing. */
export async function listFeedKeysOf(
  executor: Executor,
  storyIds: readonly string[],
): Promise<Map<string, string[]>> {
  const keys = new Map<string, string[]>();
  if (storyIds.length === 0) return keys;
  const rows = await executor
    .selectFrom('listing')
    .select(['story_id', 'feed_id'])
    .where('story_id', 'in', storyIds)
    .execute();
  for (const { story_id: storyId, feed_id: feedId } of rows) {
    const key = feedId === MAIN_FEED_ID || feedId === PINNED_FEED_ID ? MAIN_FEED_KEY : feedKey(feedId);
    keys.set(storyId, [...(keys.get(storyId) ?? []), key]);
  }
  return keys;
}
