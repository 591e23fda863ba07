import { access, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Launcher } from './launchers/launcher.ts';
import type { PostgresLog } from './log.ts';
import { POSTGRES_MAJOR, type PostgresProgram } from './program.ts';
import { runWith } from './run.ts';

/** The superuser of the built-in server, and the owner of all that is in it. */
export const POSTGRES_USER = 'onrecord';

/**
 * Where character classes come from, by wish. Sorting and case come from PostgreSQL's own tables, so that a
 * later version of the system's library cannot corrupt an index; but full-text search and trigrams still ask
 * the system what a letter is, and "C" would take no Cyrillic one for a letter.
 */
const CHARACTER_TYPES = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8', 'C'] as const;

export interface ClusterOptions {
  readonly home: string;
  readonly program: PostgresProgram;
  readonly launcher: Launcher;
  readonly log: PostgresLog;
  /** False leaves out every fsync: for tests in a folder that is thrown away. */
  readonly durable: boolean;
}

/**
 * The folder of the cluster, made first if there is none: `home/18`. It is made under another name and
 * renamed, so that one whose making was broken off is never taken for a cluster.
 *
 * @throws when there is only a cluster of another version, or `initdb` fails
 */
export async function openCluster(options: ClusterOptions): Promise<string> {
  const { home, log } = options;
  const cluster = join(home, POSTGRES_MAJOR);
  if (await exists(join(cluster, 'PG_VERSION'))) return cluster;

  const others = (await readdir(home)).filter((name) => /^\d+$/.test(name) && name !== POSTGRES_MAJOR);
  if (others.length > 0) {
    throw new Error(
      `${home} holds data of PostgreSQL ${others.join(', ')}, and this Onrecord brings PostgreSQL ${POSTGRES_MAJOR}. ` +
        'Start the Onrecord that wrote it and export the data, or move the folder away to start empty.',
    );
  }
  log.info('Preparing a new database');
  const unfinished = join(home, 'unfinished');
  await initialise(unfinished, options);
  await rename(unfinished, cluster);
  if (options.durable) await syncFolder(home);
  return cluster;
}

async function initialise(
  folder: string,
  { program, launcher, log, durable }: ClusterOptions,
): Promise<void> {
  let output = '';
  for (const characterType of CHARACTER_TYPES) {
    await rm(folder, { recursive: true, force: true });
    const outcome = await runWith(launcher, program.initdb, [
      `--pgdata=${folder}`,
      `--username=${POSTGRES_USER}`,
      // Whoever can reach the socket is let in: it lies in a folder that only the owner can enter.
      '--auth-local=trust',
      '--auth-host=reject',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${characterType}`,
      '--text-search-config=simple',
      '--data-checksums',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
    output = outcome.output;
    if (outcome.code === 0) return;
    if (!output.includes('locale')) break;
    log.debug(`This system has no locale ${characterType}: ${output}`);
  }
  await rm(folder, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not prepare its data in ${folder}:\n${output}`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the folder that holds clusters and sockets, closed to others. */
export async function makeHome(dataDir: string): Promise<string> {
  const home = join(dataDir, 'postgres');
  await mkdir(home, { recursive: true, mode: 0o700 });
  return home;
}
