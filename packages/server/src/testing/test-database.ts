import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { databaseAddress, runSql } from './sql.ts';
import { TEMPLATE_DATABASE } from './template.ts';

export interface TestDatabase {
  readonly connectionString: string;
  /** Removes the database, ending whatever is still connected to it. */
  drop(): Promise<void>;
}

/**
 * A migrated, empty database of the caller's own: a clone of the template, some 50 ms. For tests named
 * `.db.test.ts` and for `e2e/`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  return clone(TEMPLATE_DATABASE);
}

/** The same without any table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return clone('template1');
}

async function clone(template: string): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `test_${randomBytes(8).toString('hex')}`;
  // Copied as files: by way of the log, as is usual, it is a multiple of the work.
  await runSql(server, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  return {
    connectionString: databaseAddress(server, name),
    drop: () => runSql(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
