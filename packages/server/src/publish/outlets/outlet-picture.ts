import { renditionPath } from '@onrecord/domain/address/paths';
import { type Media, renditionName, renditionWidths } from '@onrecord/domain/media/media';
import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';

/** The one file of a picture that an outlet names: a JPEG, which every reader shows. */
export interface OutletPicture {
  readonly url: string;
  readonly mimeType: 'image/jpeg';
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * The largest JPEG rendition of a stored picture within the given extent; undefined where there is none, and for
 * what is no picture.
 */
export function outletPicture(
  site: SiteContext,
  media: Media,
  within: { readonly widthPx?: number; readonly heightPx?: number } = {},
): OutletPicture | undefined {
  const { widthPx: originalWidthPx, heightPx: originalHeightPx } = media;
  if (media.kind !== 'picture' || !originalWidthPx || !originalHeightPx) return undefined;
  return renditionWidths(originalWidthPx)
    .map((widthPx) => ({
      widthPx,
      heightPx: Math.max(1, Math.round((originalHeightPx * widthPx) / originalWidthPx)),
    }))
    .filter(
      ({ widthPx, heightPx }) =>
        widthPx <= (within.widthPx ?? Number.POSITIVE_INFINITY) &&
        heightPx <= (within.heightPx ?? Number.POSITIVE_INFINITY),
    )
    .map((extent) => ({
      url: absoluteUrl(site, renditionPath(renditionName(media), extent.widthPx, 'jpeg')),
      mimeType: 'image/jpeg' as const,
      ...extent,
    }))
    .at(-1);
}
