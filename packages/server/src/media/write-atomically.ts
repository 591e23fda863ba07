import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A write that was cut off by a crash leaves its beginnings for this long. */
const ABANDONED_AFTER_MS = 24 * 3600 * 1000;

/**
 * Writes a file so that it is either not there or there in full, also after a power cut: first beside its
 * place, then flushed, then renamed. `incomingDir` must be on the same file system as `target`. `content` is
 * bytes, or the path of a file to copy. Throws if it cannot be written; nothing is left behind then.
 */
export async function writeAtomically(
  target: string,
  content: Uint8Array | string,
  incomingDir: string,
): Promise<void> {
  await mkdir(incomingDir, { recursive: true });
  const incoming = join(incomingDir, randomUUID());
  try {
    const handle = await open(incoming, 'wx', 0o640);
    try {
      await handle.writeFile(typeof content === 'string' ? createReadStream(content) : content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await mkdir(dirname(target), { recursive: true });
    await rename(incoming, target);
  } catch (cause) {
    await rm(incoming, { force: true });
    throw cause;
  }
  await syncDirectory(dirname(target));
}

/** Removes what crashed writes left in `incomingDir`. Writes under way are younger and stay. */
export async function sweepAbandoned(incomingDir: string, now: Date = new Date()): Promise<void> {
  const names = await readdir(incomingDir).catch(() => []);
  for (const name of names) {
    const path = join(incomingDir, name);
    const age = await stat(path).then(
      (found) => now.getTime() - found.mtimeMs,
      () => 0,
    );
    if (age > ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}

/** The rename itself is on disk only once its folder is. Some file systems cannot flush a folder. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
