import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.ts';
import { migrateToLatest } from '../store/migrate.ts';
import { databaseAddress, runSql } from './sql.ts';
import { TEMPLATE_DATABASE } from './template.ts';
import { keepCompiledCode, putTemporaryFilesIntoMemory } from './test-environment.ts';

interface Shared {
  users: number;
  readonly server: Promise<RunningPostgres>;
  readonly folder: Promise<string>;
}

/** Vitest loads this file once for each project; the server must be one for all. */
const SHARED = Symbol.for('onrecord.test-postgres');
const place = globalThis as { [SHARED]?: Shared | undefined };

/** Starts the built-in server in a folder that is thrown away, and migrates the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = place[SHARED] ?? launch();
  place[SHARED] = shared;
  shared.users += 1;
  const server = await shared.server;
  project.provide('testServer', databaseAddress(server.connectionString, 'postgres'));
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    place[SHARED] = undefined;
    await server.stop();
    await rm(await shared.folder, { recursive: true, force: true });
  };
}

function launch(): Shared {
  putTemporaryFilesIntoMemory();
  keepCompiledCode();
  const folder = mkdtemp(join(tmpdir(), 'onrecord-test-'));
  return { users: 0, folder, server: folder.then(prepare) };
}

async function prepare(dataDir: string): Promise<RunningPostgres> {
  const quiet = () => undefined;
  const say = (message: string) => void process.stderr.write(`${message}\n`);
  const log = { debug: quiet, info: quiet, warn: say, error: say };
  const server = await startPostgres({ dataDir, durable: false, log });
  try {
    const maintenance = databaseAddress(server.connectionString, 'postgres');
    await runSql(maintenance, `CREATE DATABASE ${TEMPLATE_DATABASE}`);
    await migrateToLatest(databaseAddress(server.connectionString, TEMPLATE_DATABASE));
    // A template with an open connection cannot be cloned.
    await runSql(maintenance, `ALTER DATABASE ${TEMPLATE_DATABASE} ALLOW_CONNECTIONS false`);
    return server;
  } catch (error) {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}
