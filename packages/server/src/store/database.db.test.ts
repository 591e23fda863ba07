import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { runSql } from '../testing/sql.ts';
import { createNewsroom } from '../testing/stories.ts';
import { openDatabase } from './database.ts';

it('a connection that breaks between two queries fails the transaction, and the next one works', async () => {
  const newsroom = await createNewsroom();
  const broken = newsroom.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await runSql(newsroom.connectionString, `select pg_terminate_backend(${rows[0]?.pid})`);
    // The news of it arrives while nothing is being asked.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sql`select 1`.execute(trx);
  });
  await expect(broken).rejects.toThrow();
  expect(await newsroom.db.selectFrom('story').selectAll().execute()).toEqual([]);
  await newsroom.close();
});

it('a connection whose query was given up on is not used again', async () => {
  const newsroom = await createNewsroom();
  const db = openDatabase({
    connectionString: newsroom.connectionString,
    poolSize: 1,
    statementTimeoutMs: 100,
  });
  const pid = async () =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)).rows[0]?.pid;
  const first = await pid();
  // A server that hangs does not end the statement, as this one no longer does.
  await sql`set statement_timeout = 0`.execute(db);
  await expect(sql`select pg_sleep(30)`.execute(db)).rejects.toThrow('timeout');
  expect(await pid()).not.toBe(first);
  await expect(sql`select 1 / 0`.execute(db)).rejects.toThrow('division by zero');
  const second = await pid();
  await expect(sql`select pg_sleep(30)`.execute(db)).rejects.toThrow('statement timeout');
  expect(await pid()).toBe(second);
  await db.destroy();
  await newsroom.close();
});
