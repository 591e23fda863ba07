import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { ENGLISH } from './languages/english.ts';
import { UKRAINIAN } from './languages/ukrainian.ts';
import { readParagraphs } from './sentences.ts';

const split = (text: string, language = ENGLISH) =>
  readParagraphs(text, language).flatMap(({ sentences }) =>
    sentences.map(({ items }) => text.slice(items[0]?.start, items.at(-1)?.end)),
  );

describe('sentences', () => {
  it.each([
    ['Mr. Penn met Gov. Quill of Ala. on Dec. 3. They left.', 2],
    ['The U.S. Senate voted. The U.S. The end.', 3],
    ['J. Penn has 3.5 boats at example.org. He sails.', 2],
    ['It was No. 2 of its kind. It sank.', 2],
    ['Who knows? Nobody! Everybody …', 2],
    ['It sank. And so it ended…', 0],
    ['“It sank. It is gone.” He left.', 2],
    ['“It sank?” Quill asked. He left.', 2],
    ['He said “it sank.” Quill left.', 2],
  ])('end where they end: %s', (text, count) => {
    expect(split(text)).toHaveLength(count);
  });

  it('are told by each language’s abbreviations', () => {
    expect(split('Це було на вул. Шевченка у 2025 р. в Києві. Потім усі пішли.', UKRAINIAN)).toHaveLength(2);
  });

  it('keep paragraphs apart, and leave out what is not finished', () => {
    expect(split('A headline\n\nOne. Two.\r\nThree. And the')).toEqual(['One.', 'Two.', 'Three.']);
  });

  it('part any text without losing the order of its words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        let last = 0;
        for (const { sentences } of readParagraphs(text, ENGLISH))
          for (const { items } of sentences)
            for (const { start, end } of items) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect(end).toBeGreaterThan(start);
              last = end;
            }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});
