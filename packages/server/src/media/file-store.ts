import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { sweepAbandoned, writeAtomically } from './write-atomically.ts';

/** Positions of the first and the last byte wanted, counted from 0, both included (as in an HTTP range). */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Files by key (see `media-key.ts`). Reading or writing throws when the folder or bucket cannot be reached. */
export interface FileStore {
  /** Stores bytes, or a copy of the file at a path. Readers see all of it or nothing. */
  put(key: string, content: Uint8Array | string): Promise<void>;
  /** The content as a stream, which fails if the file is missing. */
  getStream(key: string, range?: ByteRange): Promise<Readable>;
  /** The whole content. Throws if the file is missing. */
  getBytes(key: string): Promise<Uint8Array>;
  /** The whole content, or undefined if the file is missing. */
  findBytes(key: string): Promise<Uint8Array | undefined>;
  /** The length in bytes, or undefined if the file is missing. */
  findSizeBytes(key: string): Promise<number | undefined>;
  exists(key: string): Promise<boolean>;
}

/**
 * The store of a newsroom: the folder `media` under `dataDir`, or any flydrive disk, such as
 * `new Disk(new S3Driver(…))`. An object store shows an object only once it is complete; for the folder
 * writes are made so here, as flydrive's own are neither atomic nor flushed.
 */
export function createFileStore(place: { dataDir: string } | { disk: Disk }): FileStore {
  if ('disk' in place) {
    const { disk } = place;
    return reading(disk, {
      put: (key, content) =>
        typeof content === 'string' ? disk.copyFromFs(content, key) : disk.put(key, content),
      getRange: async (key, range) => Readable.from(slice(await disk.getStream(key), range)),
    });
  }
  const root = resolve(place.dataDir, 'media');
  const incomingDir = join(root, 'incoming');
  let swept: Promise<void> | undefined;
  return reading(new Disk(new FSDriver({ location: root, visibility: 'private' })), {
    put: async (key, content) => {
      swept ??= sweepAbandoned(incomingDir);
      await swept;
      await writeAtomically(within(root, key), content, incomingDir);
    },
    getRange: async (key, range) =>
      createReadStream(within(root, key), { start: range.first, end: range.last }),
  });
}

function reading(
  disk: Disk,
  own: Pick<FileStore, 'put'> & { getRange(key: string, range: ByteRange): Promise<Readable> },
): FileStore {
  // Not by disk.getBytes: for an empty file it hands out the memory pool that its buffer is part of.
  const getBytes = async (key: string) => buffer(await disk.getStream(key));
  /** Asked after the fact: a file that is there, as it mostly is, costs no second look. */
  const unlessMissing = async <T>(key: string, read: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await read();
    } catch {
      // It may have come in between; whatever else is wrong with it is wrong again.
      return (await disk.exists(key)) ? read() : undefined;
    }
  };
  return {
    put: own.put,
    getStream: (key, range) => (range === undefined ? disk.getStream(key) : own.getRange(key, range)),
    getBytes,
    findBytes: (key) => unlessMissing(key, () => getBytes(key)),
    findSizeBytes: (key) => unlessMissing(key, async () => (await disk.getMetaData(key)).contentLength),
    exists: (key) => disk.exists(key),
  };
}

/** Keys are made by the program, never by strangers; this is the second lock on the door. */
function within(root: string, key: string): string {
  const path = resolve(root, key);
  if (!path.startsWith(`${root}/`)) throw new Error(`Key outside of the store: ${JSON.stringify(key)}`);
  return path;
}

async function* slice(stream: Readable, { first, last }: ByteRange): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    const part = chunk.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
    at += chunk.length;
    if (part.length > 0) yield part;
    if (at > last) return;
  }
}
