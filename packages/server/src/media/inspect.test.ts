import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { MediaKind } from '@onrecord/domain/media/media';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashBytes } from './content-hash.ts';
import { inspectFile } from './inspect.ts';
import { describeMediaProblem } from './media-problem.ts';
import { GPS_EXIF, pngHeaderBomb, samplePicture, withIim, xmpPacket } from './testing/picture-samples.ts';

const HERO = resolve(import.meta.dirname, '../../../../../shared/specimen/content/images/2025/03/hero.jpg');

const inspect = (source: string | Uint8Array, fileName = 'picture.jpg', kind: MediaKind = 'picture') =>
  inspectFile(source, { fileName, kind });

async function inspected(source: string | Uint8Array, fileName?: string, kind?: MediaKind) {
  const result = await inspect(source, fileName, kind);
  if (!result.ok) throw new Error(describeMediaProblem(result.error));
  return result.value;
}

async function problem(source: string | Uint8Array, fileName?: string, kind?: MediaKind) {
  const result = await inspect(source, fileName, kind);
  if (result.ok) throw new Error('It was taken in');
  expect(describeMediaProblem(result.error)).toContain(fileName ?? 'picture.jpg');
  return result.error;
}

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'onrecord-inspect-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('a picture', () => {
  it('is what its content says, whatever its ending', async () => {
    const png = await samplePicture(300, 200).png().toBuffer();
    expect(await inspected(png, 'photo.jpg')).toMatchObject({
      kind: 'picture',
      mimeType: 'image/png',
      fileName: 'photo.jpg',
      widthPx: 300,
      heightPx: 200,
      sizeBytes: png.length,
      contentHash: hashBytes(png),
      caption: '',
    });
  });

  it.each(['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff'] as const)('may be %s', async (format) => {
    const bytes = await samplePicture(60, 40).toFormat(format).toBuffer();
    expect(await inspected(bytes)).toMatchObject({ mimeType: `image/${format}`, widthPx: 60, heightPx: 40 });
  });

  it('may have 16 bits a channel, or be CMYK', async () => {
    const deep = await samplePicture(60, 40).toColourspace('rgb16').png().toBuffer();
    expect((await sharp(deep).metadata()).depth).toBe('ushort');
    expect(await inspected(deep)).toMatchObject({ mimeType: 'image/png' });
    const print = await samplePicture(60, 40).toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(print).metadata()).space).toBe('cmyk');
    expect(await inspected(print)).toMatchObject({ mimeType: 'image/jpeg' });
  });

  it('has the extent it is shown with', async () => {
    const turned = await samplePicture(300, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await inspected(turned)).toMatchObject({ widthPx: 200, heightPx: 300 });
  });

  it('is read from a path as from bytes', async () => {
    const path = join(dir, 'a.jpg');
    const bytes = await samplePicture(30, 20).jpeg().toBuffer();
    await writeFile(path, bytes);
    expect(await inspected(path)).toEqual(await inspected(bytes));
  });

  it('that is cut off or damaged is found', async () => {
    for (const format of ['jpeg', 'png', 'webp', 'avif', 'gif'] as const) {
      const bytes = await samplePicture(900, 600).toFormat(format).toBuffer();
      const cut = bytes.subarray(0, Math.floor(bytes.length * 0.6));
      expect(await problem(cut), format).toMatchObject({ type: 'broken-picture' });
    }
    expect(await problem(Buffer.from('\xff\xd8\xff\xe0 and no more', 'latin1'))).toMatchObject({
      type: 'broken-picture',
    });
  });

  it('that claims 30,000 × 30,000 pixels is refused by its header', async () => {
    const bomb = pngHeaderBomb(30_000, 30_000);
    expect(bomb.length).toBeLessThan(200);
    expect(await problem(bomb)).toMatchObject({ type: 'too-many-pixels', widthPx: 30_000, heightPx: 30_000 });
  });

  it('is never an SVG, with or without a script', async () => {
    for (const svg of [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '\ufeff<?xml version="1.0"?>\n<!-- a drawing -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    ]) {
      expect(await problem(Buffer.from(svg), 'map.png')).toEqual({
        type: 'svg-refused',
        fileName: 'map.png',
      });
    }
  });

  it('is not a script that begins like a GIF', async () => {
    const polyglot = Buffer.from('GIF89a/*\0\0\0*/=1;alert(document.domain)//');
    expect(await problem(polyglot, 'x.gif')).toMatchObject({ type: 'broken-picture' });
  });

  it('is not text, HEIC, PDF or nothing', async () => {
    expect(await problem(Buffer.from('hello'))).toMatchObject({
      type: 'not-a-usable-picture',
      found: 'text/plain',
    });
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    const refused = await problem(heic, 'IMG_1.HEIC');
    expect(describeMediaProblem(refused)).toBe(
      'IMG_1.HEIC is image/heic; pictures must be JPEG, PNG, WebP, AVIF, GIF or TIFF.',
    );
    expect(await problem(Buffer.from('%PDF-1.7'))).toMatchObject({ found: 'application/pdf' });
    expect(await problem(Buffer.alloc(0))).toEqual({ type: 'empty-file', fileName: 'picture.jpg' });
    expect(await problem(join(dir, 'nowhere.jpg'))).toMatchObject({ type: 'missing-file' });
    expect(await problem(dir)).toMatchObject({ type: 'missing-file' });
  });
});

