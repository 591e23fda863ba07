import type { Element } from '@onrecord/domain/body/elements';
import { splitCredit } from '@onrecord/domain/media/caption';
import { linkAddress } from '../address.ts';
import type { BodyContext } from '../body-context.ts';
import { plainParagraph } from '../shapes.ts';
import {
  attributeOf,
  type DomElement,
  type DomNode,
  elementsBelow,
  findElement,
  hasClass,
  isElementNode,
} from './dom.ts';
import { imagePicture } from './pictures.ts';
import { domText } from './text.ts';

/** A figure: a picture or several, an embed, a quote or code, with what its caption says. */
export function figureElements(figure: DomElement, context: BodyContext): Element[] {
  const captionNode = findElement(figure, ({ tagName }) => tagName === 'figcaption');
  const caption = captionNode === undefined ? '' : domText(captionNode.childNodes);
  const images = [...elementsBelow(figure)].filter(({ tagName }) => tagName === 'img');
  if (images.length === 1) return onePicture(figure, images, caption, context);
  if (images.length > 1) return pictures(images, caption, context);
  const content = context.flow(without(figure.childNodes, captionNode));
  const [first] = content;
  if (
    content.length === 1 &&
    (first?.type === 'embeddedPost' || first?.type === 'video' || first?.type === 'audio')
  ) {
    first.attrs.caption = caption;
    return content;
  }
  if (content.length === 1 && first?.type === 'quote') {
    first.attrs.attribution = caption.replace(/^[—–-]\s*/, '');
    return content;
  }
  return [...content, ...plainParagraph(caption)];
}

function onePicture(
  figure: DomElement,
  images: readonly DomElement[],
  caption: string,
  context: BodyContext,
): Element[] {
  const link = findElement(figure, ({ tagName }) => tagName === 'a');
  const holdsImage = link !== undefined && [...elementsBelow(link)].some((child) => images.includes(child));
  const href = holdsImage ? (linkAddress(attributeOf(link, 'href'), context) ?? null) : null;
  const width = hasClass(figure, 'kg-width-full')
    ? 'full'
    : hasClass(figure, 'kg-width-wide')
      ? 'wide'
      : 'text';
  const made = images.flatMap((image) => imagePicture(image, { href, caption, width }, context));
  return made.length > 0 ? made : plainParagraph(caption);
}

function pictures(images: readonly DomElement[], caption: string, context: BodyContext): Element[] {
  const made = images.flatMap((image) => imagePicture(image, {}, context));
  const content = made.filter((element) => element.type === 'picture');
  const others = made.filter((element) => element.type !== 'picture');
  if (content.length === 0) return [...others, ...plainParagraph(caption)];
  return [{ type: 'gallery', attrs: splitCredit(caption), content }, ...others];
}

function without(nodes: readonly DomNode[], left: DomElement | undefined): DomNode[] {
  return nodes.filter((node) => !(isElementNode(node) && node === left));
}
