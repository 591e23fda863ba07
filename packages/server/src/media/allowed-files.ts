import type { MediaKind } from '@onrecord/domain/media/media';
import type { SniffedType } from './sniff.ts';

/** A kind of file that may be published as it came. */
export interface AllowedFile {
  readonly mimeType: string;
  readonly kind: Exclude<MediaKind, 'picture'>;
  /** What its first bytes may say it is. */
  readonly sniffed: readonly SniffedType[];
}

const document = (mimeType: string, ...sniffed: SniffedType[]): AllowedFile => ({
  mimeType,
  kind: 'file',
  sniffed,
});
const audio = (mimeType: string, ...sniffed: SniffedType[]): AllowedFile => ({
  mimeType,
  kind: 'audio',
  sniffed,
});
const video = (mimeType: string, ...sniffed: SniffedType[]): AllowedFile => ({
  mimeType,
  kind: 'video',
  sniffed,
});

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/**
 * By ending. A list of what is allowed, so that whatever a browser might run (HTML, SVG, XML, scripts) and
 * whatever is invented next is refused. Text is never anything but `text/plain` or `text/csv`.
 */
const ALLOWED: Readonly<Record<string, AllowedFile>> = {
  pdf: document('application/pdf', 'application/pdf'),
  epub: document('application/epub+zip', 'application/zip'),
  zip: document('application/zip', 'application/zip'),
  docx: document(`${OFFICE}.wordprocessingml.document`, 'application/zip'),
  xlsx: document(`${OFFICE}.spreadsheetml.sheet`, 'application/zip'),
  pptx: document(`${OFFICE}.presentationml.presentation`, 'application/zip'),
  odt: document(`${OPEN_DOCUMENT}.text`, 'application/zip'),
  ods: document(`${OPEN_DOCUMENT}.spreadsheet`, 'application/zip'),
  odp: document(`${OPEN_DOCUMENT}.presentation`, 'application/zip'),
  doc: document('application/msword', 'application/ole'),
  xls: document('application/vnd.ms-excel', 'application/ole'),
  ppt: document('application/vnd.ms-powerpoint', 'application/ole'),
  rtf: document('application/rtf', 'text/plain'),
  txt: document('text/plain', 'text/plain'),
  md: document('text/plain', 'text/plain'),
  csv: document('text/csv', 'text/plain'),
  mp3: audio('audio/mpeg', 'audio/mpeg'),
  m4a: audio('audio/mp4', 'video/mp4'),
  aac: audio('audio/aac', 'audio/aac'),
  flac: audio('audio/flac', 'audio/flac'),
  oga: audio('audio/ogg', 'audio/ogg'),
  ogg: audio('audio/ogg', 'audio/ogg'),
  opus: audio('audio/ogg', 'audio/ogg'),
  wav: audio('audio/wav', 'audio/wav'),
  weba: audio('audio/webm', 'video/webm'),
  mp4: video('video/mp4', 'video/mp4'),
  m4v: video('video/mp4', 'video/mp4'),
  mov: video('video/quicktime', 'video/mp4'),
  ogv: video('video/ogg', 'audio/ogg'),
  webm: video('video/webm', 'video/webm'),
};

/** What a file with this name may be, or undefined if files of its kind are not published. */
export function findAllowedFile(fileName: string): AllowedFile | undefined {
  const ending = fileEnding(fileName);
  return Object.hasOwn(ALLOWED, ending) ? ALLOWED[ending] : undefined;
}

/** The ending in lower case without its dot; '' if there is none. */
export function fileEnding(fileName: string): string {
  return /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

/**
 * How a stored file is to be delivered (RFC 6266): recordings and PDF play in place, everything else is
 * saved. To be sent with `X-Content-Type-Options: nosniff`.
 */
export function fileDisposition(mimeType: string): 'inline' | 'attachment' {
  return mimeType === 'application/pdf' || /^(audio|video)\//.test(mimeType) ? 'inline' : 'attachment';
}
