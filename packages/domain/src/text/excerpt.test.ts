import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { EXCERPT_MAX, excerptOf } from './excerpt.ts';

describe('an excerpt', () => {
  it('is the whole text in one line where that is short', () => {
    expect(excerptOf('  Ships\n\nare  back. ')).toBe('Ships are back.');
    expect(excerptOf('a'.repeat(EXCERPT_MAX))).toBe('a'.repeat(EXCERPT_MAX));
  });

  it('ends behind a whole word, without a comma before the "…"', () => {
    expect(excerptOf('Ships, boats and ferries are back', 20)).toBe('Ships, boats and…');
    expect(excerptOf('Ships and boats, ferries', 18)).toBe('Ships and boats…');
  });

  it('is cut between characters where there is no word to end behind', () => {
    expect(excerptOf('x'.repeat(400), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(excerptOf('😀'.repeat(20), 10)).toBe(`${'😀'.repeat(4)}…`);
  });

  it('is one line, never too long, never half a character, and the start of the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 2, max: 60 }),
        (text, max) => {
          const excerpt = excerptOf(text, max);
          expect(excerpt.length).toBeLessThanOrEqual(max);
          expect(excerpt).not.toMatch(/[\n\r\t]/);
          expect(excerpt.isWellFormed()).toBe(true);
          const line = text.replace(/\s+/g, ' ').trim();
          expect(line.startsWith(excerpt.replace(/…$/, ''))).toBe(true);
        },
      ),
    );
  });
});
