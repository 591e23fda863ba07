import { renditionPath } from '@onrecord/domain/address/paths';
import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import { type FocalPoint, focalPlaceOf, renditionWidths } from '@onrecord/domain/media/media';
import type { CSSProperties } from 'react';

/**
 * A picture of the library, as files that readers get too; for what is no picture, the ending of its name.
 * With `cut` it fills its place around its focal point, as it will on readers' pages.
 */
export function MediaImage(props: {
  readonly media: DeskMedia;
  readonly alt: string;
  /** About how wide it stands, in CSS pixels. */
  readonly widthPx: number;
  readonly cut?: boolean;
}) {
  const { media, alt, widthPx, cut } = props;
  if (media.kind !== 'picture' || media.widthPx === null)
    return (
      <span className="no-picture" role="img" aria-label={alt}>
        {/\.([^.]+)$/.exec(media.fileName)?.[1]?.toUpperCase() ?? media.kind}
      </span>
    );
  const widths = renditionWidths(media.widthPx);
  const set = widths
    .map((width) => `${renditionPath(media.contentHash, width, 'webp')} ${width}w`)
    .join(', ');
  return (
    <img
      src={renditionPath(media.contentHash, widths[0] ?? media.widthPx, 'webp')}
      srcSet={set}
      sizes={`${widthPx}px`}
      alt={alt}
      width={media.widthPx}
      height={media.heightPx ?? undefined}
      loading="lazy"
      decoding="async"
      draggable={false}
      style={cut ? { objectPosition: positionOf(media.focal) } : undefined}
    />
  );
}

const ROWS = { top: '0%', middle: '50%', bottom: '100%' } as const;
const COLUMNS = { left: '0%', centre: '50%', right: '100%' } as const;

/** Where a cut picture stands, as the style sheet of readers' pages has it for its nine places. */
function positionOf(focal: FocalPoint): NonNullable<CSSProperties['objectPosition']> {
  const [row, column] = focalPlaceOf(focal).split('-') as [keyof typeof ROWS, keyof typeof COLUMNS];
  return `${COLUMNS[column]} ${ROWS[row]}`;
}
