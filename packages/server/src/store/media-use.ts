import { sql } from 'kysely';
import type { Executor } from './database.ts';

/** The files that the `body` of a row names. */
const IN_BODY = sql`
  select jsonb_path_query(body, '$.**.mediaId') as found
  union all select jsonb_path_query(body, '$.**.posterMediaId')`;

/**
 * Brings `media_use` of these stories up to date, from what is saved of them, from their working copies and from
 * their live entries. Call it in the transaction that saved one of these.
 */
export async function refreshMediaUse(trx: Executor, storyIds: readonly string[]): Promise<void> {
  if (storyIds.length === 0) return;
  const ids = sql`${storyIds}::uuid[]`;
  await sql`delete from media_use where story_id = any(${ids})`.execute(trx);
  await sql`
    insert into media_use (media_id, story_id)
    select distinct media.id, used.story_id
    from (
      select id as story_id, found #>> '{}' as media_id from story
        cross join lateral (${IN_BODY}) in_body
        where id = any(${ids})
      union all
      select story_id, found #>> '{}' from working_copy
        cross join lateral (
          select jsonb_path_query(draft, '$.**.mediaId') as found
          union all select jsonb_path_query(draft, '$.**.posterMediaId')
          union all select draft -> 'socialMediaId'
        ) in_draft
        where story_id = any(${ids})
      union all
      select story_id, found #>> '{}' from live_entry
        cross join lateral (${IN_BODY}) in_entry
        where story_id = any(${ids})
      union all
      select id, hero_media_id::text from story where id = any(${ids})
      union all
      select id, social_media_id::text from story where id = any(${ids})
    ) used
    join media on media.id = case when used.media_id ~ '^[0-9a-f-]{36}$' then used.media_id::uuid end
    on conflict do nothing`.execute(trx);
}

/** Adds the files of one live entry to what its story uses: a story may have thousands of entries. */
export async function addMediaUse(
  trx: Executor,
  storyId: string,
  mediaIds: readonly string[],
): Promise<void> {
  if (mediaIds.length === 0) return;
  await sql`
    insert into media_use (media_id, story_id)
    select id, ${storyId}::uuid from media where id = any(${mediaIds}::uuid[])
    order by id
    on conflict do nothing`.execute(trx);
}
