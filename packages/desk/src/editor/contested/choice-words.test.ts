import { SHARED_TEXTS } from '@onrecord/domain/desk/shared-document';
import { storyDraftSchema } from '@onrecord/domain/workflow/story-draft';
import { expect, it } from 'vitest';
import { bothOf, placeWords } from './choice-words.ts';

it('every field that is chosen as a whole has a name for people', () => {
  const merged: readonly string[] = [...SHARED_TEXTS, 'body'];
  const chosen = Object.keys(storyDraftSchema.shape).filter((name) => !merged.includes(name));
  expect(chosen.filter((name) => placeWords(name) === name)).toEqual([]);
});

it('two lists can both stand, theirs first and none twice, where each has something the other lacks', () => {
  expect(bothOf('tagIds', ['port', 'ferry'], ['port', 'fog'])).toEqual(['port', 'ferry', 'fog']);
  expect(bothOf('contributorIds', ['ada'], ['ada', 'bo'])).toBeUndefined();
  expect(bothOf('tagIds', ['ferry', 'port'], ['port', 'ferry'])).toBeUndefined();
  expect(bothOf('language', 'uk', 'de')).toBeUndefined();
});
