import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashBytes } from './content-hash.ts';
import { createFileStore, type FileStore } from './file-store.ts';
import { originalKey } from './media-key.ts';
import { createRenditions } from './renditions.ts';
import { GPS_EXIF, pngHeaderBomb, samplePicture, withIim, xmpPacket } from './testing/picture-samples.ts';
import { QueueFullError } from './work-queue.ts';

/** Encoding takes its time on a busy machine. */
vi.setConfig({ testTimeout: 30_000 });

const FORMATS = ['avif', 'webp', 'jpeg'] as const;
const dirs: string[] = [];
let dataDir: string;
let files: FileStore;
let warnings: { details: object; message: string }[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'onrecord-renditions-'));
  dirs.push(dataDir);
  files = createFileStore({ dataDir });
  warnings = [];
});
afterAll(async () => {
  for (const dir of dirs) await rm(dir, { recursive: true, force: true });
});

const create = (limits: { concurrency?: number; maxWaiting?: number } = {}) =>
  createRenditions({
    files,
    logger: { warn: (details, message) => warnings.push({ details, message }) },
    ...limits,
  });

async function store(bytes: Uint8Array): Promise<string> {
  const contentHash = hashBytes(bytes);
  await files.put(originalKey(contentHash), bytes);
  return contentHash;
}

async function stored(path: string): Promise<string[]> {
  const entries = await readdir(join(dataDir, 'media', path), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).sort();
}

async function meanColour(picture: Uint8Array | undefined): Promise<number[]> {
  const { channels } = await sharp(picture).removeAlpha().stats();
  return channels.map((channel) => channel.mean);
}

