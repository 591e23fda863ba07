import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileStore } from './file-store.ts';
import { brandKey, originalKey, renditionKey, socialKey } from './media-key.ts';
import { sweepAbandoned } from './write-atomically.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'onrecord-files-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const HASH = 'ab12'.padEnd(64, '0');

describe.each([
  ['a folder', () => createFileStore({ dataDir: dir })],
  [
    'any disk',
    () =>
      createFileStore({
        disk: new Disk(new FSDriver({ location: join(dir, 'disk'), visibility: 'private' })),
      }),
  ],
])('a file store in %s', (_, create) => {
  it('gives back what was put, of any size', async () => {
    const files = create();
    for (const size of [0, 1, 4096, 700_000]) {
      const bytes = Buffer.alloc(size, size % 251);
      await files.put(`originals/ab/${size}`, bytes);
      expect(await files.getBytes(`originals/ab/${size}`)).toEqual(bytes);
      expect(await files.findSizeBytes(`originals/ab/${size}`)).toBe(size);
    }
  });

  it('copies a file from a path', async () => {
    const files = create();
    await writeFile(join(dir, 'incoming.txt'), 'from a path');
    await files.put('originals/cd/path', join(dir, 'incoming.txt'));
    expect(await text(await files.getStream('originals/cd/path'))).toBe('from a path');
    expect(await text(await files.getStream('originals/cd/path', { first: 5, last: 8 }))).toBe('a pa');
    expect(await text(await files.getStream('originals/cd/path', { first: 10, last: 99 }))).toBe('h');
  });

  it('knows what is missing', async () => {
    const files = create();
    expect(await files.exists('originals/no/no')).toBe(false);
    expect(await files.findBytes('originals/no/no')).toBeUndefined();
    expect(await files.findSizeBytes('originals/no/no')).toBeUndefined();
    await expect(files.getBytes('originals/no/no')).rejects.toThrow();
    await expect(files.put('originals/no/no', join(dir, 'nowhere'))).rejects.toThrow();
  });

  it('has no keys outside of itself', async () => {
    const files = create();
    await expect(files.put('../outside', new Uint8Array(1))).rejects.toThrow();
    await expect(files.getBytes('../../etc/passwd')).rejects.toThrow();
    expect(await readdir(dir)).not.toContain('outside');
  });
});

describe('a folder', () => {
  it('holds whole files only, even when many write the same one', async () => {
    const files = createFileStore({ dataDir: dir });
    const versions = Array.from({ length: 10 }, (_, i) => new Uint8Array(100_000).fill(i));
    const writing = Promise.all(versions.map((bytes) => files.put('originals/ef/one', bytes)));
    for (let i = 0; i < 20; i++) {
      const seen = await files.findBytes('originals/ef/one');
      if (seen !== undefined) expect([seen.length, new Set(seen).size]).toEqual([100_000, 1]);
    }
    await writing;
    expect(await readdir(join(dir, 'media', 'incoming'))).toEqual([]);
  });

  it('has nothing of a file that could not be written', async () => {
    const files = createFileStore({ dataDir: dir });
    await expect(files.put('originals/no/source', join(dir, 'nowhere'))).rejects.toThrow();
    expect(await files.exists('originals/no/source')).toBe(false);
    expect(await readdir(join(dir, 'media', 'incoming'))).toEqual([]);
  });

  it('loses the beginnings of writes that crashed a day ago', async () => {
    const incoming = join(dir, 'media', 'incoming');
    await writeFile(join(incoming, 'old'), '');
    await writeFile(join(incoming, 'young'), '');
    await utimes(join(incoming, 'old'), new Date(0), new Date(0));
    await sweepAbandoned(incoming);
    expect(await readdir(incoming)).toEqual(['young']);
  });
});

describe('keys', () => {
  it('are made of content hashes', () => {
    expect(originalKey(HASH)).toBe(`originals/ab/${HASH}`);
    expect(renditionKey(HASH, 640, 'jpeg')).toBe(`renditions/ab/${HASH}/640.jpg`);
    expect(socialKey(HASH)).toBe(`renditions/ab/${HASH}/social.jpg`);
    expect(brandKey(HASH, 'icon-64', '0a1b2c3d')).toBe(`renditions/ab/${HASH}/0a1b2c3d/icon-64.png`);
    expect(() => originalKey('../../etc/passwd')).toThrow();
  });
});
