import { sql } from 'kysely';
import type { Executor } from '../database.ts';

/** Any number, the same for all and not that of the event log. */
const LEDGER_LOCK = 7_201_947;

/**
 * Lets no other act on the ledger begin until this transaction ends. Who takes the event log's lock as well takes it
 * after this one.
 */
export async function lockLedger(trx: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LEDGER_LOCK})`.execute(trx);
}
