import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { platform } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PostgresLog } from './log.ts';
import { disownPostmasterFile, readPostmasterFile } from './postmaster-file.ts';

const execute = promisify(execFile);

/** What is tried in turn to end a server that nobody looks after, each with the time it gets. */
const ENDINGS = [
  { signal: 'SIGINT', waitMs: 20_000 }, // fast shutdown: writes all to disk first
  { signal: 'SIGQUIT', waitMs: 5_000 }, // immediate: the next start replays the log
  { signal: 'SIGKILL', waitMs: 5_000 },
] as const;

/**
 * Ends a server that an earlier run, ended by force, left behind on this cluster. The caller must hold the data
 * directory's lock: then a server that still runs belongs to nobody.
 *
 * @param cluster absolute path without symbolic links
 * @returns the folder of its socket, if a server was left behind or ended without putting things away
 */
export async function endStalePostmaster(cluster: string, log: PostgresLog): Promise<string | undefined> {
  const left = await readPostmasterFile(cluster);
  if (left === undefined) return undefined;
  if (await isPostmasterOf(left.pid, cluster)) {
    log.warn(`Stopping the PostgreSQL that an earlier run left behind (process ${left.pid})`);
    await end(left.pid, cluster);
  }
  if ((await readPostmasterFile(cluster)) !== undefined) await disownPostmasterFile(cluster);
  return left.socketDir;
}

async function end(pid: number, cluster: string): Promise<void> {
  for (const { signal, waitMs } of ENDINGS) {
    const deadline = Date.now() + waitMs;
    try {
      process.kill(pid, signal);
      while (Date.now() < deadline) {
        process.kill(pid, 0);
        if (!(await isPostmasterOf(pid, cluster))) return;
        await sleep(20);
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw new Error(
        `PostgreSQL still runs on ${cluster} as process ${pid} and may not be stopped. Stop it by hand.`,
        { cause: error },
      );
    }
  }
  throw new Error(`PostgreSQL still runs on ${cluster} as process ${pid} and does not end. Stop it by hand.`);
}

/** Whether this process is a PostgreSQL on that cluster, and not another one that has got its number since. */
async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  if (platform() === 'linux') {
    const [name, folder] = await Promise.all([
      readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
      // A server works in its data directory.
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
    ]);
    return name.trim() === 'postgres' && folder === cluster;
  }
  const command = await execute('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(() => undefined);
  return command?.stdout.includes(`-D ${cluster}`) ?? false;
}
