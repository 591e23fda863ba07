import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Identity } from './launchers/launcher.ts';

/** Part of the socket's name only: the server listens on no TCP port, and the folder is its own. */
export const SOCKET_PORT = 5432;

/** Longest path of a socket in bytes, without the closing zero: 103 on macOS, 107 on Linux. */
const LONGEST_SOCKET_PATH = 103;

const SHORT_PREFIX = 'onrecord-';

/**
 * A folder for the server's socket that only its owner can enter: beside the cluster, or, where that path is
 * too long for a socket, a new one among the system's temporary files.
 */
export async function makeSocketDir(home: string, owner: Identity): Promise<string> {
  const beside = join(home, 'socket');
  let folder = beside;
  if (fits(beside)) {
    await mkdir(beside, { recursive: true, mode: 0o700 });
  } else {
    const base = fits(join(tmpdir(), `${SHORT_PREFIX}123456`)) ? tmpdir() : '/tmp';
    folder = await mkdtemp(join(base, SHORT_PREFIX));
  }
  await chown(folder, owner.uid, owner.gid);
  return folder;
}

/** Removes the folder if it was one among the temporary files. */
export async function removeSocketDir(folder: string): Promise<void> {
  if (basename(folder).startsWith(SHORT_PREFIX)) await rm(folder, { recursive: true, force: true });
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= LONGEST_SOCKET_PATH;
}
