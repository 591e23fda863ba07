import { takeDataDir } from '../packages/server/src/data-dir.ts';
import { startPostgres } from '../packages/server/src/postgres/start-postgres.ts';
import { type Database, openDatabase } from '../packages/server/src/store/database.ts';
import { migrateToLatest } from '../packages/server/src/store/migrate.ts';
import { type BenchContext, Refused } from './bench-context.ts';

/** A migrated database that is being filled. */
export interface FillingDatabase {
  readonly db: Database;
  /** Ends connections and server and gives the folder free, at the end of the bench at the latest. */
  close(): Promise<void>;
}

/**
 * Starts the built-in PostgreSQL in a folder for filling it as fast as it goes: nothing is forced to disk, and no
 * statement takes too long.
 *
 * @throws Refused when another process uses the folder
 */
export async function openFillingDatabase(
  context: BenchContext,
  dataDir: string,
  { connections }: { readonly connections?: number } = {},
): Promise<FillingDatabase> {
  const taken = await takeDataDir(dataDir);
  if (!taken.ok) throw new Refused(taken.error.message);
  const free = context.defer(() => taken.value.release());
  const postgres = await startPostgres({
    dataDir: taken.value.path,
    durable: false,
    log: { debug: () => {}, info: () => {}, warn: context.say, error: context.say },
    signal: context.stopped.signal,
  });
  const stop = context.defer(() => postgres.stop());
  const { connectionString } = postgres;
  await migrateToLatest(connectionString);
  const db = openDatabase({
    connectionString,
    statementTimeoutMs: 0,
    ...(connections === undefined ? {} : { poolSize: connections }),
  });
  const disconnect = context.defer(() => db.destroy());
  return {
    db,
    async close() {
      await disconnect();
      await stop();
      await free();
    },
  };
}
