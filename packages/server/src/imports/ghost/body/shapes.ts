import type { Element, ElementOf } from '@onrecord/domain/body/elements';
import { numberOf } from '../raw.ts';

/** Small shapes that all formats of Ghost share. */

/** The level of `h1` … `h6` here: the headline is the page's only heading of level 1. */
export function headingLevel(tag: string): 2 | 3 | 4 {
  if (tag === 'h1' || tag === 'h2') return 2;
  return tag === 'h3' ? 3 : 4;
}

export function quoteOf(content: Element[], pull: boolean): Element[] {
  return content.length > 0 ? [{ type: 'quote', attrs: { attribution: '', pull }, content }] : [];
}

/** How many columns or rows a table cell spans. */
export function spanOf(value: unknown, max: number): number {
  return Math.max(1, Math.min(max, Math.round(numberOf(value) ?? 1)));
}

const PICTURE_WIDTHS: Readonly<Record<string, ElementOf<'picture'>['attrs']['width']>> = {
  wide: 'wide',
  full: 'full',
};

export function pictureWidth(cardWidth: string): ElementOf<'picture'>['attrs']['width'] {
  return (Object.hasOwn(PICTURE_WIDTHS, cardWidth) ? PICTURE_WIDTHS[cardWidth] : undefined) ?? 'text';
}

/** A paragraph of plain text, or nothing for none. */
export function plainParagraph(text: string): Element[] {
  return text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }];
}
