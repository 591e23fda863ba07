import type { Media } from '@onrecord/domain/media/media';
import ExifReader from 'exifreader';
import type { PictureHeader } from './picture-decoder.ts';

/** What a picture says of itself. A text that is not there is ''. */
export type PictureTexts = Pick<Media, 'caption' | 'credit' | 'creator' | 'copyright' | 'altText'>;

/** Longer ones are not captions but somebody's attack or accident. UTF-16 units. */
const MAX_TEXT_LENGTH = 5000;

/** Metadata of a JPEG stands before its picture: no more than this is searched. */
const JPEG_HEAD_BYTES = 2_000_000;

/** XMP packets are some kilobytes; parsing one takes many times its size in memory. */
const MAX_XMP_BYTES = 1_000_000;

/** What cameras write into EXIF ImageDescription by themselves. */
const CAMERA_DEFAULT =
  /^(default|image|untitled|[a-z ]*(digital camera|digital still camera)|sony dsc|dcim)$/i;

/**
 * Reads the texts of a picture by the IPTC Photo Metadata Standard, from XMP, else IPTC-IIM, else EXIF:
 *
 * | text | XMP | IIM | EXIF |
 * | --- | --- | --- | --- |
 * | caption (Description) | dc:description | 2:120 Caption/Abstract | ImageDescription |
 * | credit (Credit Line) | photoshop:Credit | 2:110 Credit | |
 * | creator (Creator) | dc:creator | 2:80 By-line | Artist |
 * | copyright (Copyright Notice) | dc:rights | 2:116 Copyright Notice | Copyright |
 * | altText (Alt Text, Accessibility) | Iptc4xmpCore:AltTextAccessibility | | |
 *
 * XMP comes first because IIM cuts a by-line at 32 bytes. Never throws: a picture with unreadable metadata is
 * still a picture.
 */
export function readPictureTexts(
  bytes: Uint8Array,
  header: Pick<PictureHeader, 'mimeType' | 'xmp'>,
): PictureTexts {
  const xmp = readXmp(header.xmp);
  const { iptc, exif } = readIptcAndExif(header.mimeType === 'image/jpeg' ? head(bytes) : bytes);
  const exifCaption = exif('ImageDescription');
  return {
    caption:
      xmp('description') || iptc('Caption/Abstract') || (CAMERA_DEFAULT.test(exifCaption) ? '' : exifCaption),
    credit: xmp('Credit') || iptc('Credit'),
    creator: xmp('creator') || iptc('By-line') || exif('Artist'),
    copyright: xmp('rights') || iptc('Copyright Notice') || exif('Copyright'),
    altText: xmp('AltTextAccessibility'),
  };
}

/** The text of a property by its name, '' if it is not there. */
type TextOf = (name: string) => string;

const nothing: TextOf = () => '';

const head = (bytes: Uint8Array) => bytes.subarray(0, JPEG_HEAD_BYTES);

function readXmp(packet: Uint8Array | undefined): TextOf {
  if (packet === undefined || packet.byteLength > MAX_XMP_BYTES) return nothing;
  const xml = Buffer.from(packet)
    .toString('utf8')
    .replace(/^\s*<\?xml[^>]*\?>/, '');
  try {
    // ExifReader takes a packet on its own for what it is by this beginning, which XMP does not demand.
    const file = xml.startsWith('<?xpacket begin') ? xml : `<?xpacket begin="" id=""?>${xml}`;
    const tags = ExifReader.load(Buffer.from(file), { expanded: true }).xmp;
    return (name) => xmpText(field(tags, name));
  } catch {
    return nothing;
  }
}

function readIptcAndExif(bytes: Uint8Array): { iptc: TextOf; exif: TextOf } {
  try {
    const tags = ExifReader.load(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      expanded: true,
      includeTags: { exif: ['ImageDescription', 'Artist', 'Copyright'], iptc: true },
    });
    return { iptc: iptcTexts(tags.iptc ?? {}), exif: (name) => exifText(field(tags.exif, name)) };
  } catch {
    return { iptc: nothing, exif: nothing };
  }
}

/** A bag or sequence is a list of names; of language alternatives the default one is meant. */
function xmpText(tag: unknown): string {
  const value = field(tag, 'value');
  if (typeof value === 'string') return clean(value);
  if (!Array.isArray(value)) return '';
  const isAlternative = value.some((item) => language(item) !== undefined);
  if (!isAlternative) return joinNames(value.map(xmpText));
  return xmpText(value.find((item) => language(item) === 'x-default') ?? value[0]);
}

const language = (item: unknown) => field(field(item, 'attributes'), 'lang');

function iptcTexts(tags: object): TextOf {
  const charset = iptcCharset(bytesOf(field(tags, 'Coded Character Set')));
  return (name) => {
    const tag = field(tags, name);
    const all: unknown[] = Array.isArray(tag) ? tag : [tag];
    return joinNames(all.map((one) => clean(decode(bytesOf(one), charset))));
  };
}

function bytesOf(tag: unknown): Uint8Array {
  const value = field(tag, 'value');
  return Array.isArray(value) ? Uint8Array.from(value.map(Number)) : new Uint8Array();
}

/** The escape sequences of ISO 2022 that IIM 1:90 (Coded Character Set) uses: `ESC - letter`. */
const ISO_2022_CHARSETS: Readonly<Record<string, string>> = {
  A: 'windows-1252',
  B: 'iso-8859-2',
  F: 'iso-8859-7',
  G: 'iso-8859-6',
  H: 'iso-8859-8',
  L: 'iso-8859-5',
  M: 'windows-1254',
};

function iptcCharset(sequence: Uint8Array): string {
  const [lead, intermediate, letter = 0] = sequence;
  const isSingleByteSet = lead === 0x1b && intermediate === 0x2d;
  return (isSingleByteSet && ISO_2022_CHARSETS[String.fromCharCode(letter)]) || 'windows-1252';
}

/** UTF-8 wherever it can be: other text hardly ever looks like it, and the declaration is often wrong. */
function decode(bytes: Uint8Array, fallback: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(fallback).decode(bytes);
  }
}

/** EXIF is ASCII by its standard and UTF-8 in practice. Copyright may be two texts: photographer, editor. */
function exifText(tag: unknown): string {
  const description = field(tag, 'description');
  const value = field(tag, 'value');
  if (Array.isArray(value) && value.length > 1 && value.every((one) => typeof one === 'string')) {
    return joinNames(value.map(clean));
  }
  return typeof description === 'string' ? clean(description) : '';
}

function joinNames(names: readonly string[]): string {
  return [...new Set(names.filter((name) => name !== ''))].join(', ');
}

/** One line of sound Unicode: databases refuse NUL, and nothing that steers a terminal belongs in a caption. */
function clean(text: string): string {
  return text
    .slice(0, MAX_TEXT_LENGTH)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .normalize('NFC');
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name)
    ? (of as Record<string, unknown>)[name]
    : undefined;
}
