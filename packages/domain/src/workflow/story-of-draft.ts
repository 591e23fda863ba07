import type { StoryInput } from '../article/story-input.ts';
import type { StoryDraft } from './story-draft.ts';

/** What the newsroom decides about a story beside its text, and what a draft therefore does not hold. */
export type StoryFrame = Pick<
  StoryInput,
  'kind' | 'state' | 'createdAt' | 'firstPublishedAt' | 'updatedAt' | 'scheduledFor' | 'outletId'
>;

/** What a draft holds that never reaches readers. */
export type DraftOnly = Pick<StoryDraft, 'heroDecorative' | 'embargoedUntil'>;

/** The slug a story has until it gets one of its own: slugs are unique, a draft's may be empty. */
export function placeholderSlug(eightDigits: string): string {
  return `untitled-${eightDigits}`;
}

export function isPlaceholderSlug(slug: string): boolean {
  return /^untitled-[0-9a-f]{8}$/.test(slug);
}

/** The story as it would be with a draft's text, at the address `slug`. */
export function storyOf(draft: StoryDraft, frame: StoryFrame, slug: string): StoryInput {
  const { heroDecorative: _, embargoedUntil: __, ...text } = draft;
  const { kind, state, createdAt, firstPublishedAt, updatedAt, scheduledFor, outletId } = frame;
  return { ...text, kind, state, createdAt, firstPublishedAt, updatedAt, scheduledFor, outletId, slug };
}

/** A story's text as a draft to work on. */
export function draftOf(story: Omit<StoryInput, keyof StoryFrame>, draftOnly: DraftOnly): StoryDraft {
  return {
    headline: story.headline,
    dek: story.dek,
    slug: isPlaceholderSlug(story.slug) ? '' : story.slug,
    body: story.body,
    language: story.language,
    breaking: story.breaking,
    pinned: story.pinned,
    contributorIds: [...story.contributorIds],
    tagIds: [...story.tagIds],
    hero: story.hero && { ...story.hero },
    heroDecorative: draftOnly.heroDecorative,
    canonicalUrl: story.canonicalUrl,
    searchTitle: story.searchTitle,
    searchDescription: story.searchDescription,
    socialTitle: story.socialTitle,
    socialDescription: story.socialDescription,
    socialMediaId: story.socialMediaId,
    embargoedUntil: draftOnly.embargoedUntil,
  };
}
