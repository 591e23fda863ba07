import { authorPath, socialPicturePath, storyPath } from '@onrecord/domain/address/paths';
import { isSlug } from '@onrecord/domain/address/slug';
import type { StoryView } from '@onrecord/domain/article/views';
import { renditionName } from '@onrecord/domain/media/media';
import { directionOf } from '@onrecord/domain/text/language';
import { timeFormat } from '../site/times.ts';
import type { SiteContext } from '../site-context.ts';
import { absoluteUrl } from './absolute-url.ts';
import { element, elementUnlessEmpty, escapeMarkup } from './markup.ts';
import { outletPicture } from './outlet-picture.ts';
import { SOCIAL_PICTURE_HEIGHT_PX, SOCIAL_PICTURE_WIDTH_PX, socialPictureOf } from './social-picture.ts';

/** The answer of an oEmbed provider, in the names of the specification (oembed.com, version 1.0). */
export interface OembedResponse {
  readonly version: '1.0';
  readonly type: 'rich' | 'link';
  readonly title: string;
  readonly author_name?: string;
  readonly author_url?: string;
  readonly provider_name: string;
  readonly provider_url: string;
  readonly cache_age: number;
  readonly thumbnail_url?: string;
  readonly thumbnail_width?: number;
  readonly thumbnail_height?: number;
  readonly html?: string;
  readonly width?: number;
  readonly height?: number;
}

export interface OembedLimits {
  /** `maxwidth` and `maxheight` of the request; nothing in the answer is larger. */
  readonly maxWidthPx?: number;
  readonly maxHeightPx?: number;
}

const WIDTH_PX = 600;
const LINE_HEIGHT_PX = 26;
const CHARACTER_WIDTH_PX = 9;
const CACHE_AGE_SECONDS = 3600;

/**
 * A story for embedding elsewhere: a plain quotation with link, byline and date, which needs neither script nor
 * frame. Where the asker's space is too low for it, a `link`. Source: oembed.com, section 2.3.
 */
export function oembed(site: SiteContext, story: StoryView, limits: OembedLimits = {}): OembedResponse {
  const { maxWidthPx = Number.POSITIVE_INFINITY, maxHeightPx = Number.POSITIVE_INFINITY } = limits;
  const author = story.contributors[0];
  const width = Math.max(1, Math.min(WIDTH_PX, Math.floor(maxWidthPx)));
  const height = roomFor(story, width);
  return {
    version: '1.0',
    ...(height <= maxHeightPx
      ? { type: 'rich' as const, html: quotationHtml(site, story), width, height }
      : { type: 'link' as const }),
    title: story.headline,
    ...(author === undefined
      ? {}
      : {
          author_name: story.contributors.map((contributor) => contributor.name).join(', '),
          author_url: absoluteUrl(site, authorPath(author.slug)),
        }),
    provider_name: site.settings.name,
    provider_url: absoluteUrl(site, '/'),
    cache_age: CACHE_AGE_SECONDS,
    ...thumbnail(site, story, maxWidthPx, maxHeightPx),
  };
}

/** The slug an oEmbed request asks for; undefined for an address that is no story's of this site. */
export function oembedSlug(site: SiteContext, url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.origin !== new URL(site.origin).origin) return undefined;
  const segment = /^\/([^/]+)\/?$/.exec(parsed.pathname)?.[1];
  if (segment === undefined) return undefined;
  try {
    const slug = decodeURIComponent(segment);
    return isSlug(slug) ? slug : undefined;
  } catch {
    // A percent sign that begins no character: no address of ours.
    return undefined;
  }
}

function quotationHtml(site: SiteContext, story: StoryView): string {
  const url = absoluteUrl(site, storyPath(story.slug));
  const headline = element('a', { href: url }, element('strong', {}, escapeMarkup(story.headline)));
  const day = element(
    'time',
    { datetime: story.publishedAt.toISOString() },
    escapeMarkup(timeFormat(story.language, site.settings.timeZone).date(story.publishedAt)),
  );
  const byline = [...story.contributors.map((contributor) => contributor.name), site.settings.name];
  return element(
    'blockquote',
    { cite: url, lang: story.language, dir: directionOf(story.language) },
    element('p', {}, headline) +
      elementUnlessEmpty('p', {}, escapeMarkup(story.teaser)) +
      element('footer', {}, `${escapeMarkup(byline.join(', '))}, ${day}`),
  );
}

/** Pixels the quotation needs in a text of ordinary size: an estimate, since the other page's type is its own. */
function roomFor(story: StoryView, widthPx: number): number {
  const lines = (text: string) => Math.ceil((text.length * CHARACTER_WIDTH_PX) / widthPx);
  return (lines(story.headline) + lines(story.teaser) + 4) * LINE_HEIGHT_PX;
}

/**
 * The social picture where there is room for it, else the largest rendition that fits. A story without pictures has
 * the newsroom's logo, which is never cut.
 */
function thumbnail(site: SiteContext, story: StoryView, maxWidthPx: number, maxHeightPx: number) {
  const media = socialPictureOf(story)?.media ?? site.brand.logo;
  if (media === undefined) return {};
  if (
    media !== site.brand.logo &&
    maxWidthPx >= SOCIAL_PICTURE_WIDTH_PX &&
    maxHeightPx >= SOCIAL_PICTURE_HEIGHT_PX
  )
    return {
      thumbnail_url: absoluteUrl(site, socialPicturePath(renditionName(media))),
      thumbnail_width: SOCIAL_PICTURE_WIDTH_PX,
      thumbnail_height: SOCIAL_PICTURE_HEIGHT_PX,
    };
  const picture = outletPicture(site, media, { widthPx: maxWidthPx, heightPx: maxHeightPx });
  if (picture === undefined) return {};
  return {
    thumbnail_url: picture.url,
    thumbnail_width: picture.widthPx,
    thumbnail_height: picture.heightPx,
  };
}
