import type { RenditionFormat } from '@onrecord/domain/address/paths';
import { CENTRE, type FocalPoint } from '@onrecord/domain/media/media';
import sharp, { type Sharp } from 'sharp';
import { creditExif, creditXmp } from './credit-metadata.ts';
import { decodePicture, type PictureHeader } from './picture-decoder.ts';
import type { PictureTexts } from './picture-texts.ts';

/** The card of other people's feeds (Open Graph), in pixels. */
const SOCIAL_SIZE_PX = { width: 1200, height: 630 } as const;

/** WebP cannot be taller (AVIF and JPEG could); a very tall picture becomes narrower than its address says. */
const MAX_HEIGHT_PX = 16_383;

/** Chosen by eye and stopwatch: an AVIF of 1,920 px takes about a second of one core, effort 4 five of them. */
const ENCODERS: Readonly<Record<RenditionFormat, (picture: Sharp) => Sharp>> = {
  avif: (picture) => picture.avif({ quality: 50, effort: 3, chromaSubsampling: '4:2:0' }),
  webp: (picture) => picture.webp({ quality: 78, effort: 4 }),
  jpeg: (picture) => asJpeg(picture),
};

/** A picture at a width (never above its own), upright, in sRGB, with its credits and no other metadata. */
export function encodeRendition(
  original: Uint8Array,
  texts: PictureTexts,
  widthPx: number,
  format: RenditionFormat,
): Promise<Uint8Array> {
  const sized = decodePicture(original)
    .autoOrient()
    .resize({ width: widthPx, height: MAX_HEIGHT_PX, fit: 'inside', withoutEnlargement: true });
  return ENCODERS[format](withCredits(sized, texts)).toBuffer();
}

/**
 * The card: cut to its shape around the focal point, or around what draws the eye where there is none. A smaller
 * picture is enlarged, as the size is fixed.
 */
export function encodeSocialPicture(
  original: Uint8Array,
  texts: PictureTexts,
  focal: FocalPoint | undefined,
  { widthPx, heightPx }: Pick<PictureHeader, 'widthPx' | 'heightPx'>,
): Promise<Uint8Array> {
  const upright = decodePicture(original).autoOrient();
  const scale = Math.max(SOCIAL_SIZE_PX.width / widthPx, SOCIAL_SIZE_PX.height / heightPx);
  const [width, height] = [Math.ceil(widthPx * scale), Math.ceil(heightPx * scale)];
  if (focal === undefined || isCentre(focal) || Math.max(width, height) > MAX_HEIGHT_PX) {
    const cut = upright.resize({ ...SOCIAL_SIZE_PX, fit: 'cover', position: sharp.strategy.attention });
    return asJpeg(withCredits(cut, texts)).toBuffer();
  }
  const cut = upright.resize({ width, height, fit: 'fill' }).extract({
    ...SOCIAL_SIZE_PX,
    left: startOf(focal.x, width, SOCIAL_SIZE_PX.width),
    top: startOf(focal.y, height, SOCIAL_SIZE_PX.height),
  });
  return asJpeg(withCredits(cut, texts)).toBuffer();
}

const isCentre = ({ x, y }: FocalPoint) => x === CENTRE.x && y === CENTRE.y;

/** Where a cut of `part` pixels begins, so that the point is in its middle or as near to it as the picture lets it. */
function startOf(point: number, whole: number, part: number): number {
  return Math.round(Math.min(whole - part, Math.max(0, point * whole - part / 2)));
}

/** JPEG has no transparency: what is see-through becomes paper. */
function asJpeg(picture: Sharp): Sharp {
  return picture
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 78, mozjpeg: true, progressive: true, chromaSubsampling: '4:2:0' });
}

/** All metadata of the original, its position among it, stays behind; only the credits are written anew. */
function withCredits(picture: Sharp, texts: PictureTexts): Sharp {
  const upright = picture.toColourspace('srgb');
  const xmp = creditXmp(texts);
  if (xmp === undefined) return upright;
  const exif = creditExif(texts);
  return Object.keys(exif).length === 0
    ? upright.withXmp(xmp)
    : upright.withXmp(xmp).withExif({ IFD0: exif });
}
