import type { StoryInput } from '@onrecord/domain/article/story-input';
import { elementsOf } from '@onrecord/domain/body/walk';
import { splitCredit } from '@onrecord/domain/media/caption';
import type { Media, MediaKind } from '@onrecord/domain/media/media';
import type { MediaShelf } from './media.ts';
import type { Note } from './note-taker.ts';
import type { MappedPost } from './post.ts';

export interface PostWithMedia {
  readonly story: StoryInput;
  /** One for each file: its address and what became of it, for the fingerprint. */
  readonly outcomes: readonly string[];
  readonly notes: readonly Note[];
}

interface Texts {
  altText: string;
  caption: string;
  credit: string;
}

/**
 * Stores a post's files and puts their ids in place. Where the export has no caption, credit or alt text, those in
 * the picture's file serve. A file that is missing or broken is a note; its element keeps the source.
 *
 * Fills the elements of `post.story.body` in place: nothing else holds them yet.
 */
export async function attachMedia(post: MappedPost, shelf: MediaShelf): Promise<PostWithMedia> {
  const notes: Note[] = [];
  const outcomes: string[] = [];

  const fetch = async (address: string, kind: MediaKind, element: string): Promise<Media | null> => {
    const outcome = await shelf.fetch(address, kind);
    outcomes.push(`${address} ${outcome.status === 'stored' ? outcome.contentHash : outcome.status}`);
    const place = `${element} ${address}`;
    if (outcome.status === 'stored') return outcome.media;
    if (outcome.status === 'broken')
      notes.push({ level: 'warning', element: place, message: `the file is broken: ${outcome.reason}` });
    else if (outcome.status === 'elsewhere')
      notes.push({
        level: 'note',
        element: place,
        message: 'it is kept on another host and was not fetched',
      });
    else if (shelf.hasFolder)
      notes.push({ level: 'warning', element: place, message: 'the file is not in the content folder' });
    return null;
  };

  for (const element of elementsOf(post.story.body)) {
    switch (element.type) {
      case 'picture': {
        if (element.attrs.sourceUrl === null) break;
        const media = await fetch(element.attrs.sourceUrl, 'picture', 'picture');
        if (media === null) break;
        element.attrs.mediaId = media.id;
        Object.assign(element.attrs, textsFrom(element.attrs, media));
        break;
      }
      case 'file':
      case 'audio':
      case 'video': {
        if (element.attrs.sourceUrl !== null)
          element.attrs.mediaId =
            (await fetch(element.attrs.sourceUrl, element.type, element.type))?.id ?? null;
        const poster = element.type === 'video' ? post.posters.get(element) : undefined;
        if (element.type === 'video' && poster !== undefined)
          element.attrs.posterMediaId = (await fetch(poster, 'picture', 'video still'))?.id ?? null;
        break;
      }
      default:
        break;
    }
  }

  const heroMedia = post.hero && (await fetch(post.hero.sourceUrl, 'picture', 'feature_image'));
  const social = post.socialSource && (await fetch(post.socialSource, 'picture', 'og_image'));
  const story: StoryInput = {
    ...post.story,
    hero: post.hero && heroMedia ? { mediaId: heroMedia.id, ...textsFrom(post.hero, heroMedia) } : null,
    socialMediaId: social ? social.id : null,
  };
  return { story, outcomes, notes };
}

/** A credit in the file belongs to the picture, whatever its caption says in this story. */
function textsFrom(given: Texts, media: Media): Texts {
  const fromFile =
    media.credit === '' ? splitCredit(media.caption) : { caption: media.caption, credit: media.credit };
  return {
    altText: given.altText || media.altText,
    caption: given.caption || fromFile.caption,
    credit: given.credit || fromFile.credit,
  };
}
