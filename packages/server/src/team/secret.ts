import { randomBytes } from 'node:crypto';
import type { Executor } from '../store/database.ts';

/**
 * The secret that signs the desk's cookies: made once, kept in the database, so that every process has the same
 * and nobody has to set one. Who can read the database could make sessions anyway.
 */
export async function loadTeamSecret(executor: Executor): Promise<string> {
  await executor
    .insertInto('team_secret')
    .values({ only: true, secret: randomBytes(48).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await executor.selectFrom('team_secret').select('secret').executeTakeFirstOrThrow();
  return row.secret;
}
