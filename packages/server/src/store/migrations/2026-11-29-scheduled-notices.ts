import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // Whom a scheduled story is told to when it goes out; it is gone with the schedule.
  `create table scheduled_notice (
     story_id uuid primary key references story on delete cascade,
     topics text[] not null check (cardinality(topics) > 0),
     set_by text not null,
     set_by_name text not null
   )`,
];
