import type { StoryView } from '@onrecord/domain/article/views';
import type { Media } from '@onrecord/domain/media/media';

/** The extent of `socialPicturePath`. */
export const SOCIAL_PICTURE_WIDTH_PX = 1200;
export const SOCIAL_PICTURE_HEIGHT_PX = 630;

/** The picture a story is shared with: the one chosen for it, else its hero; each with its own alt text. */
export function socialPictureOf(
  story: Pick<StoryView, 'socialPicture' | 'hero'>,
): { readonly media: Media; readonly altText: string } | undefined {
  if (story.socialPicture !== null)
    return { media: story.socialPicture, altText: story.socialPicture.altText };
  return story.hero === null ? undefined : { media: story.hero.media, altText: story.hero.altText };
}
