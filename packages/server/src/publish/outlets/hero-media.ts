import type { StoryView } from '@onrecord/domain/article/views';
import type { SiteContext } from '../site-context.ts';
import { element, elementUnlessEmpty, escapeMarkup } from './markup.ts';
import { outletPicture } from './outlet-picture.ts';

export const MEDIA_NAMESPACE = 'http://search.yahoo.com/mrss/';

/**
 * The picture that leads a story in Media RSS: `media:title` carries its alt text, the convention since Media RSS
 * has no field for it, `media:description` its caption, `media:credit` its credit and `media:copyright` the file's
 * own. '' without a picture. Source: Media RSS 1.5.1.
 */
export function heroMedia(site: SiteContext, story: StoryView): string {
  if (story.hero === null) return '';
  const { media, altText, caption, credit } = story.hero;
  const picture = outletPicture(site, media);
  if (picture === undefined) return '';
  return element(
    'media:content',
    {
      url: picture.url,
      type: picture.mimeType,
      medium: 'image',
      width: picture.widthPx,
      height: picture.heightPx,
    },
    elementUnlessEmpty('media:title', { type: 'plain' }, escapeMarkup(altText)) +
      elementUnlessEmpty('media:description', { type: 'plain' }, escapeMarkup(caption)) +
      elementUnlessEmpty('media:credit', {}, escapeMarkup(credit)) +
      elementUnlessEmpty('media:copyright', {}, escapeMarkup(media.copyright)),
  );
}
