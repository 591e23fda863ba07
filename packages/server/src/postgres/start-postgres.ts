import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chooseLauncher } from './choose-launcher.ts';
import { makeHome, openCluster } from './cluster.ts';
import { ensureDatabase } from './ensure-database.ts';
import type { LauncherCandidate } from './launchers/launcher.ts';
import type { PostgresLog } from './log.ts';
import { type Postmaster, startPostmaster } from './postmaster.ts';
import { locateProgram, POSTGRES_MAJOR } from './program.ts';
import { makeSocketDir, removeSocketDir } from './socket-dir.ts';
import { endStalePostmaster } from './stale-postmaster.ts';

const DATABASE = 'onrecord';
const FIRST_RESTART_DELAY_MS = 200;
const LONGEST_RESTART_DELAY_MS = 10_000;

export interface PostgresOptions {
  /** The data directory, which the caller has locked; the server's files go into its folder `postgres`. */
  readonly dataDir: string;
  readonly log: PostgresLog;
  /** False: nothing is forced to disk, so that a power cut loses all. For tests. Default true. */
  readonly durable?: boolean;
  /** Ends a start that is under way; `startPostgres` then throws its reason. */
  readonly signal?: AbortSignal;
  /** The ways of running PostgreSQL to try, in order. For tests. */
  readonly launchers?: readonly LauncherCandidate[];
}

export interface RunningPostgres {
  /** Of the database `onrecord`. Stays valid when the server had to be started anew. */
  readonly connectionString: string;
  /** Process id of the server that runs now. */
  readonly pid: number;
  /** Stops the server and waits until it is gone. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with Onrecord on the data in `dataDir`, making it first if there is none, and
 * stopping a server that an earlier run left there. It listens on a private Unix socket only. If it ends by
 * itself it is started again.
 *
 * @throws an error for the reader of a terminal: what happened, and what to do
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { log, durable = true } = options;
  const stopping = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stopping.signal]) : stopping.signal;

  const program = await locateProgram();
  const home = await makeHome(await realpath(options.dataDir));
  // Before anything changes owners under a server that still runs.
  const oldSocketDir = await endStalePostmaster(join(home, POSTGRES_MAJOR), log);
  if (oldSocketDir !== undefined) await removeSocketDir(oldSocketDir);
  const launcher = await chooseLauncher({ program, home }, options.launchers);
  const cluster = await openCluster({ home, program, launcher, log, durable }).catch((error: unknown) => {
    // Ctrl-C reaches `initdb`, too: then the reason to give is ours, not its complaint.
    signal.throwIfAborted();
    throw error;
  });

  const socketDir = await makeSocketDir(home, launcher.owner);
  const start = () => startPostmaster({ program, launcher, cluster, socketDir, durable, log, signal });
  let current = await start();
  let connectionString: string;
  try {
    connectionString = await ensureDatabase(socketDir, DATABASE);
  } catch (error) {
    await current.stop();
    throw error;
  }
  log.debug(`PostgreSQL runs ${launcher.description} (process ${current.pid})`);

  const keeping = keepRunning();
  let stopped: Promise<void> | undefined;
  return {
    connectionString,
    get pid() {
      return current.pid;
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };

  async function keepRunning(): Promise<void> {
    for (;;) {
      const reason = await current.gone;
      if (stopping.signal.aborted) return;
      log.error(`PostgreSQL ended by itself (${reason}); starting it again`);
      const next = await restart();
      if (next === undefined) return;
      current = next;
      log.info(`PostgreSQL runs again (process ${current.pid})`);
    }
  }

  async function restart(): Promise<Postmaster | undefined> {
    let delayMs = FIRST_RESTART_DELAY_MS;
    for (;;) {
      await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return undefined;
      try {
        await endStalePostmaster(cluster, log);
        return await start();
      } catch (error) {
        if (stopping.signal.aborted) return undefined;
        log.error(error instanceof Error ? error.message : String(error));
        delayMs = Math.min(delayMs * 2, LONGEST_RESTART_DELAY_MS);
      }
    }
  }

  async function stop(): Promise<void> {
    stopping.abort();
    await current.stop();
    await keeping;
    await removeSocketDir(socketDir);
  }
}