describe('a rendition', () => {
  it('has the width asked for and the shape of the picture, in each format', async () => {
    const hash = await store(await samplePicture(1500, 1000).jpeg().toBuffer());
    const renditions = create();
    for (const format of FORMATS) {
      const found = await renditions.get(hash, 640, format);
      expect(found?.mimeType).toBe(`image/${format}`);
      expect(await sharp(found?.bytes).metadata()).toMatchObject({ width: 640, height: 427, space: 'srgb' });
    }
  });

  it("exists in the named widths and the picture's own, and is never larger", async () => {
    const hash = await store(await samplePicture(700, 400).png().toBuffer());
    const renditions = create();
    for (const width of [320, 640, 700]) {
      const found = await renditions.get(hash, width, 'jpeg');
      expect((await sharp(found?.bytes).metadata()).width).toBe(width);
    }
    for (const width of [960, 1920, 1921, 699, 1, 0, -640, 640.5, Number.NaN]) {
      expect(await renditions.get(hash, width, 'jpeg'), String(width)).toBeUndefined();
    }
    expect(await create().get(hash, 650, 'jpeg')).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('is made once, however many ask, and kept', async () => {
    const hash = await store(await samplePicture(700, 400).jpeg().toBuffer());
    let written = 0;
    const put = files.put;
    files = {
      ...files,
      put: (key, content) => {
        written++;
        return put(key, content);
      },
    };
    const renditions = create();
    const all = await Promise.all(Array.from({ length: 20 }, () => renditions.get(hash, 320, 'webp')));
    expect(new Set(all.map((one) => one?.bytes)).size).toBe(1);
    expect(await create().get(hash, 320, 'webp')).toEqual(all[0]);
    expect(written).toBe(1);
    expect(await stored('renditions')).toEqual(['320.webp']);
    expect(await stored('incoming')).toEqual([]);
  });

  it('stands upright', async () => {
    const turned = await samplePicture(600, 400).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const found = await create().get(await store(turned), 320, 'jpeg');
    expect(await sharp(found?.bytes).metadata()).toMatchObject({ width: 320, height: 480 });
    expect((await sharp(found?.bytes).metadata()).orientation ?? 1).toBe(1);
  });

  it('is made of 16-bit, CMYK, transparent and animated pictures alike', async () => {
    const print = await samplePicture(400, 300).toColourspace('cmyk').jpeg().toBuffer();
    const deep = await samplePicture(400, 300).toColourspace('rgb16').png().toBuffer();
    const clear = await sharp({ create: { width: 400, height: 300, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const frames = Buffer.alloc(400 * 300 * 3 * 4, 90);
    const animated = await sharp(frames, { raw: { width: 400, height: 1200, channels: 3, pageHeight: 300 } })
      .gif()
      .toBuffer();
    for (const original of [print, deep, clear, animated]) {
      const hash = await store(original);
      for (const format of FORMATS) {
        const found = await create().get(hash, 320, format);
        const header = await sharp(found?.bytes).metadata();
        expect(header).toMatchObject({ width: 320, height: 240, space: 'srgb', depth: 'uchar' });
        expect(header.pages ?? 1).toBe(1);
      }
    }
    const flat = await create().get(await store(clear), 320, 'jpeg');
    expect(await meanColour(flat?.bytes)).toEqual([255, 255, 255]);
    // The colours of the print picture are those of the screen picture, near enough.
    const printed = await meanColour((await create().get(await store(print), 320, 'jpeg'))?.bytes);
    const shown = await meanColour(await samplePicture(400, 300).png().toBuffer());
    for (const channel of [0, 1, 2]) expect(Math.abs(printed[channel]! - shown[channel]!)).toBeLessThan(12);
  });

  it('of a very tall picture keeps its shape', async () => {
    const hash = await store(await samplePicture(340, 20_000).png().toBuffer());
    const header = await sharp((await create().get(hash, 320, 'webp'))?.bytes).metadata();
    expect(header.height).toBeLessThanOrEqual(16_383);
    expect((header.height ?? 0) / (header.width ?? 1)).toBeCloseTo(20_000 / 340, 0);
  });
});

describe('the metadata of a rendition', () => {
  const xmp = xmpPacket(
    '<dc:creator><rdf:Seq><rdf:li>Ann &lt;Lee&gt; &amp; Ко</rdf:li></rdf:Seq></dc:creator><photoshop:Credit>Agency</photoshop:Credit>' +
      '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2025</rdf:li></rdf:Alt></dc:rights><exif:GPSLatitude>50,27N</exif:GPSLatitude>' +
      '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Private words</rdf:li></rdf:Alt></dc:description>',
  );
  const outputs = async (original: Uint8Array) => {
    const hash = await store(original);
    const renditions = create();
    const all = await Promise.all(FORMATS.map((format) => renditions.get(hash, 320, format)));
    return [...all, await renditions.social(hash)].map((one) => Buffer.from(one?.bytes ?? []));
  };

  it('never holds a position, nor anything else of the original', async () => {
    const jpeg = await samplePicture(600, 400)
      .withExif({
        IFD0: { Artist: 'Ann Lee', Make: 'Camera Make' },
        IFD2: { BodySerialNumber: '12345678' },
        IFD3: GPS_EXIF,
      })
      .withXmp(xmp)
      .jpeg()
      .toBuffer();
    const original = withIim(jpeg, [[2, 90, Buffer.from('Secret City')]]);
    expect(ExifReader.load(original, { expanded: true }).gps?.Latitude).toBeCloseTo(50.45);
    for (const bytes of await outputs(original)) {
      const tags = ExifReader.load(bytes, { expanded: true });
      expect(tags.gps).toBeUndefined();
      expect(tags.iptc).toBeUndefined();
      expect(Object.keys({ ...tags.exif, ...tags.xmp }).join()).not.toMatch(/gps|make|serial|description/i);
      for (const trace of ['GPS', '50,27', 'Camera Make', '12345678', 'Secret', 'Private']) {
        expect(bytes.includes(trace), trace).toBe(false);
      }
    }
  });

  it('says whose the picture is', async () => {
    for (const bytes of await outputs(await samplePicture(600, 400).withXmp(xmp).jpeg().toBuffer())) {
      const tags = ExifReader.load(bytes, { expanded: true });
      expect(tags.xmp?.creator?.description).toBe('Ann <Lee> & Ко');
      expect(tags.xmp?.Credit?.description).toBe('Agency');
      expect(tags.xmp?.rights?.description).toBe('© 2025');
      expect(bytes.includes('Artist')).toBe(false);
    }
    const named = await samplePicture(600, 400)
      .withExif({ IFD0: { Artist: 'Ann Lee', Copyright: 'Agency' } })
      .jpeg()
      .toBuffer();
    for (const bytes of await outputs(named)) {
      const tags = ExifReader.load(bytes, { expanded: true });
      expect(tags.exif?.Artist?.description).toBe('Ann Lee');
      expect(tags.exif?.Copyright?.description).toBe('Agency');
    }
  });

  it('is not there if the picture says nothing', async () => {
    for (const bytes of await outputs(await samplePicture(600, 400).jpeg().toBuffer())) {
      const tags = ExifReader.load(bytes, { expanded: true });
      expect([tags.exif, tags.xmp, tags.iptc]).toEqual([undefined, undefined, undefined]);
    }
  });
});

describe('the picture for cards', () => {
  it('is a JPEG of 1,200 × 630 px, whatever the picture is', async () => {
    for (const [width, height] of [
      [1800, 1200],
      [300, 900],
      [1200, 630],
    ] as const) {
      const found = await create().social(await store(await samplePicture(width, height).jpeg().toBuffer()));
      expect(await sharp(found?.bytes).metadata()).toMatchObject({
        format: 'jpeg',
        width: 1200,
        height: 630,
      });
    }
    expect(await stored('renditions')).toEqual(['social.jpg', 'social.jpg', 'social.jpg']);
  });
});

describe('a file of a logo or an icon', () => {
  /** A red disc on nothing. */
  const disc = (widthPx: number, heightPx: number) =>
    sharp({ create: { width: widthPx, height: heightPx, channels: 4, background: '#0000' } }).composite([
      {
        input: Buffer.from('<svg width="40" height="40"><circle cx="20" cy="20" r="20" fill="#c00"/></svg>'),
      },
    ]);

  it.each(['png', 'webp', 'avif'] as const)('of a %s keeps what is see-through', async (format) => {
    const hash = await store(await disc(400, 100).toFormat(format, { lossless: true }).toBuffer());
    const found = await create().brand(hash, 'logo');
    expect(found?.mimeType).toBe('image/png');
    const logo = sharp(found?.bytes);
    expect(await logo.metadata()).toMatchObject({ format: 'png', width: 320, height: 80, hasAlpha: true });
    const { data, info } = await logo.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(data[info.width * info.channels - 1], 'the corner at the far end').toBe(0);
    expect(data[(40 * info.width + 160) * info.channels + 3], 'the middle of the disc').toBe(255);
  });

  it('is a square for an icon, enlarged where it must be, and never see-through on Apple’s home screens', async () => {
    const hash = await store(await disc(80, 40).png().toBuffer());
    const renditions = create();
    for (const size of [64, 180, 192, 512] as const) {
      const icon = sharp((await renditions.brand(hash, `icon-${size}`))?.bytes);
      expect(await icon.metadata()).toMatchObject({ width: size, height: size });
      expect((await icon.stats()).isOpaque, `${size}`).toBe(size === 180);
    }
  });

  it('is never larger than its picture otherwise, and none of what is no picture', async () => {
    const hash = await store(await disc(50, 44).png().toBuffer());
    expect(await sharp((await create().brand(hash, 'channel'))?.bytes).metadata()).toMatchObject({
      width: 50,
      height: 44,
    });
    expect(await create().brand('f'.repeat(64), 'logo')).toBeUndefined();
  });
});

describe('a picture that cannot be shown', () => {
  it('is undefined and one line in the log when it is missing', async () => {
    const renditions = create();
    for (const digit of '0123456789')
      expect(await renditions.get(digit.repeat(64), 320, 'jpeg')).toBeUndefined();
    expect(await renditions.social('f'.repeat(64))).toBeUndefined();
    await renditions.prepare('f'.repeat(64));
    expect(warnings).toEqual([
      {
        details: { contentHash: '0'.repeat(64), othersSinceLastReport: 0 },
        message: expect.stringContaining('missing'),
      },
    ]);
  });

  it('is undefined and one line in the log when it is damaged, too large or no picture', async () => {
    const whole = await samplePicture(900, 600).jpeg().toBuffer();
    const damaged = [
      whole.subarray(0, whole.length / 2),
      pngHeaderBomb(30_000, 30_000),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"/>'),
      Buffer.alloc(0),
    ];
    for (const bytes of damaged) {
      warnings = [];
      const hash = await store(bytes);
      const renditions = create();
      for (let i = 0; i < 3; i++) expect(await renditions.get(hash, 320, 'webp')).toBeUndefined();
      expect(await renditions.social(hash)).toBeUndefined();
      await renditions.prepare(hash);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toMatchObject({ details: { contentHash: hash } });
    }
    expect(await stored('renditions')).toEqual([]);
  });
});

describe('the queue', () => {
  it('refuses what is too much, and goes on afterwards', async () => {
    const hash = await store(await samplePicture(1500, 1000).jpeg().toBuffer());
    const renditions = create({ concurrency: 1, maxWaiting: 1 });
    const outcomes = await Promise.allSettled(
      [320, 640, 960, 1280].map((width) => renditions.get(hash, width, 'jpeg')),
    );
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(2);
    for (const outcome of refused) expect(outcome.reason).toBeInstanceOf(QueueFullError);
    expect(await renditions.get(hash, 1280, 'jpeg')).toBeDefined();
  });

  it('makes all renditions ahead of time', async () => {
    const hash = await store(await samplePicture(700, 400).jpeg().toBuffer());
    const renditions = create({ concurrency: 1, maxWaiting: 0 });
    await renditions.prepare(hash, [640, 960]);
    expect(await stored('renditions')).toEqual(['640.avif', '640.jpg', '640.webp']);
    await renditions.prepare(hash);
    expect(await stored('renditions')).toHaveLength(9);
  });
});
