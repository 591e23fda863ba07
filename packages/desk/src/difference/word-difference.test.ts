import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DRAFT } from './draft-blocks.fixture.ts';
import { type DraftBlock, draftBlocks } from './draft-blocks.ts';
import { blockDifference, wordDifference } from './word-difference.ts';

const joined = (parts: readonly { type: string; text: string }[], not: string) =>
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

const someBlock: fc.Arbitrary<DraftBlock> = fc.record({
  kind: fc.constantFrom('Headline', 'Paragraph', 'Picture'),
  text: fc.constantFrom('', 'a b c', 'a b d', 'x', 'one two three four', 'one two three five'),
});

describe('the difference of two stories', () => {
  test('holds every block of both, in order', () => {
    fc.assert(
      fc.property(fc.array(someBlock), fc.array(someBlock), (before, after) => {
        const blocks = blockDifference(before, after, 'en');
        const side = (not: 'added' | 'removed') =>
          blocks.filter(({ type }) => type !== not).map(({ parts }) => joined(parts, not));
        expect(side('added')).toEqual(before.map(({ text }) => text));
        expect(side('removed')).toEqual(after.map(({ text }) => text));
      }),
    );
  });

  test('shows a changed paragraph as one, and a new one as new', () => {
    const before = draftBlocks(DRAFT);
    const after = draftBlocks({
      ...DRAFT,
      headline: 'Sea wall moved in the storm',
      body: {
        ...DRAFT.body,
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'The log records movement at segment 12.' }] },
          { type: 'paragraph', content: [{ type: 'text', text: 'Councillors asked for the readings.' }] },
        ],
      },
    });
    const changes = blockDifference(before, after, 'en').filter(({ type }) => type !== 'same');
    expect(changes.map(({ kind, type }) => [kind, type])).toEqual([
      ['Headline', 'changed'],
      ['Paragraph', 'changed'],
      ['Paragraph', 'added'],
    ]);
    expect(changes[1]?.parts.filter(({ type }) => type !== 'same').map(({ text }) => text)).toEqual([
      '11',
      '12',
    ]);
  });

  test('is empty of changes between a story and itself', () => {
    const blocks = draftBlocks(DRAFT);
    expect(blockDifference(blocks, blocks, 'en').every(({ type }) => type === 'same')).toBe(true);
  });
});
