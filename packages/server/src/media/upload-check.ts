import { open, stat } from 'node:fs/promises';
import type { MediaKind } from '@onrecord/domain/media/media';
import { fileEnding, findAllowedFile } from './allowed-files.ts';
import type { MediaProblem } from './media-problem.ts';
import { SNIFF_BYTES, type SniffedType, sniffType } from './sniff.ts';

/**
 * What is asked of a file that somebody uploads, beyond what `inspectFile` asks of every file: an import takes an
 * archive as it is, but a person can be told and do it again.
 */

/** Types by the endings of pictures, also of those that are refused: their sentence is a better one then. */
const PICTURE_TYPES: Readonly<Record<string, SniffedType>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
  heic: 'image/heic',
  heif: 'image/heic',
  bmp: 'image/bmp',
  psd: 'image/vnd.adobe.photoshop',
  jxl: 'image/jxl',
  jp2: 'image/jp2',
};

/** What a file with this name would be kept as; undefined where such files are not taken in. */
export function kindByEnding(fileName: string): MediaKind | undefined {
  const ending = fileEnding(fileName);
  return Object.hasOwn(PICTURE_TYPES, ending) ? 'picture' : findAllowedFile(fileName)?.kind;
}

/** Signatures that no file but their own has reason to hold, with what they are in words. */
const FOREIGN: ReadonlyArray<{ readonly pattern: RegExp; readonly hidden: string }> = [
  { pattern: /<script[\s>/]/i, hidden: 'a script' },
  { pattern: /<\?php\s/i, hidden: 'a PHP program' },
  { pattern: /<(?:!doctype\s+html|html[\s>]|iframe[\s>])/i, hidden: 'a web page' },
];
/** Read in pieces this large, each with the end of the one before. */
const PIECE_BYTES = 1_000_000;
const OVERLAP_BYTES = 64;

/** Errors: `content-mismatch`, `two-in-one`, `broken-exif`. Undefined where nothing is wrong. */
export async function findUploadProblem(
  path: string,
  fileName: string,
  kind: MediaKind,
): Promise<MediaProblem | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await stat(path);
    const read = async (from: number, length: number) => {
      const wanted = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
      return wanted.subarray(0, (await file.read(wanted, 0, wanted.length, from)).bytesRead);
    };
    const head = await read(0, Math.max(SNIFF_BYTES, 70_000));
    const type = sniffType(head);
    if (kind === 'picture') {
      const expected = PICTURE_TYPES[fileEnding(fileName)];
      // What no picture may be has its own sentence; here is only one picture that is called another.
      const isOtherPicture = type?.startsWith('image/') && type !== 'image/svg+xml' && type !== expected;
      if (isOtherPicture) return { type: 'content-mismatch', fileName, found: type ?? '' };
    }
    const hidden = await findHidden(read, size, head, type, kind);
    if (hidden !== undefined) return { type: 'two-in-one', fileName, hidden };
    if (type === 'image/jpeg' && hasBrokenExif(head)) return { type: 'broken-exif', fileName };
    return undefined;
  } finally {
    await file.close();
  }
}

type Read = (from: number, length: number) => Promise<Buffer>;

async function findHidden(
  read: Read,
  size: number,
  head: Buffer,
  type: SniffedType | undefined,
  kind: MediaKind,
): Promise<string | undefined> {
  if (type !== 'application/zip' && endsAsZip(await read(Math.max(0, size - 65_557), 65_557)))
    return 'a ZIP archive';
  if (kind !== 'picture' || !type?.startsWith('image/') || type === 'image/svg+xml') return undefined;
  // Readers of PDF look for it in the first kilobyte.
  if (head.subarray(0, 1024).includes('%PDF-')) return 'a PDF';
  // The length of the first segment, or the width, spelled so that it opens a comment of a program.
  const isApp0 = type === 'image/jpeg' && head[3] === 0xe0 && head.toString('latin1', 4, 6) === '/*';
  if (isApp0 || (type === 'image/gif' && /^GIF8[79]a(?:\/\*|=)/.test(head.toString('latin1', 0, 8))))
    return 'a script';
  for (let from = 0; from < size; from += PIECE_BYTES) {
    const text = (await read(from, PIECE_BYTES + OVERLAP_BYTES)).toString('latin1');
    for (const { pattern, hidden } of FOREIGN) if (pattern.test(text)) return hidden;
  }
  return undefined;
}

/** Whether a ZIP's directory closes the file: its record, then a comment of the length it says. */
function endsAsZip(tail: Buffer): boolean {
  for (let at = tail.lastIndexOf('PK\x05\x06'); at >= 0; at = tail.lastIndexOf('PK\x05\x06', at - 1)) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true;
    if (at === 0) break;
  }
  return false;
}

/**
 * Whether the EXIF of a JPEG cannot be read: its TIFF header or first directory (EXIF 3.0, 4.5) is none. What
 * cameras keep behind it is often damaged by other programs and nobody's business here.
 */
function hasBrokenExif(head: Buffer): boolean {
  for (let at = 2; at + 10 < head.length && head[at] === 0xff; at += 2 + head.readUInt16BE(at + 2)) {
    const marker = head[at + 1] ?? 0;
    if (marker === 0xda) return false;
    const length = head.readUInt16BE(at + 2);
    if (length < 2) return false;
    if (marker !== 0xe1 || head.toString('latin1', at + 4, at + 10) !== 'Exif\0\0') continue;
    return !isTiffStart(head.subarray(at + 10, at + 2 + length), length - 8);
  }
  return false;
}

function isTiffStart(tiff: Buffer, wholeLength: number): boolean {
  if (tiff.length < 14) return false;
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return false;
  const little = order === 'II';
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (u16(2) !== 42 || first < 8 || first + 2 > wholeLength) return false;
  if (first + 2 > tiff.length) return true;
  return first + 2 + u16(first) * 12 <= wholeLength;
}
