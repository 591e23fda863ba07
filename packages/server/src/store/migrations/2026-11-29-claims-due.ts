import { type Kysely, sql } from 'kysely';

/** Public claims by the age of their finding: found however many there are on record that no story cites. */
const STATEMENTS = [
  `alter table claim_entry add column finding_at timestamptz`,
  `update claim_entry set finding_at = claim.finding_at from claim where claim.id = claim_id`,
  `alter table claim_entry alter column finding_at set not null`,
  `create index claim_entry_by_finding_time on claim_entry (finding_at, claim_id)`,
  `drop index claim_by_finding_time`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