describe('the texts of a picture', () => {
  const utf8 = (text: string) => Buffer.from(text);
  const jpeg = () => samplePicture(30, 20).jpeg().toBuffer();

  it.skipIf(!existsSync(HERO))('are read from the picture of a real export', async () => {
    expect(await inspected(HERO, 'hero.jpg')).toMatchObject({
      mimeType: 'image/jpeg',
      widthPx: 1600,
      heightPx: 1067,
      credit: 'Getty Images',
      creator: expect.stringMatching(/^\S+ \S+ \S+$/),
      caption: expect.stringMatching(/2024\.$/),
      altText: expect.stringContaining('placeholder'),
    });
  });

  it('come from IPTC-IIM in the declared or the evident character set', async () => {
    const windows1252 = Buffer.from('caf\xe9 \x93quoted\x94', 'latin1');
    expect(await inspected(withIim(await jpeg(), [[2, 120, windows1252]]))).toMatchObject({
      caption: 'café “quoted”',
    });
    const declared = withIim(await jpeg(), [
      [1, 90, utf8('\x1b%G')],
      [2, 80, utf8('Олександр')],
      [2, 80, utf8('Zoë')],
      [2, 110, utf8('Agency/Żółć')],
      [2, 116, utf8('© 2025')],
    ]);
    expect(await inspected(declared)).toMatchObject({
      creator: 'Олександр, Zoë',
      credit: 'Agency/Żółć',
      copyright: '© 2025',
    });
    const wronglyDeclared = withIim(await jpeg(), [
      [1, 90, utf8('\x1b%G')],
      [2, 110, Buffer.from('caf\xe9', 'latin1')],
    ]);
    expect(await inspected(wronglyDeclared)).toMatchObject({ credit: 'café' });
    const cyrillic = withIim(await jpeg(), [
      [1, 90, Buffer.from('\x1b-L', 'latin1')],
      [2, 110, Buffer.from([0xba, 0xd8, 0xd5, 0xd2])],
    ]);
    expect(await inspected(cyrillic)).toMatchObject({ credit: 'Киев' });
  });

  it('come from XMP first, in its default language', async () => {
    const xmp = xmpPacket(
      '<dc:description><rdf:Alt><rdf:li xml:lang="fr">Le port</rdf:li><rdf:li xml:lang="x-default">The harbour &amp; the town</rdf:li></rdf:Alt></dc:description>' +
        '<dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li><rdf:li>Bo Ek</rdf:li></rdf:Seq></dc:creator>' +
        '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Agency</rdf:li></rdf:Alt></dc:rights>' +
        '<photoshop:Credit>Agency</photoshop:Credit>' +
        '<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="uk">Гавань</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>',
    );
    for (const format of ['jpeg', 'png', 'webp', 'avif', 'tiff'] as const) {
      const bytes = await samplePicture(30, 20).withXmp(xmp).toFormat(format).toBuffer();
      expect(await inspected(bytes), format).toMatchObject({
        caption: 'The harbour & the town',
        creator: 'Ann Lee, Bo Ek',
        copyright: '© Agency',
        credit: 'Agency',
        altText: 'Гавань',
      });
    }
    const both = withIim(await samplePicture(30, 20).withXmp(xmp).jpeg().toBuffer(), [
      [2, 110, utf8('Other')],
    ]);
    expect(await inspected(both)).toMatchObject({ credit: 'Agency' });
  });

  it('may be attributes in XMP', async () => {
    const xmp = xmpPacket('').replace('rdf:about=""', 'rdf:about="" photoshop:Credit="Agency"');
    expect(await inspected(await samplePicture(30, 20).withXmp(xmp).jpeg().toBuffer())).toMatchObject({
      credit: 'Agency',
    });
  });

  it('come from EXIF if nowhere else, but not what cameras write there', async () => {
    const exif = (ImageDescription: string) =>
      samplePicture(30, 20)
        .withExif({ IFD0: { ImageDescription, Artist: 'Ann Lee', Copyright: '2025 Agency' } })
        .jpeg()
        .toBuffer();
    expect(await inspected(await exif('A harbour'))).toMatchObject({
      caption: 'A harbour',
      creator: 'Ann Lee',
      copyright: '2025 Agency',
    });
    expect(await inspected(await exif('OLYMPUS DIGITAL CAMERA'))).toMatchObject({ caption: '' });
  });

  it('hold no NUL and no control characters', async () => {
    const dirty = withIim(await jpeg(), [[2, 120, utf8(' One\0\0\r\ntwo\u001b[31m ')]]);
    expect(await inspected(dirty)).toMatchObject({ caption: 'One two [31m' });
  });

  it('that cannot be read leave the picture usable', async () => {
    const noTexts = { caption: '', credit: '', creator: '', copyright: '', altText: '' };
    const brokenXmp = await samplePicture(30, 20)
      .withXmp('<x:xmpmeta><rdf:RDF><a>&nbsp;<b')
      .jpeg()
      .toBuffer();
    expect(await inspected(brokenXmp)).toMatchObject(noTexts);
    const entities = xmpPacket('<photoshop:Credit>&a;</photoshop:Credit>').replace(
      /^/,
      '<!DOCTYPE x [<!ENTITY b "boom"><!ENTITY a "&b;&b;&b;&b;&b;">]>',
    );
    expect(
      (await inspected(await samplePicture(30, 20).withXmp(entities).jpeg().toBuffer())).credit,
    ).not.toContain('boom');
    const brokenExif = await samplePicture(30, 20)
      .withExif({ IFD0: { Artist: 'Ann Lee' } })
      .jpeg()
      .toBuffer();
    const at = brokenExif.indexOf('Exif\0\0') + 6;
    brokenExif.fill(0xff, at + 4, at + 24);
    expect(await inspected(brokenExif)).toMatchObject({ widthPx: 30, ...noTexts });
  });

  it('never tell where it was taken', async () => {
    const bytes = await samplePicture(30, 20).withExif({ IFD3: GPS_EXIF }).jpeg().toBuffer();
    expect(JSON.stringify(await inspected(bytes))).not.toMatch(/gps|latitude|50\.45/i);
  });
});

