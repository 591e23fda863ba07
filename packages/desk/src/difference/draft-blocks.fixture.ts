import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';

export const DRAFT: StoryDraft = {
  headline: 'Sea wall was never at risk',
  dek: '',
  slug: 'sea-wall',
  body: {
    type: 'doc',
    version: 1,
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'The log records movement at segment 11.' }] },
    ],
  },
  language: 'en',
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
