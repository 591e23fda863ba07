/** The widths of picture renditions, in CSS pixels of the file. None is made wider than its original. */
export const RENDITION_WIDTHS_PX = [320, 640, 960, 1280, 1920] as const;

export type MediaKind = 'picture' | 'file' | 'audio' | 'video';

/** A point of a picture from its top left corner, each part 0 to 1. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

/** What stays in view unless somebody says otherwise. */
export const CENTRE: FocalPoint = { x: 0.5, y: 0.5 };

/** A stored file with what is known of it. Pictures are kept as they came; readers get renditions only. */
export interface Media {
  readonly id: string;
  readonly kind: MediaKind;
  /** SHA-256 of the content in hexadecimal digits: its name in the store and in addresses. */
  readonly contentHash: string;
  readonly mimeType: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** As shown, with the orientation of the file applied; null for what has no extent. */
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly caption: string;
  readonly credit: string;
  readonly creator: string;
  readonly copyright: string;
  readonly altText: string;
  /** The point that stays in view where the picture is cut to a shape. */
  readonly focal: FocalPoint;
  /**
   * Names what its renditions carry besides the picture: '' as long as that is what the file itself says, else a hash
   * of the credits and the focal point they were given here. Part of their addresses, which so stay true for ever.
   */
  readonly renditionVersion: string;
}

/** The largest files that are taken in, in bytes. */
export const MAX_MEDIA_BYTES: Readonly<Record<MediaKind, number>> = {
  picture: 100_000_000,
  file: 200_000_000,
  audio: 500_000_000,
  video: 2_000_000_000,
};

/** What the renditions of a picture are called in addresses. */
export function renditionName(media: Pick<Media, 'contentHash' | 'renditionVersion'>): string {
  return media.renditionVersion === '' ? media.contentHash : `${media.contentHash}.${media.renditionVersion}`;
}

/** The widths renditions of a picture exist in: those up to its own, which stands in for all above it. */
export function renditionWidths(originalWidthPx: number): number[] {
  const widths: number[] = RENDITION_WIDTHS_PX.filter((width) => width < originalWidthPx);
  const largest = RENDITION_WIDTHS_PX[RENDITION_WIDTHS_PX.length - 1] ?? originalWidthPx;
  return originalWidthPx <= largest ? [...widths, originalWidthPx] : widths;
}

/**
 * One of nine places in a picture, by thirds: what a style sheet can name. Readers' pages may hold no inline
 * styles, so a focal point reaches them as the class of its place.
 */
export type FocalPlace = `${'top' | 'middle' | 'bottom'}-${'left' | 'centre' | 'right'}`;

export function focalPlaceOf({ x, y }: FocalPoint): FocalPlace {
  const row = y < 1 / 3 ? 'top' : y > 2 / 3 ? 'bottom' : 'middle';
  const column = x < 1 / 3 ? 'left' : x > 2 / 3 ? 'right' : 'centre';
  return `${row}-${column}`;
}
