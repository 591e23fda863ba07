import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { ABSTRACT_MOTIFS, abstractPicture } from './abstract-picture.ts';
import { inspectFile } from './inspect.ts';

/** Drawing takes its time on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

describe('an abstract picture', () => {
  it.each(ABSTRACT_MOTIFS)('of %s is a light JPEG of the size asked for', async (motif) => {
    for (const seed of ['one', 'two']) {
      const bytes = await abstractPicture({ seed, motif });
      expect(bytes.length).toBeLessThan(130_000);
      const inspected = await inspectFile(bytes, { fileName: `${motif}.jpg`, kind: 'picture' });
      expect(inspected).toMatchObject({
        ok: true,
        value: { widthPx: 1800, heightPx: 1200, mimeType: 'image/jpeg' },
      });
    }
  });

  it('is the same for the same seed, and another for another', async () => {
    const draw = (seed: string) => abstractPicture({ seed, motif: 'harbour', widthPx: 600, heightPx: 400 });
    expect((await draw('a')).equals(await draw('a'))).toBe(true);
    expect((await draw('a')).equals(await draw('b'))).toBe(false);
  });

  it('fills any shape, in any palette', async () => {
    for (const [widthPx, heightPx] of [
      [400, 300],
      [480, 270],
      [600, 300],
      [300, 300],
    ] as const) {
      const bytes = await abstractPicture({ seed: 'a', motif: 'city', palette: 'night', widthPx, heightPx });
      expect(await sharp(bytes).metadata()).toMatchObject({ width: widthPx, height: heightPx });
    }
  });
});
