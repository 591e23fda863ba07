import { expect, test } from 'vitest';
import { countWords, PLACES, titleOfView, VIEWS, viewOfState } from './places.ts';

test('each place of the desk has keys of its own', () => {
  const keys = ['g h', ...[...VIEWS, ...PLACES].map(({ keys }) => keys)];
  expect(new Set(keys).size).toBe(keys.length);
});

test('a story is found in the list of its state, and in none once readers have lost it', () => {
  expect(viewOfState('in-review')).toBe('in-review');
  expect(viewOfState('published')).toBe('published');
  expect(viewOfState('withdrawn')).toBeUndefined();
  expect(titleOfView('in-review')).toBe('In review');
  expect(titleOfView('all')).toBe('Home');
});

test.each([
  [undefined, ''],
  [0, ''],
  [4, '4'],
  [999, '999'],
  [1000, '1,000+'],
])('a list of %s stories is counted as "%s"', (count, words) => expect(countWords(count)).toBe(words));