describe('a file', () => {
  it('is published by its ending and its content', async () => {
    const pdf = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1');
    const path = join(dir, 'report.pdf');
    await writeFile(path, pdf);
    expect(await inspected(path, 'Report.PDF', 'file')).toMatchObject({
      kind: 'file',
      mimeType: 'application/pdf',
      contentHash: hashBytes(pdf),
      sizeBytes: pdf.length,
      widthPx: null,
      heightPx: null,
    });
    expect(await inspected(Buffer.from('ID3\x04\0\0'), 'a.mp3', 'audio')).toMatchObject({
      mimeType: 'audio/mpeg',
    });
    const mp4 = Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp42', 'latin1');
    expect(await inspected(mp4, 'a.mp4', 'video')).toMatchObject({ mimeType: 'video/mp4' });
    expect(await inspected(Buffer.from('a,b\n1,2\n'), 'a.csv', 'file')).toMatchObject({
      mimeType: 'text/csv',
    });
  });

  it('is never something a browser would run', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    for (const name of [
      'a.html',
      'a.svg',
      'a.xml',
      'a.js',
      'a.mjs',
      'a.exe',
      'a.pdf.html',
      'a',
      'constructor',
      'a.__proto__',
    ]) {
      expect((await problem(html, name, 'file')).type, name).toBe('file-type-refused');
    }
    for (const name of ['a.txt', 'a.csv', 'a.pdf', 'a.mp3']) {
      expect((await problem(html, name, 'file')).type, name).toBe('content-mismatch');
    }
    expect((await problem(Buffer.from('<svg onload=alert(1)>'), 'a.txt', 'file')).type).toBe(
      'content-mismatch',
    );
    expect((await problem(Buffer.from('GIF89a=1;alert(1)'), 'a.js', 'file')).type).toBe('file-type-refused');
  });

  it('is no picture, which could hold a position, and no other kind', async () => {
    const jpeg = await samplePicture(30, 20).jpeg().toBuffer();
    expect((await problem(jpeg, 'a.jpg', 'file')).type).toBe('file-type-refused');
    expect((await problem(jpeg, 'a.pdf', 'file')).type).toBe('content-mismatch');
    expect((await problem(Buffer.from('%PDF-1.7'), 'a.pdf', 'audio')).type).toBe('file-type-refused');
  });
});
