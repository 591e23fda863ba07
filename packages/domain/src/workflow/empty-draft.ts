import { EMPTY_BODY } from '../body/body.ts';
import type { StoryDraft } from './story-draft.ts';

/** A story nobody has written yet. */
export function emptyDraft(language: string): StoryDraft {
  return {
    headline: '',
    dek: '',
    slug: '',
    body: EMPTY_BODY,
    language,
    breaking: false,
    pinned: false,
    contributorIds: [],
    tagIds: [],
    hero: null,
    heroDecorative: false,
    canonicalUrl: null,
    searchTitle: '',
    searchDescription: '',
    socialTitle: '',
    socialDescription: '',
    socialMediaId: null,
    embargoedUntil: null,
  };
}
