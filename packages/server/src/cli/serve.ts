import { join } from 'node:path';
import { type RunningApp, startApp } from '../app.ts';
import type { Config } from '../config.ts';
import { takeDataDir } from '../data-dir.ts';
import type { Log } from '../log.ts';
import { createFileStore } from '../media/file-store.ts';
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.ts';
import { Refused } from '../refused.ts';
import { openDatabase } from '../store/database.ts';
import { migrateToLatest } from '../store/migrate.ts';
import { addDemoTeam } from '../team/demo-team.ts';
import { ownerLinkIfNeeded } from '../team/invitations.ts';
import { loadDemoIfEmpty } from './load-demo.ts';
import { say } from './print.ts';
import { messagesOnly } from './with-database.ts';

/** What the build made, beside the bundle this runs from (`dist/server/main.js`). */
const CLIENT_DIR = join(import.meta.dirname, '..', 'client');
const DESK_DIR = join(import.meta.dirname, '..', 'desk');

/** `onrecord serve`: everything in one process, until it is told to stop. */
export async function serve(config: Config, log: Log): Promise<void> {
  const stopped = new AbortController();
  const stopSignal = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        stopped.abort(new Refused('Stopped before it had started.'));
        resolve();
      });
    }
  });
  const dataDir = await takeDataDir(config.dataDir);
  if (!dataDir.ok) throw new Refused(dataDir.error.message);

  let postgres: RunningPostgres | undefined;
  let app: RunningApp | undefined;
  try {
    if (config.databaseUrl === undefined) {
      postgres = await startPostgres({
        dataDir: dataDir.value.path,
        log: messagesOnly(log, () => stopped.signal.aborted),
        signal: stopped.signal,
      });
    }
    const connectionString = postgres?.connectionString ?? (config.databaseUrl as string);
    await dataDir.value.announce(connectionString);
    await migrateToLatest(connectionString);
    if (config.demo) await fillWithDemo(connectionString, dataDir.value.path);
    app = await startApp({
      ...config,
      connectionString,
      dataDir: dataDir.value.path,
      clientDir: CLIENT_DIR,
      deskDir: DESK_DIR,
      log,
      clock: () => new Date(),
    });
    say(`The News Feed is at ${config.origin}/, the desk at ${config.origin}/desk/ (stop with Ctrl-C)`);
    const ownerLink = await ownerLinkIfNeeded(app.db, () => new Date(), config.origin);
    if (ownerLink) say(`Nobody owns this newsroom yet. Whoever opens this link first does: ${ownerLink}`);
    await stopSignal;
    say('Stopping.');
  } finally {
    await app?.close();
    await postgres?.stop();
    dataDir.value.release();
  }
}

async function fillWithDemo(connectionString: string, dataDir: string): Promise<void> {
  const db = openDatabase({ connectionString, poolSize: 4, statementTimeoutMs: 0 });
  try {
    const context = { db, clock: () => new Date(), actor: 'demo' };
    const loaded = await loadDemoIfEmpty(context, createFileStore({ dataDir }));
    await addDemoTeam(db, context.clock);
    if (loaded)
      say('The database was empty: the demo newsroom is in it now (ONRECORD_DEMO=off leaves it empty).');
  } finally {
    await db.destroy();
  }
}
