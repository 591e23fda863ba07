import type { Config } from '../config.ts';
import { takeDataDir } from '../data-dir.ts';
import type { Log } from '../log.ts';
import { startPostgres } from '../postgres/start-postgres.ts';
import { Refused } from '../refused.ts';
import { migrateToLatest } from '../store/migrate.ts';

/**
 * Runs a command on the newsroom's database, whether a server is running on it or not: beside one it uses that
 * one's PostgreSQL, otherwise it starts the built-in one for as long as the command takes.
 */
export async function withDatabase<T>(
  config: Config,
  log: Log,
  work: (connectionString: string) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl !== undefined) {
    await migrateToLatest(config.databaseUrl);
    return work(config.databaseUrl);
  }
  const taken = await takeDataDir(config.dataDir);
  if (!taken.ok) {
    const beside = taken.error.type === 'in-use' ? taken.error.holder?.connectionString : undefined;
    if (beside === undefined) throw new Refused(taken.error.message);
    return work(beside);
  }
  let stopping = false;
  const postgres = await startPostgres({
    dataDir: taken.value.path,
    log: messagesOnly(log, () => stopping),
  });
  try {
    await taken.value.announce(postgres.connectionString);
    await migrateToLatest(postgres.connectionString);
    return await work(postgres.connectionString);
  } finally {
    stopping = true;
    await postgres.stop();
    taken.value.release();
  }
}

/** The log as the PostgreSQL folder asks for it. While `isStopping`, broken connections are not worth a word. */
export function messagesOnly(log: Log, isStopping = () => false) {
  return {
    debug: (message: string) => log.debug(message),
    info: (message: string) => log.debug(message),
    warn: (message: string) => (isStopping() ? log.debug(message) : log.warn(message)),
    error: (message: string) => log.error(message),
  };
}
