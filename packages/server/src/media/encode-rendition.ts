import type { RenditionFormat } from '@onrecord/domain/address/paths';
import { type BrandFile, brandFileExtent } from '@onrecord/domain/media/brand';
import { CENTRE, type FocalPoint } from '@onrecord/domain/media/media';
import sharp, { type Sharp } from 'sharp';
import { creditExif, creditXmp } from './credit-metadata.ts';
import { decodePicture, type PictureHeader } from './picture-decoder.ts';
import type { PictureTexts } from './picture-texts.ts';

/** The card of other people's feeds (Open Graph), in pixels. */
const SOCIAL_SIZE_PX = { width: 1200, height: 630 } as const;

/** What stands behind a picture that is see-through, where a format or a screen has no transparency. */
const PAPER = '#ffffff';

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
  header: Pick<PictureHeader, 'widthPx' | 'heightPx'>,
): Promise<Uint8Array> {
  const cut = cutTo(SOCIAL_SIZE_PX, original, header, focal, sharp.strategy.attention);
  return asJpeg(withCredits(cut, texts)).toBuffer();
}

/**
 * A file of the newsroom's logo or icon, with what is see-through in it. An icon is cut to a square around the focal
 * point, and enlarged where its picture is smaller.
 */
export function encodeBrandFile(
  original: Uint8Array,
  texts: PictureTexts,
  focal: FocalPoint | undefined,
  header: Pick<PictureHeader, 'widthPx' | 'heightPx'>,
  file: BrandFile,
): Promise<Uint8Array> {
  const { widthPx: width, heightPx: height } = brandFileExtent(header, file);
  const sized = file.startsWith('icon-')
    ? cutTo({ width, height }, original, header, focal, 'centre')
    : decodePicture(original).autoOrient().resize({ width, height, fit: 'fill' });
  // Apple's home screens show black behind what is see-through.
  const seen = file === 'icon-180' ? sized.flatten({ background: PAPER }) : sized;
  return withCredits(seen, texts).png({ palette: true, effort: 10 }).toBuffer();
}

/** An upright picture that fills a size, cut around its focal point; without one, as `otherwise` says. */
function cutTo(
  size: { readonly width: number; readonly height: number },
  original: Uint8Array,
  { widthPx, heightPx }: Pick<PictureHeader, 'widthPx' | 'heightPx'>,
  focal: FocalPoint | undefined,
  otherwise: string | number,
): Sharp {
  const upright = decodePicture(original).autoOrient();
  const scale = Math.max(size.width / widthPx, size.height / heightPx);
  const [width, height] = [Math.ceil(widthPx * scale), Math.ceil(heightPx * scale)];
  if (focal === undefined || isCentre(focal) || Math.max(width, height) > MAX_HEIGHT_PX)
    return upright.resize({ ...size, fit: 'cover', position: otherwise });
  return upright.resize({ width, height, fit: 'fill' }).extract({
    ...size,
    left: startOf(focal.x, width, size.width),
    top: startOf(focal.y, height, size.height),
  });
}

const isCentre = ({ x, y }: FocalPoint) => x === CENTRE.x && y === CENTRE.y;

/** Where a cut of `part` pixels begins, so that the point is in its middle or as near to it as the picture lets it. */
function startOf(point: number, whole: number, part: number): number {
  return Math.round(Math.min(whole - part, Math.max(0, point * whole - part / 2)));
}

/** JPEG has no transparency: what is see-through becomes paper. */
function asJpeg(picture: Sharp): Sharp {
  return picture
    .flatten({ background: PAPER })
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
