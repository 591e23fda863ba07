import { type Kysely, sql } from 'kysely';

/** Two records of one source can be made one. What is granted to stay unnamed never is: the database refuses it, too. */
const STATEMENTS = [
  `alter table source
     add column merged_into uuid references source,
     add check (merged_into <> id),
     add check (merged_into is null or kind <> 'unnamed')`,
  `create index source_merged on source (merged_into) where merged_into is not null`,
  `drop index source_by_touch`,
  `create index source_by_touch on source (touched_at desc) where merged_into is null`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
