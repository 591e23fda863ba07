import { Readable } from 'node:stream';
import type { Media } from '@onrecord/domain/media/media';
import { assertNever } from '@onrecord/domain/result';
import { fileDisposition } from '../media/allowed-files.ts';
import type { FileStore } from '../media/file-store.ts';
import { originalKey } from '../media/media-key.ts';
import { type MediaAddress, parseMediaAddress } from '../media/rendition-address.ts';
import type { RenditionFile, Renditions } from '../media/renditions.ts';
import { QueueFullError } from '../media/work-queue.ts';
import { plainProblem } from './problem.ts';

/** The address names the content, so it never means anything else. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

export interface MediaServices {
  readonly files: FileStore;
  readonly renditions: Renditions;
  /** The record of a stored file. */
  readonly findMedia: (contentHash: string) => Promise<Media | undefined>;
}

/** Answers an address under `/media/`: a rendition, a card's picture, a logo or icon, or a file in whole or in part. */
export async function mediaResponse(services: MediaServices, request: Request): Promise<Response> {
  const address = parseMediaAddress(new URL(request.url).pathname);
  if (address === undefined) return plainProblem(404, 'There is no such file.');
  if (request.headers.get('if-none-match')?.includes(etagOf(address.contentHash)))
    return new Response(null, { status: 304, headers: cacheHeaders(address.contentHash) });
  if (address.type === 'file') return fileResponse(services, request, address);
  try {
    const picture = await pictureAt(services.renditions, address);
    return picture
      ? pictureResponse(picture, address.contentHash)
      : plainProblem(404, 'There is no such picture.');
  } catch (error) {
    if (error instanceof QueueFullError)
      return plainProblem(503, 'Too many pictures are being made. Ask again soon.');
    throw error;
  }
}

function pictureAt(
  renditions: Renditions,
  address: Exclude<MediaAddress, { type: 'file' }>,
): Promise<RenditionFile | undefined> {
  const { contentHash, version } = address;
  switch (address.type) {
    case 'rendition':
      return renditions.get(contentHash, address.widthPx, address.format, version);
    case 'social':
      return renditions.social(contentHash, version);
    case 'brand':
      return renditions.brand(contentHash, address.file, version);
    default:
      return assertNever(address);
  }
}

const etagOf = (hash: string) => `"${hash.slice(0, 20)}"`;

const cacheHeaders = (hash: string) => ({
  'Cache-Control': IMMUTABLE,
  ETag: etagOf(hash),
  'Cross-Origin-Resource-Policy': 'cross-origin',
});

function pictureResponse(picture: RenditionFile, hash: string): Response {
  return new Response(picture.bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      ...cacheHeaders(hash),
      'Content-Type': picture.mimeType,
      'Content-Length': `${picture.bytes.length}`,
    },
  });
}

/** A file readers may have: never a picture's original, which can hold a position. */
async function fileResponse(
  { files, findMedia }: MediaServices,
  request: Request,
  address: { readonly contentHash: string; readonly fileName: string },
): Promise<Response> {
  const key = originalKey(address.contentHash);
  const sizeBytes = await files.findSizeBytes(key);
  const media = sizeBytes === undefined ? undefined : await findMedia(address.contentHash);
  if (sizeBytes === undefined || media === undefined || media.kind === 'picture')
    return plainProblem(404, 'There is no such file.');
  const range = readRange(request.headers.get('range'), sizeBytes);
  if (range === null) {
    const problem = plainProblem(416, 'The file is shorter than that.');
    problem.headers.set('Content-Range', `bytes */${sizeBytes}`);
    return problem;
  }
  const headers = {
    ...cacheHeaders(address.contentHash),
    'Content-Type': media.mimeType,
    'Content-Disposition': `${fileDisposition(media.mimeType)}; filename*=UTF-8''${encodeURIComponent(address.fileName)}`,
    'Accept-Ranges': 'bytes',
    'Content-Length': `${range ? range.last - range.first + 1 : sizeBytes}`,
    ...(range ? { 'Content-Range': `bytes ${range.first}-${range.last}/${sizeBytes}` } : {}),
  };
  const body =
    request.method === 'HEAD'
      ? null
      : (Readable.toWeb(await files.getStream(key, range)) as ReadableStream<Uint8Array>);
  return new Response(body, { status: range ? 206 : 200, headers });
}

/** One range of bytes (RFC 9110, section 14.2): undefined for none or several, null where it cannot be met. */
function readRange(header: string | null, sizeBytes: number) {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, sizeBytes - Number(to)) : Number(from);
  const last = from === '' || to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  return first > last || first >= sizeBytes ? null : { first, last };
}
