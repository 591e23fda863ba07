import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // What is derived of an entry when it is saved; those that are there already get their words from their runs.
  `alter table live_entry add column plain_text text not null default ''`,
  `update live_entry set plain_text = coalesce((
     select string_agg(run #>> '{}', ' ') from jsonb_path_query(body, 'strict $.**.text') run
     where jsonb_typeof(run) = 'string'
   ), '')`,
  `alter table live_entry alter column plain_text drop default`,
  `alter table live_entry add column vector tsvector not null generated always as (
     setweight(to_tsvector('onrecord', headline), 'A') || setweight(to_tsvector('onrecord', key_event), 'B')
       || setweight(to_tsvector('onrecord', left(plain_text, 100000)), 'C')
   ) stored`,
  `alter table live_entry add column cites boolean not null
     generated always as (jsonb_path_exists(body, '$.**.marks[*].attrs.claimId')) stored`,
  `create index live_entry_citing on live_entry (story_id) where removed_at is null and cites`,

  // When anything of its entries last changed for readers.
  `alter table coverage add column changed_at timestamptz`,
  `update coverage set changed_at = (
     select max(greatest(posted_at, edited_at, removed_at)) from live_entry where story_id = coverage.story_id
   )`,

  // Where no entry is named it is the story's own text. Without a reference to the story: its lock would be waited
  // for by who holds the event log's.
  `alter table citation drop constraint citation_story_id_fkey`,
  `alter table citation add column entry_id uuid not null default '00000000-0000-0000-0000-000000000000'`,
  `alter table citation drop constraint citation_pkey`,
  `alter table citation add primary key (story_id, entry_id, position)`,
  `drop index citation_by_claim`,
  `create index citation_by_claim on citation (claim_id, published_at, story_id, entry_id, position)`,

  // The words of public entries: see entry-index.ts. Without a reference to the story, for the same reason.
  `create table entry_search (
     entry_id uuid primary key references live_entry on delete cascade,
     story_id uuid not null,
     published_at timestamptz not null,
     month integer not null generated always as
       ((extract(year from published_at at time zone 'UTC') * 12
         + extract(month from published_at at time zone 'UTC'))::integer) stored,
     posted_at timestamptz not null,
     vector tsvector not null
   )`,
  `create index entry_search_by_word on entry_search using gin (month, story_id, vector)`,
  `create index entry_search_by_story on entry_search (story_id)`,
  `insert into entry_search (entry_id, story_id, published_at, posted_at, vector)
     select entry.id, entry.story_id, search.published_at, entry.posted_at, entry.vector
     from live_entry entry join search_entry search on search.story_id = entry.story_id
     where entry.removed_at is null`,
];
