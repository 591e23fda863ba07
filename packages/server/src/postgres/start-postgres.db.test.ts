import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runSource } from '../testing/child-process.ts';
import { keptCapability } from './launchers/kept-capability.ts';
import type { LauncherCandidate } from './launchers/launcher.ts';
import { switchedUser } from './launchers/switched-user.ts';
import { userNamespace } from './launchers/user-namespace.ts';
import { currentUser } from './launchers/users.ts';
import { type RunningPostgres, startPostgres } from './start-postgres.ts';

const isRoot = currentUser().uid === 0;
const isLinux = platform() === 'linux';

/** Runs a server as Onrecord does, and says `ready PID ADDRESS`. */
const SERVE = (dataDir: string, launcher = '') => `
  import { startPostgres } from ${JSON.stringify(import.meta.resolve('./start-postgres.ts'))};
  ${launcher}
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: console.warn, error: console.error };
  const server = await startPostgres({
    dataDir: ${JSON.stringify(dataDir)},
    durable: false,
    log,
    ${launcher === '' ? '' : 'launchers: [launcher],'}
  });
  console.log('ready ' + server.pid + ' ' + server.connectionString);
  setInterval(() => {}, 1000);
`;

/** A launcher without the word to Linux that ends the server with us, as on macOS. */
const UNGUARDED = `
  import { direct } from ${JSON.stringify(import.meta.resolve('./launchers/direct.ts'))};
  import { userNamespace } from ${JSON.stringify(import.meta.resolve('./launchers/user-namespace.ts'))};
  const launcher = async () => {
    const found = await (process.getuid() === 0 ? userNamespace : direct)();
    const guard = found.value.prefix.indexOf('setpriv');
    const prefix = guard < 0 ? found.value.prefix : found.value.prefix.slice(0, guard);
    return { ok: true, value: { ...found.value, prefix } };
  };
`;

