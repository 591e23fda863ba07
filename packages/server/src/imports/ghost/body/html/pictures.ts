import { picture } from '@onrecord/domain/body/build';
import type { Picture } from '@onrecord/domain/body/elements';
import { splitCredit } from '@onrecord/domain/media/caption';
import { sourceAddress } from '../address.ts';
import type { BodyContext } from '../body-context.ts';
import { attributeOf, type DomElement } from './dom.ts';

interface Setting {
  readonly href?: string | null;
  readonly caption?: string;
  readonly width?: Picture['attrs']['width'];
}

/** The picture of an `img`; nothing, with a line in the report, where it has no usable source. */
export function imagePicture(image: DomElement, setting: Setting, context: BodyContext): Picture[] {
  const sourceUrl = sourceAddress(attributeOf(image, 'src') || attributeOf(image, 'data-src'), context);
  if (sourceUrl === null) {
    context.note('note', 'a picture without a source was left out');
    return [];
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
