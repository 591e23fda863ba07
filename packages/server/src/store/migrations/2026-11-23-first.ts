import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create extension if not exists unaccent`,
  `create extension if not exists btree_gin`,

  // Accents folded, English words by their stem, words of other languages as they are. The same both ways, so
  // what is written can be found; stop words keep their places, so quoted phrases work.
  `create text search configuration onrecord (copy = simple)`,
  `alter text search configuration onrecord
     alter mapping for asciiword, word, asciihword, hword, hword_asciipart, hword_part, numword, hword_numpart, numhword
     with unaccent, english_stem`,

  `create table newsroom (
     "only" boolean primary key default true check ("only"),
     settings jsonb not null,
     updated_at timestamptz not null
   )`,

  `create table media (
     id uuid primary key,
     kind text not null check (kind in ('picture', 'file', 'audio', 'video')),
     content_hash text not null unique check (content_hash ~ '^[0-9a-f]{64}$'),
     mime_type text not null,
     file_name text not null,
     size_bytes bigint not null,
     width_px integer,
     height_px integer,
     caption text not null,
     credit text not null,
     creator text not null,
     copyright text not null,
     alt_text text not null,
     created_at timestamptz not null
   )`,

  `create table contributor (
     id uuid primary key,
     slug text not null unique,
     name text not null,
     bio text not null,
     location text not null,
     website text not null,
     picture_media_id uuid references media
   )`,

  `create table tag (
     id uuid primary key,
     slug text not null unique,
     name text not null,
     description text not null,
     internal boolean not null
   )`,

  `create table story (
     id uuid primary key,
     kind text not null check (kind in ('story', 'page')),
     state text not null check (state in
       ('draft', 'in-review', 'scheduled', 'published', 'retracted', 'withdrawn', 'spiked')),
     slug text not null unique,
     headline text not null,
     dek text not null,
     body jsonb not null,
     language text not null,
     created_at timestamptz not null,
     first_published_at timestamptz,
     updated_at timestamptz,
     scheduled_for timestamptz,
     breaking boolean not null,
     pinned boolean not null,
     hero_media_id uuid references media,
     hero_alt_text text not null,
     hero_caption text not null,
     hero_credit text not null,
     canonical_url text,
     search_title text not null,
     search_description text not null,
     social_title text not null,
     social_description text not null,
     social_media_id uuid references media,
     outlet_id text not null,
     teaser text not null,
     plain_text text not null,
     word_count integer not null,
     import_fingerprint text,
     check (first_published_at is not null or state not in ('published', 'retracted', 'withdrawn')),
     check (scheduled_for is not null or state <> 'scheduled')
   )`,
  `create index story_standalone on story (slug) where kind = 'page' and state = 'published'`,
  `create index story_due on story (scheduled_for) where state = 'scheduled'`,

  `create table story_contributor (
     story_id uuid not null references story on delete cascade,
     position smallint not null,
     contributor_id uuid not null references contributor,
     primary key (story_id, position)
   )`,
  `create index story_contributor_by_contributor on story_contributor (contributor_id)`,

  `create table story_tag (
     story_id uuid not null references story on delete cascade,
     position smallint not null,
     tag_id uuid not null references tag,
     primary key (story_id, position)
   )`,
  `create index story_tag_by_tag on story_tag (tag_id)`,

  `create table revision (
     story_id uuid not null references story,
     number integer not null,
     at timestamptz not null,
     actor text not null,
     act text not null,
     content jsonb not null,
     primary key (story_id, number)
   )`,

  `create table correction (
     id uuid primary key,
     story_id uuid not null references story,
     kind text not null check (kind in ('update', 'clarification', 'correction', 'retraction')),
     note text not null,
     at timestamptz not null
   )`,
  `create index correction_by_time on correction (at, id)`,
  `create index correction_by_story on correction (story_id)`,

  `create table event (
     id bigint primary key,
     at timestamptz not null,
     type text not null,
     actor text not null,
     keys text[] not null,
     paths text[] not null
   )`,

  // What readers can reach, and nothing else: see public-index.ts.
  `create table listing (
     feed_id uuid not null,
     published_at timestamptz not null,
     story_id uuid not null references story on delete cascade,
     primary key (feed_id, published_at, story_id)
   )`,
  `create index listing_by_story on listing (story_id)`,

  `create table search_entry (
     story_id uuid primary key references story on delete cascade,
     published_at timestamptz not null,
     month integer not null generated always as
       ((extract(year from published_at at time zone 'UTC') * 12
         + extract(month from published_at at time zone 'UTC'))::integer) stored,
     vector tsvector not null
   )`,
  `create index search_entry_by_word on search_entry using gin (month, vector)`,
  `create index search_entry_by_time on search_entry (published_at, story_id)`,

  `create table address (
     path text primary key,
     kind text not null check (kind in ('story', 'tag', 'author', 'media', 'moved', 'gone')),
     target_id uuid not null
   )`,
  `create index address_by_target on address (target_id)`,
];
