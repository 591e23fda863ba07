import { expect, test } from 'vitest';
import { changedWords } from './changed-words.ts';

const change = (part: string, removed: string, added: string, same = '') => ({
  part,
  words: [
    ...(same === '' ? [] : [{ type: 'same' as const, text: same }]),
    ...(removed === '' ? [] : [{ type: 'removed' as const, text: removed }]),
    ...(added === '' ? [] : [{ type: 'added' as const, text: added }]),
  ],
});
const told = (...args: Parameters<typeof change>) =>
  changedWords(change(...args), 'Europe/Kyiv').words.map(({ type, text }) => `${type}: ${text}`);

test('findings, kinds, dates and channels are told in words and whole', () => {
  expect(told('finding', 'no-evidence-offered', 'false')).toEqual([
    'removed: No evidence offered',
    'same:  ',
    'added: False',
  ]);
  expect(told('said-at', '', '-14', '2025-03')).toEqual([
    'removed: Mar 2025',
    'same:  ',
    'added: 14 Mar 2025',
  ]);
  expect(told('kind', 'person', 'organisation')).toEqual([
    'removed: Person',
    'same:  ',
    'added: Organisation',
  ]);
  expect(told('said-at', '', '2025')).toEqual(['added: 2025']);
  expect(told('channel', 'broadcast, an interview', 'post, ')).toEqual([
    'removed: an interview',
    'same:  ',
    'added: Post',
  ]);
});

test('texts are told by the word', () => {
  expect(changedWords(change('text', 'never', 'always', 'It was '), 'UTC')).toEqual({
    name: 'Statement',
    words: change('text', 'never', 'always', 'It was ').words,
  });
});
