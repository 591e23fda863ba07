import { picture } from '@onrecord/domain/body/build';
import type { ElementOf, Picture } from '@onrecord/domain/body/elements';
import { splitCredit } from '@onrecord/domain/media/caption';
import { shownAddress, sourceAddress } from '../address.ts';
import type { BodyContext } from '../body-context.ts';
import { attributeOf, type DomElement, outerHtml } from './dom.ts';

type Unsupported = ElementOf<'unsupported'>;

interface Setting {
  readonly href?: string | null;
  readonly caption?: string;
  readonly width?: Picture['attrs']['width'];
}

/** The picture of an `img`; kept as it is where its address cannot be kept, nothing where it has none. */
export function imagePicture(
  image: DomElement,
  setting: Setting,
  context: BodyContext,
): Array<Picture | Unsupported> {
  const address = attributeOf(image, 'src') || attributeOf(image, 'data-src');
  const sourceUrl = sourceAddress(address, context);
  if (sourceUrl === undefined) {
    if (address === '') return [];
    return [
      context.unsupported(
        'html:img',
        outerHtml(image),
        `"${shownAddress(address)}" is no address of a picture`,
      ),
    ];
  }
  return [
    picture({
      sourceUrl,
      altText: attributeOf(image, 'alt').replace(/\s+/g, ' ').trim(),
      ...splitCredit(setting.caption ?? ''),
      href: setting.href ?? null,
      width: setting.width ?? 'text',
    }),
  ];
}
