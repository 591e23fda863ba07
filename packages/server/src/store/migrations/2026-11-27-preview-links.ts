import { type Kysely, sql } from 'kysely';

/** Links to previews get an id, by which they are listed and revoked: their tokens are known to nobody here. */
const STATEMENTS = [
  `alter table preview_link
     add column id uuid not null default gen_random_uuid() unique,
     add column created_at timestamptz`,
  // All links there were ran for seven days.
  `update preview_link set created_at = expires_at - interval '7 days'`,
  `alter table preview_link alter column id drop default, alter column created_at set not null`,
  `create index preview_link_by_story on preview_link (story_id, created_at)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
