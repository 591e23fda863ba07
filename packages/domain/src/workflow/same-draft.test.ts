import { describe, expect, it } from 'vitest';
import { body, paragraph, text } from '../body/build.ts';
import { emptyDraft } from './empty-draft.ts';
import { isSameDraft } from './same-draft.ts';
import { type StoryDraft, storyDraftSchema } from './story-draft.ts';

const DRAFT: StoryDraft = {
  ...emptyDraft('en'),
  headline: 'Quay reopens',
  body: body(paragraph('The quay is open.')),
  tagIds: ['018f3a5e-7c1d-7e2f-9a3b-4c5d6e7f8091'],
};

describe('two drafts', () => {
  it.each<[string, StoryDraft]>([
    ['cut into other runs', { ...DRAFT, body: body(paragraph('The quay ', 'is open.')) }],
    ['with their keys in another order', Object.fromEntries(Object.entries(DRAFT).reverse()) as StoryDraft],
  ])('are the same %s', (_, other) => expect(isSameDraft(DRAFT, other)).toBe(true));

  it.each<[string, StoryDraft]>([
    ['other words', { ...DRAFT, headline: 'Quay closes' }],
    ['another tag', { ...DRAFT, tagIds: [] }],
    ['a mark', { ...DRAFT, body: body(paragraph('The quay ', text('is', { type: 'bold' }), ' open.')) }],
  ])('are not the same with %s', (_, other) => expect(isSameDraft(DRAFT, other)).toBe(false));

  it('start from one in which nothing is written', () => {
    expect(storyDraftSchema.parse(emptyDraft('uk'))).toEqual(emptyDraft('uk'));
  });
});
