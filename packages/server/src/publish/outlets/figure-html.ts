import type { Media } from '@onrecord/domain/media/media';
import { absoluteHref } from './absolute-url.ts';
import { linkHtml } from './inline-html.ts';
import { element, elementUnlessEmpty, escapeMarkup, voidElement } from './markup.ts';
import type { OutletPage } from './outlet-page.ts';
import { outletPicture } from './outlet-picture.ts';

/** The width of a picture inside a text, in CSS pixels: feed readers show no more, phones fetch no more. */
const PICTURE_WIDTH_PX = 1280;

/** A picture with its own three texts; none of them ever stands in for another, and no headline for any. */
export interface PictureTexts {
  readonly altText: string;
  readonly caption: string;
  readonly credit: string;
}

/** A stored picture as `<figure>`; '' for what has no rendition. `href` is where the picture leads. */
export function pictureFigure(
  page: OutletPage,
  media: Media,
  texts: PictureTexts,
  href: string | null = null,
): string {
  const picture =
    outletPicture(page.site, media, { widthPx: PICTURE_WIDTH_PX }) ?? outletPicture(page.site, media);
  if (picture === undefined) return '';
  const { url: src, widthPx: width, heightPx: height } = picture;
  const image = voidElement('img', { src, alt: texts.altText, width, height });
  return element(
    'figure',
    {},
    (href === null ? image : linkHtml(page, href, image)) + captionHtml(texts.caption, texts.credit),
  );
}

/**
 * A picture that is not stored here: a link with its alt text, because a reader of ours is not made to fetch from
 * another host.
 */
export function pictureLink(page: OutletPage, sourceUrl: string | null, texts: PictureTexts): string {
  const url = sourceUrl === null ? undefined : absoluteHref(page.site, sourceUrl, page.path);
  const label = escapeMarkup(texts.altText || url || '');
  const link = url === undefined ? label : element('a', { href: url }, label);
  return elementUnlessEmpty('figure', {}, link + captionHtml(texts.caption, texts.credit));
}

/** Caption and credit, each in an element of its own, so that whoever takes the text over can part them. */
export function captionHtml(caption: string, credit = ''): string {
  const parts = [escapeMarkup(caption), elementUnlessEmpty('small', {}, escapeMarkup(credit))];
  return elementUnlessEmpty('figcaption', {}, parts.filter((part) => part !== '').join(' '));
}
