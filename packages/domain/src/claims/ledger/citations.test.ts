import { describe, expect, it } from 'vitest';
import { body, list, listItem, paragraph, quote, text } from '../../body/build.ts';
import type { Inline } from '../../body/inline.ts';
import { plainTextOf } from '../../body/plain-text.ts';
import fc from '../../testing/fast-check.ts';
import { citationsIn, claimIdsOf } from './citations.ts';

const A = '00000000-0000-4000-8000-00000000000a';
const B = '00000000-0000-4000-8000-00000000000b';
const claim = (claimId: string) => ({ type: 'claim', attrs: { claimId } }) as const;

describe('the citations of a body', () => {
  it('are its passages with a claim, with where they stand in its text and what is around them', () => {
    const story = body(
      paragraph('He said ', text('all is well', claim(A)), ' on Monday.'),
      paragraph('Then nothing.'),
    );
    expect(citationsIn(story)).toEqual([
      { claimId: A, start: 8, end: 19, passage: 'all is well', prefix: 'He said ', suffix: ' on Monday.' },
    ]);
  });

  it('go on over bold words and line breaks, and end with the paragraph', () => {
    const story = body(
      paragraph(
        text('one ', claim(A)),
        text('two', { type: 'bold' }, claim(A)),
        { type: 'hardBreak' },
        text('three', claim(A)),
      ),
      paragraph(text('four', claim(A))),
    );
    expect(citationsIn(story).map(({ passage }) => passage)).toEqual(['one two\nthree', 'four']);
  });

  it('tell two claims on one passage apart', () => {
    const story = body(
      paragraph(text('one ', claim(A)), text('two ', claim(A), claim(B)), text('three', claim(B))),
    );
    expect(citationsIn(story).map(({ claimId, passage }) => [claimId, passage])).toEqual([
      [A, 'one two '],
      [B, 'two three'],
    ]);
    expect(claimIdsOf(story)).toEqual([A, B]);
  });

  it('are found in lists and quotes', () => {
    const story = body(
      list(false, listItem(paragraph(text('item', claim(A))))),
      quote('Ada', paragraph(text('quoted', claim(B)))),
    );
    expect(citationsIn(story).map(({ passage }) => passage)).toEqual(['item', 'quoted']);
  });

  it('hold exactly the words at their place, in any text', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constant('\uFDD0 1\uFDD2'),
      fc.constant('said'),
    );
    const run = fc
      .tuple(words, fc.subarray([A, B]))
      .map(([written, ids]): Inline => text(written, ...ids.map(claim)));
    const inline = fc.oneof(
      { arbitrary: run, weight: 5 },
      { arbitrary: fc.constant<Inline>({ type: 'hardBreak' }), weight: 1 },
    );
    fc.assert(
      fc.property(fc.array(fc.array(inline, { maxLength: 6 }), { maxLength: 5 }), (paragraphs) => {
        const story = body(...paragraphs.map((runs) => paragraph(...runs)));
        const plain = plainTextOf(story).replace(/[\uFDD0-\uFDD2]/g, '\uFFFD');
        for (const { start, end, passage } of citationsIn(story))
          expect(plain.slice(start, end)).toBe(passage);
        const marked = paragraphs
          .flat()
          .some((node) => node.type === 'text' && (node.marks ?? []).length > 0);
        expect(citationsIn(story).length > 0).toBe(marked);
      }),
    );
  });
});
