import { attributeOf, type DomElement, type DomFragment, elementsBelow } from './dom.ts';
import { isEmbedLoader } from './embeds.ts';
import { BLOCK_TAGS, EMBED_TAGS, INLINE_TAGS, TRANSPARENT_TAGS } from './tags.ts';

/** The first part of an HTML card that has no element of ours, in words; undefined where all of it has. */
export function obstacleIn(dom: DomFragment): string | undefined {
  for (const element of elementsBelow(dom)) {
    const { tagName } = element;
    if (tagName === 'script' && isEmbedLoader(element)) continue;
    if (!isMappable(element)) return `<${tagName.slice(0, 30)}>`;
    const handler = element.attrs.find(({ name }) => /^on/i.test(name));
    if (handler !== undefined) return `an event handler (${handler.name.slice(0, 30)})`;
  }
  return undefined;
}

function isMappable(element: DomElement): boolean {
  const { tagName } = element;
  if (tagName === 'iframe') return /^(https?:)?\/\//i.test(attributeOf(element, 'src').trim());
  return (
    BLOCK_TAGS.has(tagName) ||
    INLINE_TAGS.has(tagName) ||
    TRANSPARENT_TAGS.has(tagName) ||
    EMBED_TAGS.has(tagName)
  );
}
