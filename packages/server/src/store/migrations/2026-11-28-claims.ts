import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create extension if not exists pg_trgm`,

  // Who an unnamed source is has no column, here or anywhere.
  `create table source (
     id uuid primary key,
     kind text not null check (kind in ('person', 'organisation', 'outlet', 'unnamed')),
     name text not null check (name <> ''),
     role text not null default '',
     aliases text[] not null default '{}',
     slug text unique,
     unnamed_reason text,
     granted_by text,
     agreed_by text,
     agreed_at timestamptz,
     version integer not null default 1,
     created_at timestamptz not null,
     touched_at timestamptz not null,
     touched_by text not null,
     check ((kind = 'unnamed') = (slug is null)),
     check ((kind = 'unnamed') = (unnamed_reason is not null and granted_by is not null)),
     check ((agreed_by is null) = (agreed_at is null)),
     check (agreed_by is null or (kind = 'unnamed' and agreed_by <> granted_by))
   )`,
  // A function, so that the index and the query that is to use it cannot drift apart.
  `create function source_names(name text, aliases text[]) returns text
     language plpgsql immutable parallel safe set search_path from current
     as $$ begin return lower(name || ' | ' || array_to_string(aliases, ' | ')); end $$`,
  `create index source_by_name on source using gin (source_names(name, aliases) gin_trgm_ops)`,
  `create index source_by_exact_name on source (lower(name))`,
  `create index source_by_touch on source (touched_at desc)`,

  `create table claim (
     id uuid primary key,
     public_id text not null unique,
     text text not null check (text <> ''),
     language text not null,
     directness text not null check (directness in ('quote', 'paraphrase', 'mixed')),
     speaker_id uuid not null references source,
     sourcing text not null,
     said_at text,
     said_from timestamptz,
     place text not null,
     channel_kind text,
     channel_words text not null,
     finding text not null
       check (finding in ('unverified', 'evidence-offered', 'no-evidence-offered', 'verified', 'disputed', 'false')),
     finding_at timestamptz not null,
     finding_grounds text not null,
     sealed_at timestamptz,
     seal_notice text,
     seal_reason text,
     merged_into uuid references claim,
     version integer not null default 1,
     created_at timestamptz not null,
     touched_at timestamptz not null,
     touched_by text not null,
     vector tsvector not null generated always as (to_tsvector('onrecord', text)) stored,
     check ((said_at is null) = (said_from is null)),
     check ((sealed_at is null) = (seal_notice is null) and (sealed_at is null) = (seal_reason is null)),
     check (merged_into <> id)
   )`,
  // What a speaker said in such words: the look-up of the likely match.
  `create index claim_by_speaker_and_word on claim using gin (speaker_id, vector)`,
  `create index claim_by_touch on claim (touched_at desc, id desc) where merged_into is null`,
  `create index claim_by_speaker on claim (speaker_id, touched_at desc, id desc) where merged_into is null`,
  `create index claim_by_finding on claim (finding, touched_at desc, id desc) where merged_into is null`,
  `create index claim_by_finding_time on claim (finding_at, id) where merged_into is null and sealed_at is null`,
  `create index claim_merged on claim (merged_into) where merged_into is not null`,

  `create table claim_relay (
     claim_id uuid not null references claim on delete cascade,
     position smallint not null,
     source_id uuid not null references source,
     sourcing text not null,
     primary key (claim_id, position)
   )`,
  `create index claim_relay_by_source on claim_relay (source_id, claim_id)`,

  `create table claim_finding (
     id bigint generated always as identity primary key,
     claim_id uuid not null references claim on delete cascade,
     kind text not null,
     grounds text not null,
     at timestamptz not null
   )`,
  `create index claim_finding_by_claim on claim_finding (claim_id, id desc)`,

  `create table claim_relation (
     id uuid primary key,
     from_id uuid not null references claim on delete cascade,
     to_id uuid not null references claim on delete cascade,
     kind text not null check (kind in ('denies', 'confirms', 'contradicts', 'repeats', 'supersedes')),
     note text not null,
     at timestamptz not null,
     unique (from_id, to_id),
     check (from_id <> to_id)
   )`,
  `create index claim_relation_by_target on claim_relation (to_id)`,

  `create table evidence (
     id uuid primary key,
     claim_id uuid not null references claim on delete cascade,
     kind text not null check (kind in ('post', 'page', 'file')),
     title text not null,
     url text not null,
     captured_at timestamptz not null,
     captured_by text not null,
     captured_by_name text not null,
     content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
     file_name text,
     size_bytes bigint,
     public boolean not null default false,
     added_at timestamptz not null,
     check ((content_hash is null) = (file_name is null) and (content_hash is null) = (size_bytes is null))
   )`,
  `create index evidence_by_claim on evidence (claim_id, added_at)`,

  // Who changed what, when and why. Nothing is ever taken out of it.
  `create table ledger_history (
     id bigint generated always as identity primary key,
     subject_type text not null check (subject_type in ('claim', 'source')),
     subject_id uuid not null,
     at timestamptz not null,
     user_id text not null,
     user_name text not null,
     act text not null,
     why text not null,
     content jsonb not null
   )`,
  `create index ledger_history_by_subject on ledger_history (subject_id, id desc)`,
  `create function refuse_history_change() returns trigger language plpgsql as $$
     begin raise exception 'the history of the ledger is only ever added to'; end $$`,
  `create trigger ledger_history_is_kept before update or delete or truncate on ledger_history
     for each statement execute function refuse_history_change()`,

  // No reference to the story: its lock would be waited for by who holds the event log's.
  `create table follow_up (
     id uuid primary key,
     claim_id uuid not null references claim on delete cascade,
     story_id uuid not null,
     at timestamptz not null,
     kind text not null check (kind in ('update', 'clarification', 'correction')),
     note text not null,
     state text not null default 'open' check (state in ('open', 'accepted', 'skipped')),
     acted_at timestamptz,
     acted_by_name text,
     correction_id uuid references correction
   )`,
  `create unique index follow_up_open on follow_up (claim_id, story_id) where state = 'open'`,
  `create index follow_up_by_time on follow_up (state, at desc, id desc)`,
  `create index follow_up_by_claim on follow_up (claim_id, at desc, id desc)`,

  `create table dismissed_statement (
     story_id uuid not null references story on delete cascade,
     key text not null,
     at timestamptz not null,
     user_id text not null,
     primary key (story_id, key)
   )`,

  // What readers can reach of the ledger, and nothing else: see claims/public-claims.ts.
  `create table citation (
     story_id uuid not null references story on delete cascade,
     position integer not null,
     claim_id uuid not null references claim on delete cascade,
     published_at timestamptz not null,
     passage text not null,
     prefix text not null,
     suffix text not null,
     start_offset integer not null,
     end_offset integer not null,
     primary key (story_id, position)
   )`,
  `create index citation_by_claim on citation (claim_id, published_at, story_id, position)`,

  // Without a reference to that story, for the same reason as above.
  `create table claim_entry (
     claim_id uuid primary key references claim on delete cascade,
     at timestamptz not null,
     first_story_id uuid not null,
     story_count integer not null,
     vector tsvector not null
   )`,
  `create index claim_entry_by_time on claim_entry (at desc, claim_id desc)`,
  `create index claim_entry_by_word on claim_entry using gin (vector)`,
  `create index claim_entry_by_first_story on claim_entry (first_story_id)`,

  `create table claim_listing (
     source_id uuid not null,
     topic_id uuid not null,
     at timestamptz not null,
     claim_id uuid not null references claim on delete cascade,
     primary key (source_id, topic_id, at, claim_id)
   )`,
  `create index claim_listing_by_claim on claim_listing (claim_id)`,

  `alter table address drop constraint address_kind_check`,
  `alter table address add constraint address_kind_check
     check (kind in ('story', 'tag', 'author', 'media', 'claim', 'source', 'moved', 'gone'))`,
];
