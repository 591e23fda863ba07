import type { Element } from '@onrecord/domain/body/elements';

/**
 * The elements with their headings one step apart at most, beginning below the headline: a body that starts
 * with a heading of level 3, as imported ones do, would leave a gap for those who travel by headings.
 */
export function withoutHeadingGaps(elements: readonly Element[]): Element[] {
  let last = 1;
  return elements.map((element) => {
    if (element.type === 'liveEntry') last = 2;
    if (element.type !== 'heading') return element;
    const level = Math.min(element.attrs.level, last + 1) as 2 | 3 | 4;
    last = level;
    return { ...element, attrs: { level } };
  });
}
