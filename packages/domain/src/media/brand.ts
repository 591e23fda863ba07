import type { Media } from './media.ts';

/**
 * The newsroom's own pictures: its logo, another of it for dark pages, and its icon. What is made of them is PNG,
 * which keeps what is see-through and is shown by everything that shows pictures.
 */

/** An extent in pixels. */
interface Extent {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture whose size is known, so that its space on a page is held. */
export type BrandPicture = Media & Extent;

/** How large the masthead draws a logo at most, in CSS pixels. Its file has two pixels for each. */
export const LOGO_MAX_PX: Extent = { widthPx: 320, heightPx: 40 };
const LOGO_DENSITY = 2;

/** The most a picture of a feed may be (RSS 2.0.11, `image`). */
const CHANNEL_MAX_PX: Extent = { widthPx: 144, heightPx: 400 };

/** Squares: tabs and feed readers; a telephone's home screen (Apple); web app manifests. Pixels. */
export const ICON_SIZES_PX = [64, 180, 192, 512] as const;
type IconSizePx = (typeof ICON_SIZES_PX)[number];

/** A file that is made of one of these pictures, by the name it has in addresses. */
export type BrandFile = 'logo' | 'channel' | `icon-${IconSizePx}`;

export const BRAND_FILES: readonly BrandFile[] = [
  'logo',
  'channel',
  ...ICON_SIZES_PX.map((size) => `icon-${size}` as const),
];

/** The pixels of a file made of a picture. Logos are never larger than their picture; icons have the one size. */
export function brandFileExtent(picture: Extent, file: BrandFile): Extent {
  if (file === 'channel') return fitWithin(picture, CHANNEL_MAX_PX);
  if (file === 'logo')
    return fitWithin(picture, {
      widthPx: LOGO_MAX_PX.widthPx * LOGO_DENSITY,
      heightPx: LOGO_MAX_PX.heightPx * LOGO_DENSITY,
    });
  const size = Number(file.slice('icon-'.length));
  return { widthPx: size, heightPx: size };
}

/** How large a logo is drawn, in CSS pixels: as large as there is room, and never larger than its picture. */
export function logoExtent(picture: Extent): Extent {
  return fitWithin(picture, LOGO_MAX_PX);
}

/** The record of a file as one of the newsroom's own pictures; undefined where it can be none. */
export function asBrandPicture(media: Media | undefined): BrandPicture | undefined {
  return media?.kind === 'picture' && media.widthPx !== null && media.heightPx !== null
    ? { ...media, widthPx: media.widthPx, heightPx: media.heightPx }
    : undefined;
}

function fitWithin({ widthPx, heightPx }: Extent, most: Extent): Extent {
  const scale = Math.min(1, most.widthPx / widthPx, most.heightPx / heightPx);
  const scaled = (px: number) => Math.max(1, Math.round(px * scale));
  return { widthPx: scaled(widthPx), heightPx: scaled(heightPx) };
}
