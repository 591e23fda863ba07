import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table story
     add column touched_at timestamptz not null default now(),
     add column touched_by text,
     add column approved boolean not null default false,
     add column embargoed_until timestamptz,
     add column hero_decorative boolean not null default false`,
  `create index story_by_touch on story (touched_at desc, id)`,

  `create table story_owner (
     story_id uuid not null references story on delete cascade,
     user_id text not null,
     primary key (story_id, user_id)
   )`,
  `create index story_owner_by_user on story_owner (user_id)`,

  // The text as it is being written; the record stays in story and revision. `yjs` holds all updates up to the
  // number `yjs_seq`; `draft` is what `yjs` says. `unrevised_by` names who typed since the last revision, and
  // `unrevised_since` is when the first of them did.
  `create table working_copy (
     story_id uuid primary key references story on delete cascade,
     yjs bytea not null,
     yjs_seq bigint not null default 0,
     draft jsonb not null,
     has_staged_changes boolean not null default false,
     touched_at timestamptz not null,
     touched_by text,
     unrevised_by text[] not null default '{}',
     unrevised_since timestamptz
   )`,
  `create index working_copy_staged on working_copy (story_id) where has_staged_changes`,
  `create index working_copy_unrevised on working_copy (story_id) where unrevised_since is not null`,

  // What was typed since working_copy.yjs was written: a few rows a second, gone once they are merged into it.
  // They hang on the working copy, not on the story, so that typing never waits for a publication's lock.
  `create table working_copy_update (
     story_id uuid not null references working_copy on delete cascade,
     seq bigint generated always as identity,
     "update" bytea not null,
     primary key (story_id, seq)
   )`,

  `create table review_note (
     id uuid primary key,
     story_id uuid not null references story on delete cascade,
     at timestamptz not null,
     user_id text not null,
     user_name text not null,
     kind text not null check (kind in ('asked', 'changes-asked', 'approved', 'note')),
     text text not null
   )`,
  `create index review_note_by_story on review_note (story_id, at)`,

  `create table audit_entry (
     id bigint primary key generated always as identity,
     at timestamptz not null,
     user_id text not null,
     user_name text not null,
     act text not null,
     subject_type text not null,
     subject_id text,
     details jsonb not null default '{}'
   )`,
  `create index audit_entry_by_time on audit_entry (at desc, id desc)`,
  `create index audit_entry_by_subject on audit_entry (subject_type, subject_id)`,
  `create index audit_entry_by_user on audit_entry (user_id, id desc)`,
];
