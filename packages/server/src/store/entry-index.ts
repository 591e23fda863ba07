import { type RawBuilder, sql } from 'kysely';
import { refreshCitations, refreshEntryCitations } from './claims/citations.ts';
import { type ClaimIndexChange, refreshClaims } from './claims/public-claims.ts';
import type { Executor } from './database.ts';
import { lockEventLog } from './event-log.ts';

/**
 * What readers can find of live entries: `entry_search` holds the words of those that stand in a story that search
 * knows, and their claim marks are citations. Derived, and written here only.
 *
 * An entry may be posted while its story is published: each is written without the other's lock. Both look at the other
 * only once they hold the event log's, so the later one sees what the earlier one wrote.
 */

/** Brings one entry up to date, in the transaction that changed it. However many others there are, none is read. */
export async function refreshEntryIndex(
  trx: Executor,
  { id, storyId }: { readonly id: string; readonly storyId: string },
): Promise<ClaimIndexChange> {
  await lockEventLog(trx);
  await trx.deleteFrom('entry_search').where('entry_id', '=', id).execute();
  await addWords(trx, sql`entry.id = ${id}::uuid`);
  return refreshClaims(trx, await refreshEntryCitations(trx, { id, storyId }));
}

/**
 * Brings the words of all entries of these stories up to date, in the transaction that changed the stories, and after
 * their own. Those that are there already are not written again.
 */
export async function refreshEntryWords(trx: Executor, storyIds: readonly string[]): Promise<void> {
  const live = await trx
    .selectFrom('coverage')
    .select('story_id')
    .where('story_id', 'in', storyIds)
    .execute();
  if (live.length === 0) return;
  await lockEventLog(trx);
  const ids = sql`${live.map((row) => row.story_id)}::uuid[]`;
  await sql`
    delete from entry_search where story_id = any(${ids}) and not exists (
      select from search_entry search
      where search.story_id = entry_search.story_id and search.published_at = entry_search.published_at
    )`.execute(trx);
  await addWords(
    trx,
    sql`entry.story_id = any(${ids}) and not exists (select from entry_search where entry_id = entry.id)`,
  );
}

/** Brings all that readers find of the entries of a story up to date, where it was made live with them. */
export async function refreshEntriesOfStory(trx: Executor, storyId: string): Promise<ClaimIndexChange> {
  await refreshEntryWords(trx, [storyId]);
  return refreshClaims(trx, await refreshCitations(trx, [storyId]));
}

async function addWords(trx: Executor, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into entry_search (entry_id, story_id, published_at, posted_at, vector)
    select entry.id, entry.story_id, search.published_at, entry.posted_at, entry.vector
    from live_entry entry join search_entry search on search.story_id = entry.story_id
    where entry.removed_at is null and ${which}`.execute(trx);
}
