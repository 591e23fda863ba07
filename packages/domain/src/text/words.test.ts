import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { countWords, readingMinutes } from './words.ts';

describe('words', () => {
  it.each([
    ['Ships are back at the east quay.', 'en', 7],
    ['“Spare” them, he said — twice.', 'en', 5],
    ["It isn't 3.5 km", 'en', 4],
    ['П’ять кораблів у порту', 'uk', 4],
    ['שלום עולם', 'he', 2],
    ['', 'en', 0],
    ['… — !', 'en', 0],
  ])('%j in %s are %i', (text, language, count) => expect(countWords(text, language)).toBe(count));

  it('are found in languages that part them without spaces', () => {
    expect(countWords('これは日本語の文章です', 'ja')).toBeGreaterThan(3);
  });

  it('are counted for any text and any language tag, also a wrong one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, language) => {
        expect(countWords(text, language)).toBeGreaterThanOrEqual(0);
        expect(readingMinutes(500, language)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('reading time', () => {
  it('is rounded up and at least a minute', () => {
    expect(readingMinutes(0, 'en')).toBe(1);
    expect(readingMinutes(238, 'en')).toBe(1);
    expect(readingMinutes(239, 'en')).toBe(2);
  });

  it('goes by the pace of the language', () => {
    expect(readingMinutes(380, 'en-GB')).toBe(2);
    expect(readingMinutes(380, 'uk')).toBe(3);
    expect(readingMinutes(380, 'xx')).toBe(2);
    expect(readingMinutes(380, '__proto__')).toBe(2);
  });
});
