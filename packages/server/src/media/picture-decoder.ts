import sharp, { type Sharp } from 'sharp';
import { type SniffedType, sniffType } from './sniff.ts';

/** The most pixels a picture may have once it is unpacked; the largest cameras of the press stay below it. */
export const MAX_PICTURE_PIXELS = 100_000_000;

// A small machine must stay small: no cache of decoded pictures, and one thread a picture. How many pictures
// are worked on at a time is decided by the queue of renditions.
sharp.cache(false);
sharp.concurrency(1);

/**
 * A decoder for bytes that came from outside. Fails on damaged and cut-off pictures, but not on oddities that
 * viewers put up with, and on more than MAX_PICTURE_PIXELS. Animations are read as their first frame.
 */
export function decodePicture(bytes: Uint8Array): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PICTURE_PIXELS });
}

/** The types of pictures that are taken in, with sharp's names for them. */
const DECODER_NAMES: Partial<Record<SniffedType, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'heif',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
};

/** Whether pictures of this type are taken in. */
export function isPictureType(type: SniffedType | undefined): boolean {
  return type !== undefined && DECODER_NAMES[type] !== undefined;
}

/** What the header of a picture says. */
export interface PictureHeader {
  readonly mimeType: SniffedType;
  /** As shown: with the orientation of the file applied. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** The XMP packet, unpacked where the format packs it. */
  readonly xmp: Uint8Array | undefined;
}

/**
 * Reads the header; nothing is unpacked, so it may claim any size. Throws if the bytes are no picture of an
 * allowed type. No decoder is tried but the one for the type that the bytes begin as.
 */
export async function readPictureHeader(bytes: Uint8Array): Promise<PictureHeader> {
  const mimeType = sniffType(bytes);
  if (mimeType === undefined || !isPictureType(mimeType)) {
    throw new Error(`Not a picture: ${mimeType ?? 'unknown type'}`);
  }
  const header = await sharp(bytes, { failOn: 'none', limitInputPixels: false }).metadata();
  if (header.format !== DECODER_NAMES[mimeType]) {
    throw new Error(`Begins as ${mimeType} and reads as ${header.format}`);
  }
  return {
    mimeType,
    widthPx: header.autoOrient.width,
    heightPx: header.autoOrient.height,
    xmp: header.xmp,
  };
}
