import { expect, test } from 'vitest';
import { createEmptyDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { migrateToLatest } from './migrate.ts';

test('two servers that start at once on an empty database both find it migrated', async () => {
  const database = await createEmptyDatabase();
  await Promise.all([migrateToLatest(database.connectionString), migrateToLatest(database.connectionString)]);
  await migrateToLatest(database.connectionString);
  const db = openDatabase({ connectionString: database.connectionString });
  expect(await db.selectFrom('story').selectAll().execute()).toEqual([]);
  await db.destroy();
  await database.drop();
});
