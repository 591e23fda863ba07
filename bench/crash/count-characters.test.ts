import { expect, it } from 'vitest';
import { countCharacters } from './count-characters.ts';

it.each([
  ['whole', 'abc', '1a2b3c', { lost: 0, surplus: 0, inOrder: true }],
  ['with a hole', 'abcabc', 'a1bcac', { lost: 1, surplus: 0, inOrder: false }],
  ['twice', 'abc', 'a1babc', { lost: 0, surplus: 2, inOrder: false }],
  ['shuffled', 'abc', 'acb', { lost: 0, surplus: 0, inOrder: false }],
])('what somebody typed is found %s', (_, typed, stored, expected) => {
  expect(countCharacters(typed, stored)).toMatchObject({ typed: typed.length, ...expected });
});
