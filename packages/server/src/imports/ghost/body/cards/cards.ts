import type { Element } from '@onrecord/domain/body/elements';
import { type Raw, recordOf } from '../../raw.ts';
import type { BodyContext } from '../body-context.ts';
import { bookmarkElements, embedElements } from './link-cards.ts';
import {
  audioElements,
  fileElements,
  galleryElements,
  pictureElements,
  videoElements,
} from './media-cards.ts';
import { htmlCardElements, markdownElements } from './source-cards.ts';
import {
  buttonElements,
  calloutElements,
  callToActionElements,
  codeBlockElements,
  headerElements,
  productElements,
  toggleElements,
} from './text-cards.ts';

type Card = (card: Raw, context: BodyContext) => Element[];

/** Keeps a card that has no element of ours. */
const kept =
  (name: string, reason: string): Card =>
  (card, context) => [context.unsupported(`koenig:${name}`, JSON.stringify(card), reason)];

/** Ghost's cards by name; Lexical and Mobiledoc give them the same fields. */
const CARDS: ReadonlyMap<string, Card> = new Map<string, Card>([
  ['image', pictureElements],
  ['gallery', galleryElements],
  ['file', fileElements],
  ['audio', audioElements],
  ['video', videoElements],
  ['bookmark', bookmarkElements],
  ['embed', embedElements],
  ['callout', calloutElements],
  ['toggle', toggleElements],
  ['button', buttonElements],
  ['codeblock', codeBlockElements],
  ['header', headerElements],
  ['product', productElements],
  ['call-to-action', callToActionElements],
  ['html', htmlCardElements],
  ['markdown', markdownElements],
  ['horizontalrule', () => [{ type: 'divider' }]],
  ['signup', kept('signup', 'a sign-up form has no counterpart here')],
  ['email', kept('email', 'this text was for the newsletter only')],
  ['email-cta', kept('email-cta', 'this text was for the newsletter only')],
  ['paywall', kept('paywall', 'the mark where the public part ends has no counterpart here')],
  ['transistor', kept('transistor', 'a podcast player for members has no counterpart here')],
]);

export function isCard(name: string): boolean {
  return CARDS.has(name);
}

/** A card's elements. One that the public did not see stays unseen. */
export function cardElements(name: string, card: Raw, context: BodyContext): Element[] {
  if (isHiddenFromPublic(card))
    return kept(name, 'this part was shown to members or in the newsletter only')(card, context);
  return CARDS.get(name)?.(card, context) ?? [];
}

/** Two spellings: `visibility.web.nonMember` of Ghost 5.110 and later, `visibility.showOnWeb` before. */
function isHiddenFromPublic(card: Raw): boolean {
  const visibility = recordOf(card.visibility);
  return recordOf(visibility.web).nonMember === false || visibility.showOnWeb === false;
}
