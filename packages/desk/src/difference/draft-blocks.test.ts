import { blockDifference } from '@onrecord/domain/article/block-difference';
import { body, paragraph, relatedStory } from '@onrecord/domain/body/build';
import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { describe, expect, test } from 'vitest';
import { draftBlocks } from './draft-blocks.ts';

const ID = '0193a000-0000-7000-8000-00000000000';
const NAMES = {
  [`${ID}1`]: 'Ada Moss',
  [`${ID}2`]: 'Harbour',
  [`${ID}3`]: 'quay.jpg',
  [`${ID}4`]: 'The quay is open',
};
const DRAFT: StoryDraft = {
  ...emptyDraft('en'),
  headline: 'Sea wall was never at risk',
  slug: 'sea-wall',
  body: body(paragraph('The log records movement.'), relatedStory(`${ID}4`)),
  contributorIds: [`${ID}1`],
  tagIds: [`${ID}2`],
  hero: { mediaId: `${ID}3`, altText: 'Cranes', caption: '', credit: 'Ada Moss' },
};

const textsOf = (draft: StoryDraft) =>
  Object.fromEntries(draftBlocks(draft, NAMES).map(({ kind, text }) => [kind, text]));

describe('the pieces of a draft', () => {
  test('say what people, tags, pictures and stories are called', () => {
    expect(textsOf(DRAFT)).toEqual({
      Headline: 'Sea wall was never at risk',
      'Main picture': 'Cranes\nAda Moss\n(quay.jpg)',
      Paragraph: 'The log records movement.',
      'Related story': 'The quay is open',
      Address: 'sea-wall',
      Language: 'en',
      Byline: 'Ada Moss',
      Tags: 'Harbour',
    });
  });

  test('say of what is gone that it was removed, and never show an id', () => {
    const draft = { ...DRAFT, contributorIds: [`${ID}9`], tagIds: [`${ID}2`, `${ID}9`] };
    expect(textsOf(draft)).toMatchObject({ Byline: '(removed)', Tags: 'Harbour\n(removed)' });
    for (const { text } of draftBlocks(draft, {})) expect(text).not.toContain('0193a000');
  });

  test('change with their fields', () => {
    const after = { ...DRAFT, headline: 'Walls', breaking: true, contributorIds: [] };
    const changes = blockDifference(draftBlocks(DRAFT, NAMES), draftBlocks(after, NAMES), 'en');
    expect(changes.filter(({ type }) => type !== 'same').map(({ kind, type }) => [kind, type])).toEqual([
      ['Headline', 'changed'],
      ['Byline', 'removed'],
      ['Breaking', 'added'],
    ]);
  });
});
