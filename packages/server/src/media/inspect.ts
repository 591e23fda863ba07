import { open, readFile, stat } from 'node:fs/promises';
import { CENTRE, MAX_MEDIA_BYTES, type Media, type MediaKind } from '@onrecord/domain/media/media';
import { err, ok, type Result } from '@onrecord/domain/result';
import { fileEnding, findAllowedFile } from './allowed-files.ts';
import { hashBytes, hashFile } from './content-hash.ts';
import type { MediaProblem } from './media-problem.ts';
import { decodePicture, isPictureType, MAX_PICTURE_PIXELS, readPictureHeader } from './picture-decoder.ts';
import { readPictureTexts } from './picture-texts.ts';
import { SNIFF_BYTES, sniffType } from './sniff.ts';

/** All that is known of a file before it is stored: a media record without its id. */
export type InspectedFile = Omit<Media, 'id'>;

/**
 * Looks at a file, given as bytes or as a path, and says what it is by its content: type, SHA-256, size,
 * extent in pixels as shown, and the texts it carries. A picture is unpacked once, small, so that damaged
 * and cut-off ones are found now rather than by a reader. Position data is not read.
 *
 * Errors: `missing-file`, `empty-file`, `too-large`, `too-many-pixels`, `svg-refused`,
 * `not-a-usable-picture`, `broken-picture`, `file-type-refused`, `content-mismatch`.
 * Throws if a file exists but cannot be read.
 */
export async function inspectFile(
  source: string | Uint8Array,
  { fileName, kind }: { readonly fileName: string; readonly kind: MediaKind },
): Promise<Result<InspectedFile, MediaProblem>> {
  const sizeBytes = await findSizeBytes(source);
  if (sizeBytes === undefined) return err({ type: 'missing-file', fileName });
  if (sizeBytes === 0) return err({ type: 'empty-file', fileName });
  const limitBytes = MAX_MEDIA_BYTES[kind];
  if (sizeBytes > limitBytes) return err({ type: 'too-large', fileName, sizeBytes, limitBytes });
  return kind === 'picture'
    ? inspectPicture(typeof source === 'string' ? await readFile(source) : source, fileName)
    : inspectPublishedFile(source, fileName, kind, sizeBytes);
}

async function inspectPicture(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<InspectedFile, MediaProblem>> {
  const type = sniffType(bytes);
  if (type === 'image/svg+xml') return err({ type: 'svg-refused', fileName });
  if (type === undefined || !isPictureType(type)) {
    return err({ type: 'not-a-usable-picture', fileName, found: type ?? '' });
  }
  try {
    const header = await readPictureHeader(bytes);
    const { widthPx, heightPx } = header;
    if (widthPx * heightPx > MAX_PICTURE_PIXELS) {
      return err({ type: 'too-many-pixels', fileName, widthPx, heightPx, limitPx: MAX_PICTURE_PIXELS });
    }
    await decodePicture(bytes)
      .resize({ width: 16, height: 16, fit: 'fill', kernel: 'nearest' })
      .raw()
      .toBuffer();
    return ok({
      kind: 'picture',
      contentHash: hashBytes(bytes),
      mimeType: type,
      fileName,
      sizeBytes: bytes.byteLength,
      widthPx,
      heightPx,
      ...readPictureTexts(bytes, header),
      focal: CENTRE,
      renditionVersion: '',
    });
  } catch (cause) {
    return err({ type: 'broken-picture', fileName, reason: oneLine(cause) });
  }
}

async function inspectPublishedFile(
  source: string | Uint8Array,
  fileName: string,
  kind: Exclude<MediaKind, 'picture'>,
  sizeBytes: number,
): Promise<Result<InspectedFile, MediaProblem>> {
  const allowed = findAllowedFile(fileName);
  // A recording may stand as a plain file to download; a document is never a recording.
  if (allowed === undefined || (kind !== 'file' && allowed.kind !== kind)) {
    return err({ type: 'file-type-refused', fileName, ending: fileEnding(fileName) });
  }
  const found = sniffType(typeof source === 'string' ? await readHead(source) : source);
  if (found === undefined || !allowed.sniffed.includes(found)) {
    return err({ type: 'content-mismatch', fileName, found: found ?? '' });
  }
  return ok({
    kind,
    contentHash: typeof source === 'string' ? await hashFile(source) : hashBytes(source),
    mimeType: allowed.mimeType,
    fileName,
    sizeBytes,
    widthPx: null,
    heightPx: null,
    caption: '',
    credit: '',
    creator: '',
    copyright: '',
    altText: '',
    focal: CENTRE,
    renditionVersion: '',
  });
}

async function findSizeBytes(source: string | Uint8Array): Promise<number | undefined> {
  if (typeof source !== 'string') return source.byteLength;
  try {
    const found = await stat(source);
    return found.isFile() ? found.size : undefined;
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code)) return undefined;
    throw cause;
  }
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(SNIFF_BYTES), 0, SNIFF_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function oneLine(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return (message.split('\n')[0] ?? '').slice(0, 200);
}
