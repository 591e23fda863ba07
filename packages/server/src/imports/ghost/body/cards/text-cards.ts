import { heading, picture } from '@onrecord/domain/body/build';
import type { Element } from '@onrecord/domain/body/elements';
import { flagOf, lineOf, numberOf, type Raw, textOf } from '../../raw.ts';
import { linkAddress, sourceOrNone } from '../address.ts';
import type { BodyContext } from '../body-context.ts';
import { htmlElements } from '../html/blocks.ts';
import { htmlText } from '../html/text.ts';
import { plainParagraph } from '../shapes.ts';

export function calloutElements(card: Raw, context: BodyContext): Element[] {
  const content = htmlElements(textOf(card.calloutText), context);
  if (content.length === 0) return [];
  return [{ type: 'callout', attrs: { emoji: lineOf(card.calloutEmoji) }, content }];
}

export function toggleElements(card: Raw, context: BodyContext): Element[] {
  const title = htmlText(textOf(card.heading));
  const content = htmlElements(textOf(card.content), context);
  return title === '' && content.length === 0 ? [] : [{ type: 'toggle', attrs: { heading: title }, content }];
}

export function buttonElements(card: Raw, context: BodyContext): Element[] {
  return buttonOf(textOf(card.buttonText), textOf(card.buttonUrl), context);
}

/** A button; without a usable address its words stay as a paragraph. */
function buttonOf(label: string, address: string, context: BodyContext): Element[] {
  const text = htmlText(label);
  const href = linkAddress(address, context);
  if (href === undefined) return plainParagraph(text);
  return [{ type: 'button', attrs: { href, text: text || href } }];
}

export function codeBlockElements(card: Raw, context: BodyContext): Element[] {
  const code = textOf(card.code);
  const language = lineOf(card.language).slice(0, 40);
  const caption = htmlElements(textOf(card.caption), context);
  if (code.trim() === '') return caption;
  return [
    {
      type: 'codeBlock',
      attrs: { language: language === '' ? null : language },
      content: [{ type: 'text', text: code.replace(/\r\n?/g, '\n') }],
    },
    ...caption,
  ];
}

/** A header card is a heading of level 2, its text and its button; the background becomes a picture. */
export function headerElements(card: Raw, context: BodyContext): Element[] {
  const title = htmlText(textOf(card.header));
  return [
    ...decorativePicture(card.backgroundImageSrc, 'full', context),
    ...(title === '' ? [] : [heading(2, title)]),
    ...htmlElements(textOf(card.subheader), context),
    ...(flagOf(card.buttonEnabled) ? buttonOf(textOf(card.buttonText), textOf(card.buttonUrl), context) : []),
  ];
}

export function productElements(card: Raw, context: BodyContext): Element[] {
  const title = htmlText(textOf(card.productTitle));
  const stars = Math.max(0, Math.min(5, Math.round(numberOf(card.productStarRating) ?? 0)));
  return [
    ...decorativePicture(card.productImageSrc, 'text', context),
    ...(title === '' ? [] : [heading(3, title)]),
    ...(flagOf(card.productRatingEnabled) ? plainParagraph('★'.repeat(stars) + '☆'.repeat(5 - stars)) : []),
    ...htmlElements(textOf(card.productDescription), context),
    ...(flagOf(card.productButtonEnabled)
      ? buttonOf(textOf(card.productButton), textOf(card.productUrl), context)
      : []),
  ];
}

/** Advertising and other calls stand apart from the text, with the word that marks them as such. */
export function callToActionElements(card: Raw, context: BodyContext): Element[] {
  const content = [
    ...(card.hasSponsorLabel === false ? [] : plainParagraph(htmlText(textOf(card.sponsorLabel)))),
    ...decorativePicture(card.imageUrl, 'text', context),
    ...htmlElements(textOf(card.textValue), context),
    ...(card.showButton === false ? [] : buttonOf(textOf(card.buttonText), textOf(card.buttonUrl), context)),
  ];
  return content.length === 0 ? [] : [{ type: 'callout', attrs: { emoji: '' }, content }];
}

/** Pictures these cards show have no alt text in Ghost. */
function decorativePicture(source: unknown, width: 'text' | 'full', context: BodyContext): Element[] {
  const sourceUrl = sourceOrNone(textOf(source), context);
  return sourceUrl === undefined ? [] : [picture({ sourceUrl, width, decorative: true })];
}
