import { describe, expect, test } from 'vitest';
import fc from '../testing/fast-check.ts';
import { type TextPart, wordDifference } from './word-difference.ts';

const joined = (parts: readonly TextPart[], not: TextPart['type']) =>
  parts
    .filter(({ type }) => type !== not)
    .map(({ text }) => text)
    .join('');

describe('the difference of two texts', () => {
  test('holds both of them whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const parts = wordDifference(before, after, 'en');
        expect(joined(parts, 'added')).toBe(before);
        expect(joined(parts, 'removed')).toBe(after);
      }),
    );
  });

  test('is by the word, not by the letter', () => {
    expect(wordDifference('The wall held.', 'The walls held.', 'en')).toEqual([
      { type: 'same', text: 'The ' },
      { type: 'removed', text: 'wall' },
      { type: 'added', text: 'walls' },
      { type: 'same', text: ' held.' },
    ]);
  });

  test('shows words that follow one another as one change', () => {
    expect(wordDifference('It was safe then.', 'It never failed then.', 'en')).toEqual([
      { type: 'same', text: 'It ' },
      { type: 'removed', text: 'was safe' },
      { type: 'added', text: 'never failed' },
      { type: 'same', text: ' then.' },
    ]);
  });

  test('parts the words of a language that writes no spaces', () => {
    const parts = wordDifference('東京都に住む', '東京都で働く', 'ja');
    expect(parts[0]).toEqual({ type: 'same', text: '東京都' });
  });
});
