import { socialPicturePath } from '@onrecord/domain/address/paths';
import { type Media, renditionName } from '@onrecord/domain/media/media';
import { absoluteUrl } from '../outlets/absolute-url.ts';
import { SOCIAL_PICTURE_HEIGHT_PX, SOCIAL_PICTURE_WIDTH_PX } from '../outlets/social-picture.ts';
import type { PageMeta } from '../page-meta.ts';
import type { SiteContext } from '../site-context.ts';

export type MetaTag = PageMeta['tags'][number];

export const property = (key: string, content: string): MetaTag => ({ attribute: 'property', key, content });
export const named = (key: string, content: string): MetaTag => ({ attribute: 'name', key, content });

export interface ShareCard {
  readonly type: 'article' | 'profile' | 'website';
  readonly title: string;
  readonly description: string;
  readonly url: string;
  /** BCP 47. */
  readonly language: string;
  readonly picture?: { readonly media: Media; readonly altText: string } | undefined;
}

/**
 * How a page looks where it is shared. X takes title, description and picture from Open Graph too, so they are not
 * said twice; `twitter:card` alone is its own. Sources: ogp.me; X developer documentation, "Cards markup".
 */
export function shareTags(site: SiteContext, card: ShareCard): MetaTag[] {
  return [
    property('og:site_name', site.settings.name),
    property('og:type', card.type),
    property('og:title', card.title),
    ...(card.description === '' ? [] : [property('og:description', card.description)]),
    property('og:url', card.url),
    property('og:locale', openGraphLocale(card.language)),
    ...pictureTags(site, card.picture),
    named('twitter:card', card.picture === undefined ? 'summary' : 'summary_large_image'),
  ];
}

function pictureTags(site: SiteContext, picture: ShareCard['picture']): MetaTag[] {
  if (picture === undefined) return [];
  return [
    property('og:image', absoluteUrl(site, socialPicturePath(renditionName(picture.media)))),
    property('og:image:type', 'image/jpeg'),
    property('og:image:width', String(SOCIAL_PICTURE_WIDTH_PX)),
    property('og:image:height', String(SOCIAL_PICTURE_HEIGHT_PX)),
    ...(picture.altText === '' ? [] : [property('og:image:alt', picture.altText)]),
  ];
}

/** `language_TERRITORY`, which Open Graph asks for: a language without a territory gets its most usual one. */
function openGraphLocale(tag: string): string {
  const locale = new Intl.Locale(tag).maximize();
  return locale.region === undefined ? locale.language : `${locale.language}_${locale.region}`;
}
