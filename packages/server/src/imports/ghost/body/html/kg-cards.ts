import type { Element } from '@onrecord/domain/body/elements';
import type { Raw } from '../../raw.ts';
import type { BodyContext } from '../body-context.ts';
import { attributeOf, type DomElement, findElement, hasClass, outerHtml } from './dom.ts';
import { domText } from './text.ts';

type Reader = (element: DomElement) => Raw;

/**
 * Cards in HTML as Ghost renders it, for posts that have nothing but that HTML: each is read back into the
 * fields its card has. Pictures, galleries, embeds and code need none of this: they are plain figures.
 */
const CARDS: ReadonlyArray<readonly [className: string, name: string, read: Reader]> = [
  [
    'kg-bookmark-card',
    'bookmark',
    (card) => ({
      url: attribute(card, 'kg-bookmark-container', 'href'),
      metadata: {
        title: text(card, 'kg-bookmark-title'),
        description: text(card, 'kg-bookmark-description'),
        // Ghost's class names for these two are the wrong way round.
        publisher: text(card, 'kg-bookmark-author'),
        author: text(card, 'kg-bookmark-publisher'),
      },
      caption: caption(card),
    }),
  ],
  [
    'kg-callout-card',
    'callout',
    (card) => ({ calloutEmoji: text(card, 'kg-callout-emoji'), calloutText: inner(card, 'kg-callout-text') }),
  ],
  [
    'kg-toggle-card',
    'toggle',
    (card) => ({ heading: text(card, 'kg-toggle-heading-text'), content: inner(card, 'kg-toggle-content') }),
  ],
  [
    'kg-button-card',
    'button',
    (card) => {
      const link = findElement(card, ({ tagName }) => tagName === 'a');
      return {
        buttonText: link ? domText(link.childNodes) : '',
        buttonUrl: link ? attributeOf(link, 'href') : '',
      };
    },
  ],
  [
    'kg-file-card',
    'file',
    (card) => ({
      src: attribute(card, 'kg-file-card-container', 'href'),
      fileTitle: text(card, 'kg-file-card-title'),
      fileCaption: text(card, 'kg-file-card-caption'),
      fileName: text(card, 'kg-file-card-filename'),
    }),
  ],
  ['kg-audio-card', 'audio', (card) => ({ src: source(card, 'audio'), title: text(card, 'kg-audio-title') })],
  ['kg-video-card', 'video', (card) => ({ src: source(card, 'video'), caption: caption(card) })],
  ['kg-signup-card', 'signup', (card) => ({ html: outerHtml(card) })],
];

export function kgCardElements(element: DomElement, context: BodyContext): Element[] | undefined {
  const card = CARDS.find(([className]) => hasClass(element, className));
  if (card === undefined) return undefined;
  const [, name, read] = card;
  return context.card(name, read(element));
}

const byClass = (card: DomElement, className: string) =>
  findElement(card, (child) => hasClass(child, className));

function text(card: DomElement, className: string): string {
  const found = byClass(card, className);
  return found === undefined ? '' : domText(found.childNodes);
}

function inner(card: DomElement, className: string): string {
  const found = byClass(card, className);
  return found === undefined ? '' : outerHtml(found);
}

function attribute(card: DomElement, className: string, name: string): string {
  const found = byClass(card, className);
  return found === undefined ? '' : attributeOf(found, name);
}

function source(card: DomElement, tag: string): string {
  const found = findElement(card, ({ tagName }) => tagName === tag);
  return found === undefined ? '' : attributeOf(found, 'src');
}

function caption(card: DomElement): string {
  const found = findElement(card, ({ tagName }) => tagName === 'figcaption');
  return found === undefined ? '' : domText(found.childNodes);
}
