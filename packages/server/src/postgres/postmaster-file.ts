import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running server writes about itself into its data directory. */
export interface PostmasterFile {
  readonly pid: number;
  /** Folder of its socket; empty until it listens. */
  readonly socketDir: string;
  /** True once connections are accepted. */
  readonly ready: boolean;
}

/** Reads `postmaster.pid` of a cluster; undefined if there is none, or one that is half written. */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(path(cluster), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // One value a line: pid, data directory, start time, port, socket folder, address, shared memory, status.
  const lines = text.split('\n');
  const pid = Number.parseInt(lines[0] ?? '', 10);
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return { pid, socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
}

/**
 * Puts our own pid in place of a server's that is gone, so that a new one may start. PostgreSQL takes a file
 * with a living pid for a running server, whoever has that pid by now, but not one with its parent's. The rest
 * stays: by the shared memory that it names, PostgreSQL sees whether any process of the old server is left.
 */
export async function disownPostmasterFile(cluster: string): Promise<void> {
  const text = await readFile(path(cluster), 'utf8');
  await writeFile(path(cluster), [String(process.pid), ...text.split('\n').slice(1)].join('\n'));
}

function path(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}
