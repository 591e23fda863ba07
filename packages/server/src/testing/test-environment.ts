import { accessSync, constants, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY_ROOT } from './module-graph.ts';

/** Linux keeps this folder in memory. */
const MEMORY_FOLDER = '/dev/shm';

/** What a whole run of the tests puts there at most, and as much again. A container often has less. */
const WANTED_BYTES = 4e9;

/**
 * From here on, temporary files of this process and of those it starts lie in memory, where the machine has room for
 * them there. A database of a test's own is some 400 files: made on a disk, that costs more than most tests do.
 */
export function putTemporaryFilesIntoMemory(): void {
  try {
    accessSync(MEMORY_FOLDER, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    if (bavail * bsize >= WANTED_BYTES) process.env.TMPDIR = MEMORY_FOLDER;
  } catch {
    // Another system, which has no such folder.
  }
}

/** Node processes that tests start keep what was compiled of our code: each after the first starts in half the time. */
export function keepCompiledCode(): void {
  process.env.NODE_COMPILE_CACHE ??= join(REPOSITORY_ROOT, 'node_modules', '.cache', 'compiled');
}
