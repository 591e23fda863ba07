import type { Media } from '@onrecord/domain/media/media';
import type { ImageObjectLeaf } from 'schema-dts';
import { outletPicture } from '../outlets/outlet-picture.ts';
import type { SiteContext } from '../site-context.ts';

/**
 * A stored picture with the texts it has where it stands. Its alt text is the object's `description`, what the
 * picture shows; `caption` is the caption and nothing else. Undefined for what has no rendition.
 * Sources: schema.org/ImageObject; Google Search Central, "Image metadata" (creator, creditText, copyrightNotice).
 */
export function imageObject(
  site: SiteContext,
  media: Media,
  texts: { readonly altText: string; readonly caption: string; readonly credit: string },
): ImageObjectLeaf | undefined {
  const picture = outletPicture(site, media);
  if (picture === undefined) return undefined;
  return {
    '@type': 'ImageObject',
    url: picture.url,
    contentUrl: picture.url,
    width: { '@type': 'QuantitativeValue', value: picture.widthPx, unitCode: 'E37' },
    height: { '@type': 'QuantitativeValue', value: picture.heightPx, unitCode: 'E37' },
    encodingFormat: picture.mimeType,
    ...(texts.altText === '' ? {} : { description: texts.altText }),
    ...(texts.caption === '' ? {} : { caption: texts.caption }),
    ...(texts.credit === '' ? {} : { creditText: texts.credit }),
    ...(media.creator === '' ? {} : { creator: { '@type': 'Person', name: media.creator } }),
    ...(media.copyright === '' ? {} : { copyrightNotice: media.copyright }),
  };
}
