import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '@onrecord/domain/result';
import { sweepAbandoned } from './write-atomically.ts';

/** Somebody whose connection is slow may take as long as it takes; one who sends nothing at all may not. */
const IDLE_MS = 30_000;
/** What uploads that were cut off by a crash left behind is looked for this often. */
const SWEEP_EVERY_MS = 3600 * 1000;

export type ReceiveProblem = { readonly type: 'too-large' } | { readonly type: 'cut-off' };

export interface UploadFolder {
  /**
   * Writes what arrives to a file of its own, piece by piece, and has something done with it; the file is gone
   * afterwards. Errors: `too-large` as soon as more than `limitBytes` arrived, `cut-off` where the sender stopped.
   * Throws if the file cannot be written.
   */
  receive<T>(
    body: ReadableStream<Uint8Array> | null,
    limitBytes: number,
    use: (path: string) => Promise<T>,
  ): Promise<Result<T, ReceiveProblem>>;
}

export function createUploadFolder(dir: string, idleMs = IDLE_MS): UploadFolder {
  let sweptAt = 0;
  return {
    async receive(body, limitBytes, use) {
      await mkdir(dir, { recursive: true });
      if (Date.now() - sweptAt > SWEEP_EVERY_MS) {
        sweptAt = Date.now();
        await sweepAbandoned(dir);
      }
      // Named by us: whatever the sender calls the file never becomes part of a path.
      const path = join(dir, randomUUID());
      try {
        const problem = await writeAll(path, body, limitBytes, idleMs);
        return problem === undefined ? ok(await use(path)) : err(problem);
      } finally {
        await rm(path, { force: true });
      }
    },
  };
}

async function writeAll(
  path: string,
  body: ReadableStream<Uint8Array> | null,
  limitBytes: number,
  idleMs: number,
): Promise<ReceiveProblem | undefined> {
  const file = await open(path, 'wx', 0o600);
  const reader = body?.getReader();
  try {
    let sizeBytes = 0;
    while (reader !== undefined) {
      const piece = await nextPiece(reader, idleMs);
      if (piece === 'cut-off') return { type: 'cut-off' };
      if (piece === undefined) break;
      sizeBytes += piece.byteLength;
      if (sizeBytes > limitBytes) return { type: 'too-large' };
      await file.writeFile(piece);
    }
    return undefined;
  } finally {
    await file.close();
    // Not waited for: a sender that never ends would hold us.
    reader?.cancel().catch(() => undefined);
  }
}

async function nextPiece(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  idleMs: number,
): Promise<Uint8Array | undefined | 'cut-off'> {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<'cut-off'>((resolve) => {
    timer = setTimeout(resolve, idleMs, 'cut-off' as const);
  });
  try {
    const read = await Promise.race([reader.read(), idle]);
    return read === 'cut-off' ? read : read.done ? undefined : read.value;
  } catch {
    // The sender went away.
    return 'cut-off';
  } finally {
    clearTimeout(timer);
  }
}
