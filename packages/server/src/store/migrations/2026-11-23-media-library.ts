import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table media
     add column focal_x real not null default 0.5 check (focal_x between 0 and 1),
     add column focal_y real not null default 0.5 check (focal_y between 0 and 1),
     add column rendition_version text not null default '' check (rendition_version ~ '^([0-9a-f]{8})?$'),
     add column decorative boolean not null default false,
     add column uploaded_by text`,

  // A function, so that the index and the query that is to use it cannot drift apart. Whatever is no letter or
  // digit parts words: the parser would otherwise take IMG_20.jpg for the name of a host.
  `create function media_words(file_name text, caption text, credit text, creator text, alt_text text)
     returns tsvector language sql immutable parallel safe
     return to_tsvector('onrecord',
       regexp_replace(file_name, '[^[:alnum:]]+', ' ', 'g') || ' ' || caption || ' ' || credit || ' ' || creator
         || ' ' || alt_text)`,
  `create index media_by_word on media using gin (media_words(file_name, caption, credit, creator, alt_text))`,
  `create index media_by_time on media (created_at desc, id desc)`,

  `create table media_use (
     media_id uuid not null references media on delete cascade,
     story_id uuid not null references story on delete cascade,
     primary key (media_id, story_id)
   )`,
  `create index media_use_by_story on media_use (story_id)`,
  `insert into media_use (media_id, story_id)
     select distinct media.id, used.story_id
     from (
       select story.id as story_id, found #>> '{}' as media_id from story
         cross join lateral jsonb_path_query(story.body, '$.**.mediaId') found
       union all
       select story.id, found #>> '{}' from story
         cross join lateral jsonb_path_query(story.body, '$.**.posterMediaId') found
       union all
       select id, hero_media_id::text from story where hero_media_id is not null
       union all
       select id, social_media_id::text from story where social_media_id is not null
     ) used
     join media on media.id = case when used.media_id ~ '^[0-9a-f-]{36}$' then used.media_id::uuid end`,
];
