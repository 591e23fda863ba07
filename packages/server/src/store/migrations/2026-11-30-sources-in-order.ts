import { type Kysely, sql } from 'kysely';

/** The list of sources goes on where it ended: what was touched in one instant is in order, too. */
const STATEMENTS = [
  `drop index source_by_touch`,
  `create index source_by_touch on source (touched_at desc, id desc) where merged_into is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
