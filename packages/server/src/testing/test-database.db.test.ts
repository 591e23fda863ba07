import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from './test-database.ts';

test('each test database is migrated, apart from the others, and gone when dropped', async () => {
  const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = new pg.Client({ connectionString: one.connectionString });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('CREATE TABLE mine (n int)');
  const tables = await client.query(`SELECT FROM pg_tables WHERE tablename = 'kysely_migration'`);
  expect(tables.rowCount).toBe(1);
  expect(one.connectionString).not.toBe(other.connectionString);

  await one.drop();
  const late = new pg.Client({ connectionString: one.connectionString });
  await expect(late.connect()).rejects.toThrow('does not exist');
  await other.drop();
});
