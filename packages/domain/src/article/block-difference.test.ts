import { describe, expect, test } from 'vitest';
import { body, paragraph, picture, relatedStory, text } from '../body/build.ts';
import type { Element } from '../body/elements.ts';
import fc from '../testing/fast-check.ts';
import { type BlockDifference, blockDifference } from './block-difference.ts';
import { type ReadersText, readersBlocks, type StoryBlock } from './story-blocks.ts';

const ID = '0193a000-0000-7000-8000-00000000000';
const someBlock: fc.Arbitrary<StoryBlock> = fc.record({
  kind: fc.constantFrom('headline', 'paragraph', 'picture'),
  text: fc.constantFrom('', 'a b c', 'a b d', 'x', 'one two three four', 'one two three five'),
  identity: fc.constantFrom('', 'file'),
  once: fc.boolean(),
});
const side = (blocks: readonly BlockDifference[], not: 'added' | 'removed') =>
  blocks
    .filter(({ type }) => type !== not)
    .map(({ parts }) =>
      parts
        .filter(({ type }) => type !== not)
        .map((part) => part.text)
        .join(''),
    );

const version = (content: Element[], overrides: Partial<ReadersText> = {}): ReadersText => ({
  headline: 'Sea wall was never at risk',
  dek: '',
  byline: ['Ada Moss'],
  hero: null,
  body: body(...content),
  ...overrides,
});
const changesOf = (before: ReadersText, after: ReadersText, showRawHtml = false) =>
  blockDifference(readersBlocks(before, { showRawHtml }), readersBlocks(after, { showRawHtml }), 'en').filter(
    ({ type }) => type !== 'same',
  );
const named = (changes: readonly BlockDifference[]) => changes.map(({ kind, type }) => [kind, type]);

describe('the difference of two stories', () => {
  test('holds every piece of both, in order', () => {
    fc.assert(
      fc.property(fc.array(someBlock), fc.array(someBlock), (before, after) => {
        const blocks = blockDifference(before, after, 'en');
        expect(side(blocks, 'added')).toEqual(before.map((block) => block.text));
        expect(side(blocks, 'removed')).toEqual(after.map((block) => block.text));
      }),
    );
  });

  test('shows a changed paragraph as one, and a new one as new', () => {
    const changes = changesOf(
      version([paragraph('The log records movement at segment 11.')]),
      version(
        [paragraph('The log records movement at segment 12.'), paragraph('Councillors asked for readings.')],
        { headline: 'Walls move' },
      ),
    );
    expect(named(changes)).toEqual([
      ['headline', 'changed'],
      ['paragraph', 'changed'],
      ['paragraph', 'added'],
    ]);
    const parts = changes[1]?.parts.filter(({ type }) => type !== 'same');
    expect(parts?.map((part) => part.text)).toEqual(['11', '12']);
  });

  test('is empty between a story and itself', () => {
    const same = version([paragraph('Words.'), relatedStory(`${ID}1`), { type: 'divider' }]);
    expect(changesOf(same, same)).toEqual([]);
  });

  test('names a picture or a link that changed under the same words', () => {
    const linked = (href: string) => paragraph(text('The log', { type: 'link', attrs: { href } }));
    const changes = changesOf(
      version([picture({ mediaId: `${ID}1`, altText: 'Cranes' }), linked('https://a.example/')]),
      version([picture({ mediaId: `${ID}2`, altText: 'Cranes' }), linked('https://b.example/')]),
    );
    expect(named(changes)).toEqual([
      ['picture', 'changed'],
      ['paragraph', 'changed'],
    ]);
    for (const { parts } of changes) expect(parts.every(({ type }) => type === 'same')).toBe(true);
  });

  test('takes an exchanged related story, which has no words of its own, for one that changed', () => {
    const changes = changesOf(version([relatedStory(`${ID}1`)]), version([relatedStory(`${ID}2`)]));
    expect(changes).toEqual([{ kind: 'relatedStory', type: 'changed', parts: [] }]);
  });

  test('leaves out what readers do not see', () => {
    const hidden: Element[] = [
      { type: 'unsupported', attrs: { kind: 'koenig:signup', source: 'SECRET' } },
      { type: 'rawHtml', attrs: { html: '<p>SECRET</p>' } },
    ];
    expect(changesOf(version([]), version(hidden))).toEqual([]);
    expect(changesOf(version([]), version(hidden), true)).toEqual([
      { kind: 'rawHtml', type: 'added', parts: [] },
    ]);
  });
});