describe('the built-in PostgreSQL', () => {
  let folder: string;
  let log: string[];
  const running: RunningPostgres[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'onrecord-test-'));
    log = [];
  });

  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function start(launchers?: readonly LauncherCandidate[], dataDir = folder): Promise<RunningPostgres> {
    const take = (message: string) => void log.push(message);
    const server = await startPostgres({
      dataDir,
      durable: false,
      log: { debug: take, info: take, warn: take, error: take },
      ...(launchers ? { launchers } : {}),
    });
    running.push(server);
    return server;
  }

  test('keeps what was written when it is stopped and started', async () => {
    const first = await start();
    await query(first, `CREATE TABLE kept AS SELECT 'слово' AS word`);
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    const second = await start();
    expect(await query(second, 'SELECT word FROM kept')).toEqual([{ word: 'слово' }]);
  });

  test('listens on no TCP port, and its socket lies where only its owner can go', async () => {
    const server = await start();
    expect(await query(server, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    const socketDir = new URL(server.connectionString.replace('@/', '@x/')).searchParams.get('host');
    expect((await stat(socketDir ?? '')).mode & 0o777).toBe(0o700);
  });

  test('knows the letters of all scripts, folds accents and sorts alike on every machine', async () => {
    const server = await start();
    await query(server, 'CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm');
    expect(
      await query(
        server,
        `SELECT lower('ЇЖАК') AS lower, unaccent('Zürich') AS folded,
                similarity('Україна', 'україна') AS alike,
                to_tsvector('simple', '«Україна» שלום')::text AS words,
                'Z' < 'a' COLLATE "default" AS by_code_point,
                current_setting('data_checksums') AS checksums`,
      ),
    ).toEqual([
      {
        lower: 'їжак',
        folded: 'Zurich',
        alike: 1,
        words: "'україна':1 'שלום':2",
        by_code_point: true,
        checksums: 'on',
      },
    ]);
  });

  test('forces all to disk unless it is a test', async () => {
    const server = await startPostgres({ dataDir: folder, log: quietLog });
    running.push(server);
    expect(
      await query(
        server,
        `SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS pages,
                current_setting('synchronous_commit') AS commit`,
      ),
    ).toEqual([{ fsync: 'on', pages: 'on', commit: 'on' }]);
  });

  test('runs in a folder whose path is too long for a socket, or has blanks and quotes', async () => {
    const odd = join(folder, `a "quoted", blank name ${'x'.repeat(60)}`, 'y'.repeat(60));
    await mkdir(odd, { recursive: true });
    const server = await start(undefined, odd);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const short = join(folder, `b "q", 'b' ü`);
    await mkdir(short);
    expect(await query(await start(undefined, short), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is started again when it ends by itself, at the same address', async () => {
    const server = await start();
    const before = server.pid;
    process.kill(before, 'SIGKILL');
    await until(() => server.pid !== before);
    expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(log.some((line) => line.includes('ended by itself (SIGKILL); starting it again'))).toBe(true);
  });

  test('begins anew when making its data was broken off', async () => {
    await mkdir(join(folder, 'postgres', 'unfinished', 'base'), { recursive: true });
    await writeFile(join(folder, 'postgres', 'unfinished', 'PG_VERSION'), '18\n');
    expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('recovers from a kill -9 of the process that runs it, whose server ends by itself or is ended', async () => {
    for (const launcher of ['', UNGUARDED]) {
      const child = runSource(SERVE(folder, launcher));
      const [pid, address] = (await child.line('ready')).split(' ') as [string, string];
      await query({ connectionString: address }, 'CREATE TABLE IF NOT EXISTS survives (n int)');
      await query({ connectionString: address }, 'INSERT INTO survives VALUES (1)');
      await child.kill('SIGKILL');
      if (launcher === UNGUARDED) expect(isAlive(Number(pid))).toBe(true);
      const server = await start();
      expect(isAlive(Number(pid))).toBe(false);
      expect(await query(server, 'SELECT count(*)::int AS n FROM survives')).toEqual([
        { n: launcher === '' ? 1 : 2 },
      ]);
      await server.stop();
    }
  });

  test('starts although the pid that it left behind now belongs to another process', async () => {
    const server = await start();
    const file = join(folder, 'postgres', '18', 'postmaster.pid');
    const left = await readFile(file, 'utf8');
    await server.stop();
    const bystander = runSource("console.log('ready now'); setInterval(() => {}, 1000);");
    await bystander.line('ready');
    await writeFile(file, left.replace(/^\d+/, String(bystander.pid)));
    expect(await query(await start(), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(isAlive(bystander.pid)).toBe(true);
    await bystander.kill('SIGKILL');
  });

  test('refuses the data of another version, and leaves it alone', async () => {
    await mkdir(join(folder, 'postgres', '17'), { recursive: true });
    await expect(start()).rejects.toThrow(
      /holds data of PostgreSQL 17, and this Onrecord brings PostgreSQL 18/,
    );
  });

  test('says of each way why it is closed, and what to do', async () => {
    const closed = async () => ({ ok: false, error: 'this door is locked' }) as const;
    await expect(start([closed, closed])).rejects.toThrow(
      /cannot be run here.*- this door is locked\n {2}- this door is locked\n.*DATABASE_URL/s,
    );
  });

  test('can be told to stop while it starts', async () => {
    const stop = new AbortController();
    const starting = startPostgres({ dataDir: folder, durable: false, log: quietLog, signal: stop.signal });
    stop.abort(new Error('Ctrl-C'));
    await expect(starting).rejects.toThrow('Ctrl-C');
  });

  // The ways of an ordinary user are covered by the tests above when they run as one; root has these.
  if (isRoot && isLinux) {
    test.each([
      ['user namespace', userNamespace],
      ['kept capability', keptCapability],
    ])('runs for root in a folder that only root can enter: %s', async (_name, launcher) => {
      await chmod(folder, 0o700);
      const dataDir = join(folder, 'data');
      await mkdir(dataDir, { mode: 0o700 });
      expect(await query(await start([launcher], dataDir), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    test('changes hands when another way of running it is needed', async () => {
      for (const launcher of [userNamespace, keptCapability, userNamespace]) {
        const server = await start([launcher]);
        expect(await query(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
        await server.stop();
      }
    });
  }
  if (isRoot) {
    test('says that an unprivileged user cannot reach a folder that only root can enter', async () => {
      await chmod(folder, 0o700);
      const dataDir = join(folder, 'data');
      await mkdir(dataDir, { mode: 0o700 });
      await expect(start([switchedUser], dataDir)).rejects.toThrow(/as the user \w+: .* cannot be/);
    });
  }
});

const quietLog = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

async function query(server: { connectionString: string }, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: server.connectionString });
  await client.connect();
  try {
    const result = await client.query(sql);
    return result.rows;
  } finally {
    await client.end();
  }
}

/** Whether a process runs; one that has ended but whose new parent has not looked at it yet does not. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}
