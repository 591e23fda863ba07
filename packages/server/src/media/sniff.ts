/** What a file is by its first bytes, whatever its name says. */
export type SniffedType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/avif'
  | 'image/gif'
  | 'image/tiff'
  | 'image/heic'
  | 'image/svg+xml'
  | 'image/jxl'
  | 'image/jp2'
  | 'image/bmp'
  | 'image/vnd.adobe.photoshop'
  | 'text/html'
  | 'text/xml'
  | 'application/pdf'
  | 'application/zip'
  | 'application/ole'
  | 'audio/mpeg'
  | 'audio/aac'
  | 'audio/flac'
  | 'audio/ogg'
  | 'audio/wav'
  | 'video/mp4'
  | 'video/webm'
  | 'text/plain';

/** How much of a file `sniffType` wants to see. */
export const SNIFF_BYTES = 4096;

const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']);

/**
 * Reads the type off the beginning of a file (the signatures of each format; text as the WHATWG MIME
 * Sniffing standard tells it from binary data). Undefined for what is none of ours.
 */
export function sniffType(head: Uint8Array): SniffedType | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, SNIFF_BYTES));
  if (bytes.length === 0) return undefined;
  const at = (offset: number, text: string) =>
    bytes.toString('latin1', offset, offset + text.length) === text;
  if (at(0, '\xff\xd8\xff')) return 'image/jpeg';
  if (at(0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  if (at(0, 'GIF87a') || at(0, 'GIF89a')) return 'image/gif';
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'image/webp';
  if (at(0, 'RIFF') && at(8, 'WAVE')) return 'audio/wav';
  if (at(0, 'II*\0') || at(0, 'MM\0*') || at(0, 'II+\0') || at(0, 'MM\0+')) return 'image/tiff';
  if (at(4, 'ftyp')) return isoMediaType(bytes);
  if (at(0, '\xff\x0a') || at(0, '\0\0\0\x0cJXL ')) return 'image/jxl';
  if (at(0, '\0\0\0\x0cjP  ') || at(0, '\xff\x4f\xff\x51')) return 'image/jp2';
  if (at(0, '8BPS')) return 'image/vnd.adobe.photoshop';
  if (at(0, 'BM') && bytes.includes(0)) return 'image/bmp';
  if (at(0, '%PDF-')) return 'application/pdf';
  if (at(0, 'PK\x03\x04') || at(0, 'PK\x05\x06')) return 'application/zip';
  if (at(0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'application/ole';
  if (at(0, 'OggS')) return 'audio/ogg';
  if (at(0, 'fLaC')) return 'audio/flac';
  if (at(0, '\x1a\x45\xdf\xa3')) return 'video/webm';
  if (at(0, 'ID3')) return 'audio/mpeg';
  const [first = 0, second = 0] = bytes;
  if (isUtf16(bytes)) return textType(bytes);
  if (first === 0xff && (second & 0xf6) === 0xf0) return 'audio/aac';
  if (first === 0xff && (second & 0xe0) === 0xe0 && (second & 0x06) !== 0) return 'audio/mpeg';
  return textType(bytes);
}

/** The brands of an ISO base media file (ISO/IEC 14496-12): its own one, then those it is compatible with. */
function isoMediaType(bytes: Buffer): SniffedType {
  const end = Math.min(bytes.readUInt32BE(0), bytes.length);
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  if (brands.includes('avif') || brands.includes('avis')) return 'image/avif';
  return brands.some((brand) => HEIC_BRANDS.has(brand)) ? 'image/heic' : 'video/mp4';
}

/** By its byte order mark, which is also how some MPEG frames could begin. */
function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function textType(bytes: Buffer): SniffedType | undefined {
  const utf16 = isUtf16(bytes);
  const text = bytes
    .toString(utf16 ? 'utf16le' : 'latin1')
    .replace(/^\u00ef\u00bb\u00bf|^\ufeff/, '')
    .trimStart();
  if (/<svg[\s>:/]/i.test(text)) return 'image/svg+xml';
  if (/^<\?xml/i.test(text)) return 'text/xml';
  if (
    /^(<!doctype html|<!--|<(html|head|body|script|iframe|style|title|meta|table|div|p|h1|br|a)\b)/i.test(
      text,
    )
  ) {
    return 'text/html';
  }
  if (utf16) return 'text/plain';
  return bytes.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 12 || byte === 13)
    ? 'text/plain'
    : undefined;
}
