import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // A story that is or was followed live.
  `create table coverage (
     story_id uuid primary key references story on delete cascade,
     started_at timestamptz not null,
     ended_at timestamptz,
     pinned_entry_id uuid
   )`,

  `create table live_entry (
     id uuid primary key,
     story_id uuid not null references coverage on delete cascade,
     posted_at timestamptz not null,
     headline text not null,
     body jsonb not null,
     key_event text not null,
     byline text not null,
     contributor_id uuid references contributor on delete set null,
     posted_by text,
     version integer not null,
     edited_at timestamptz,
     removed_at timestamptz,
     removed_by text,
     broken_out_story_id uuid references story on delete set null
   )`,
  // Readers go through entries by time, the desk also through those that were removed.
  `create index live_entry_standing on live_entry (story_id, posted_at, id) where removed_at is null`,
  `create index live_entry_key_event on live_entry (story_id, posted_at, id)
     where removed_at is null and key_event <> ''`,
  `create index live_entry_by_time on live_entry (story_id, posted_at, id)`,
  // For PostgreSQL's own look when what they refer to goes.
  `create index live_entry_by_contributor on live_entry (contributor_id) where contributor_id is not null`,
  `create index live_entry_by_broken_out on live_entry (broken_out_story_id) where broken_out_story_id is not null`,
  `alter table coverage add constraint coverage_pinned_entry
     foreign key (pinned_entry_id) references live_entry on delete set null`,

  // Appended to with every act, never changed or trimmed.
  `create table live_entry_revision (
     entry_id uuid not null references live_entry on delete cascade,
     number integer not null,
     at timestamptz not null,
     actor text not null,
     act text not null,
     content jsonb not null,
     primary key (entry_id, number)
   )`,
];
