import { renditionPath } from '@onrecord/domain/address/paths';
import { focalPlaceOf, type Media, renditionName, renditionWidths } from '@onrecord/domain/media/media';

/** Where a picture stands decides how wide it is, which files are offered, and how soon it loads. */
export type PicturePlace =
  | 'hero'
  | 'standing'
  | 'lead'
  | 'thumb'
  | 'card'
  | 'text'
  | 'wide'
  | 'gallery'
  | 'portrait';

interface Place {
  /** The `sizes` attribute; widths follow css/tokens.css (page 63 rem, measure 40.5 rem). */
  readonly sizes: string;
  /** Files wider than this are not offered: about three pixels of file for one of the page. */
  readonly maxWidthPx: number;
  /** Fetched before all others: the picture readers see first. */
  readonly first?: true;
}

const PLACES: Readonly<Record<PicturePlace, Place>> = {
  hero: { sizes: '(min-width:68rem) 63rem,95vw', maxWidthPx: 1920, first: true },
  standing: { sizes: '(min-width:44rem) 30rem,95vw', maxWidthPx: 1920, first: true },
  lead: { sizes: '(min-width:64rem) 40.5rem,95vw', maxWidthPx: 1920, first: true },
  thumb: { sizes: '(min-width:44rem) 10rem,6.5rem', maxWidthPx: 640 },
  card: { sizes: '(min-width:38rem) 11rem,6.5rem', maxWidthPx: 640 },
  text: { sizes: '(min-width:44rem) 40.5rem,95vw', maxWidthPx: 1920 },
  wide: { sizes: '(min-width:68rem) 63rem,95vw', maxWidthPx: 1920 },
  gallery: { sizes: '(min-width:44rem) 20rem,47vw', maxWidthPx: 960 },
  portrait: { sizes: '6rem', maxWidthPx: 320 },
};

interface Props {
  readonly media: Media;
  readonly altText: string;
  readonly place: PicturePlace;
}

/** Whether the picture can be shown: its size is known, so that its space is held. */
export function isShowable(media: Media | null | undefined): media is Media {
  return media?.kind === 'picture' && media.widthPx !== null && media.heightPx !== null;
}

/** A stored picture in the formats and widths that browsers choose from. */
export function ResponsivePicture({ media, altText, place }: Props) {
  const { sizes, maxWidthPx, first } = PLACES[place];
  const own = media.widthPx ?? maxWidthPx;
  const widths = renditionWidths(own).filter((width, at) => at === 0 || width <= maxWidthPx);
  const set = (format: 'avif' | 'webp' | 'jpeg') =>
    widths.map((width) => `${renditionPath(renditionName(media), width, format)} ${width}w`).join(',');
  const fallback = widths.find((width) => width >= 640) ?? widths[widths.length - 1] ?? own;
  const focus = focalPlaceOf(media.focal);
  return (
    <picture>
      <source type="image/avif" srcset={set('avif')} sizes={sizes} />
      <source type="image/webp" srcset={set('webp')} sizes={sizes} />
      <img
        src={renditionPath(renditionName(media), fallback, 'jpeg')}
        srcset={set('jpeg')}
        sizes={sizes}
        alt={altText}
        width={own}
        height={media.heightPx ?? undefined}
        {...(focus === 'middle-centre' ? {} : { class: `focus-${focus}` })}
        {...(first ? { fetchpriority: 'high' } : { loading: 'lazy', decoding: 'async' })}
      />
    </picture>
  );
}
