import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';

export const DRAFT: StoryDraft = {
  ...emptyDraft('en'),
  headline: 'Sea wall was never at risk',
  slug: 'sea-wall',
  body: {
    type: 'doc',
    version: 1,
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'The log records movement at segment 11.' }] },
    ],
  },
};
