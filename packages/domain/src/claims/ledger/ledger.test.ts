import { describe, expect, it } from 'vitest';
import { claimIdFrom, isClaimId } from '../../address/claim-id.ts';
import fc from '../../testing/fast-check.ts';
import { CHANNELS, RELATION_KINDS, type Relation } from './claim.ts';
import { type ClaimSnapshot, claimDifference } from './claim-difference.ts';
import { disputeOf } from './dispute.ts';
import { likeness } from './likeness.ts';
import { mergedRelations, RELATIONS_MAX, relationProblem, relationsOf } from './relations.ts';
import { sourceContentSchema } from './source.ts';
import { mayBeSameTime, precisionOf, startOf, truncatedDateSchema } from './truncated-date.ts';
import { proposedLine } from './update-line.ts';
import type { RelatedView, StatedView } from './views.ts';

const stated = (id: string, overrides: Partial<StatedView> = {}): StatedView => ({
  id,
  publicId: id,
  text: 'The quay is safe.',
  language: 'en',
  directness: 'quote',
  speaker: {
    id: `speaker of ${id}`,
    kind: 'person',
    name: 'The harbour master',
    role: '',
    slug: 'harbour-master',
  },
  sourcing: '',
  relay: [],
  saidAt: null,
  place: '',
  channel: null,
  finding: { kind: 'unverified', at: new Date(0), grounds: '' },
  citedIn: 1,
  ...overrides,
});
const related = (kind: RelatedView['kind'], direction: RelatedView['direction'], claim = stated('other')) =>
  ({ kind, direction, note: '', claim }) satisfies RelatedView;

describe('a date of a statement', () => {
  it.each([
    ['2025', 'year', '2025-01-01T00:00:00.000Z'],
    ['2025-03', 'month', '2025-03-01T00:00:00.000Z'],
    ['2025-03-14', 'day', '2025-03-14T00:00:00.000Z'],
    ['2025-03-14T09:12Z', 'minute', '2025-03-14T09:12:00.000Z'],
  ])('%s is exact to the %s', (date, precision, start) => {
    expect(precisionOf(date)).toBe(precision);
    expect(startOf(date)?.toISOString()).toBe(start);
  });

  it.each([
    '',
    '25',
    '2025-13',
    '2025-02-30',
    '2025-3-1',
    '2025-03-14T25:00Z',
    '2025-03-14T09:12',
    '--03-14',
    '0001',
  ])('“%s” is none', (input) => expect(truncatedDateSchema.safeParse(input).success).toBe(false));

  it('is that of another where the less exact one holds it', () => {
    expect(mayBeSameTime('2025-03', '2025-03-14')).toBe(true);
    expect(mayBeSameTime('2025-03-14', '2025-03-15')).toBe(false);
  });
});

describe('a claim’s id in addresses', () => {
  it('is eight signs for any eight bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 16 }), (bytes) => {
        expect(isClaimId(claimIdFrom(bytes))).toBe(true);
      }),
    );
    expect(isClaimId('aeiou234')).toBe(false);
  });
});

describe('how a claim stands', () => {
  const open = stated('claim');

  it('is what the newsroom found, as long as nobody else says anything', () => {
    expect(disputeOf(open, [])).toMatchObject({ state: 'unverified', shape: 'empty-disc', standsOut: false });
    const without = stated('claim', {
      finding: { kind: 'no-evidence-offered', at: new Date(0), grounds: '' },
    });
    expect(disputeOf(without, [])).toMatchObject({ state: 'no-evidence-offered', standsOut: true });
  });

  it('is disputed where somebody denies or contradicts it, either way round', () => {
    for (const other of [
      related('denies', 'on-this'),
      related('contradicts', 'on-this'),
      related('contradicts', 'by-this'),
    ])
      expect(disputeOf(open, [other])).toMatchObject({
        state: 'disputed',
        shape: 'half-disc',
        deniedBy: [other],
      });
    expect(disputeOf(open, [related('denies', 'by-this')])).toMatchObject({
      state: 'unverified',
      deniedBy: [],
    });
  });

  it('is taken back where its own speaker denies it, which nobody can tell of unnamed ones', () => {
    const own = stated('other', { speaker: open.speaker });
    expect(disputeOf(open, [related('denies', 'on-this', own)]).state).toBe('taken-back');
    const unnamed = { ...open.speaker, id: null, slug: null };
    const by = related('denies', 'on-this', stated('other', { speaker: unnamed }));
    expect(disputeOf(stated('claim', { speaker: unnamed }), [by]).state).toBe('disputed');
  });

  it('follows the newsroom’s verdict, and still shows who denies it', () => {
    const verified = stated('claim', { finding: { kind: 'verified', at: new Date(0), grounds: 'x' } });
    const denial = related('denies', 'on-this');
    expect(disputeOf(verified, [denial])).toMatchObject({
      state: 'verified',
      shape: 'full-disc',
      deniedBy: [denial],
    });
  });

  it('is not disputed by a denial that was found false, which is shown all the same', () => {
    const lie = related(
      'denies',
      'on-this',
      stated('other', { finding: { kind: 'false', at: new Date(0), grounds: 'x' } }),
    );
    expect(disputeOf(open, [lie])).toMatchObject({ state: 'unverified', deniedBy: [lie] });
  });
});

describe('of more claims than stand beside one', () => {
  it('those that deny it and those that confirm it are counted, and nobody else', () => {
    const more = (kind: RelatedView['kind'], direction: RelatedView['direction'], count: number) => ({
      kind,
      direction,
      count,
    });
    const moreRelated = [
      more('denies', 'on-this', 3),
      more('denies', 'by-this', 50),
      more('contradicts', 'on-this', 4),
      more('contradicts', 'by-this', 5),
      more('confirms', 'on-this', 6),
      more('confirms', 'by-this', 60),
      more('repeats', 'on-this', 70),
    ];
    const counted = disputeOf({ ...stated('claim'), moreRelated }, [related('denies', 'on-this')]);
    expect(counted).toMatchObject({ moreDeniedBy: 12, moreConfirmedBy: 6 });
  });
});

const CLAIMS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const arbitraryRelation: fc.Arbitrary<Relation> = fc.record({
  fromId: fc.constantFrom(...CLAIMS),
  toId: fc.constantFrom(...CLAIMS),
  kind: fc.constantFrom(...RELATION_KINDS),
});
/** What can be put on record one after the other. */
function graphOf(wanted: readonly Relation[]): Relation[] {
  const graph: Relation[] = [];
  for (const relation of wanted) if (relationProblem(graph, relation) === undefined) graph.push(relation);
  return graph;
}
const problemsIn = (graph: readonly Relation[]) =>
  graph.flatMap((relation, at) => relationProblem(graph.toSpliced(at, 1), relation) ?? []);

describe('relations', () => {
  it('stay a consistent graph, whatever is added and merged in whatever order', () => {
    const merge = fc
      .tuple(fc.constantFrom(...CLAIMS), fc.constantFrom(...CLAIMS))
      .filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(
        fc.array(arbitraryRelation, { maxLength: 30 }),
        fc.array(merge, { maxLength: 4 }),
        (wanted, merges) => {
          let graph: readonly Relation[] = graphOf(wanted);
          expect(problemsIn(graph)).toEqual([]);
          for (const [mergedId, intoId] of merges) {
            const { kept, dropped } = mergedRelations(graph, mergedId, intoId);
            expect(kept.length + dropped.length).toBe(graph.length);
            expect(kept.some(({ fromId, toId }) => fromId === mergedId || toId === mergedId)).toBe(false);
            // What did not touch the merged claim stands as it was.
            const untouched = graph.filter(({ fromId, toId }) => fromId !== mergedId && toId !== mergedId);
            expect(kept.slice(0, untouched.length)).toEqual(untouched);
            graph = kept;
            expect(problemsIn(graph)).toEqual([]);
          }
        },
      ),
    );
  });
});

describe('likeness', () => {
  const one = {
    text: 'There is no threat of encirclement of our troops in Kursk Oblast',
    language: 'en',
    saidAt: '2025-03',
  };

  it('finds a statement again in other words, and none where there is none', () => {
    expect(likeness(one, one)).toBe(1);
    expect(likeness(one, { ...one, text: 'no threat of encirclement of Ukrainian troops' })).toBeGreaterThan(
      0.5,
    );
    expect(likeness(one, { ...one, text: 'Grain exports rose by a fifth' })).toBe(0);
    expect(likeness(one, { ...one, saidAt: '2024-01-05' })).toBeLessThan(1);
    expect(likeness(one, { ...one, text: '…' })).toBe(0);
  });

  it('is between 0 and 1, and the same both ways, for any texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const first = { text: a, language: 'en', saidAt: null };
        const second = { ...first, text: b };
        const value = likeness(first, second);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(likeness(second, first)).toBe(value);
      }),
    );
  });
});

describe('what changed of a claim', () => {
  const before: ClaimSnapshot = {
    content: {
      text: 'The quay is safe.',
      language: 'en',
      directness: 'quote',
      speakerId: 'a',
      sourcing: '',
      relay: [],
      saidAt: '2025-03',
      place: '',
      channel: { kind: CHANNELS[0], words: 'a broadcast' },
    },
    names: { a: 'Ada', b: 'Bo' },
    finding: { kind: 'unverified', grounds: '' },
  };

  it('is told part by part and word by word, with the names of then', () => {
    expect(claimDifference(before, before)).toEqual([]);
    const after = {
      ...before,
      content: { ...before.content, text: 'The quay was safe.', speakerId: 'b', saidAt: '2025-03-12' },
    };
    expect(claimDifference(before, after)).toEqual([
      {
        part: 'text',
        words: [
          { type: 'same', text: 'The quay ' },
          { type: 'removed', text: 'is' },
          { type: 'added', text: 'was' },
          { type: 'same', text: ' safe.' },
        ],
      },
      {
        part: 'speaker',
        words: [
          { type: 'removed', text: 'Ada' },
          { type: 'added', text: 'Bo' },
        ],
      },
      { part: 'said-at', words: expect.anything() },
    ]);
  });
});

describe('a proposed line', () => {
  it('is in the story’s language, and cuts a long statement at a word', () => {
    const claim = { speaker: 'Ada', text: `“${'word '.repeat(60).trim()}”` };
    const { kind, note } = proposedLine({ type: 'finding', finding: 'false', grounds: '' }, claim, 'en-GB');
    expect(kind).toBe('update');
    expect(note).toMatch(
      /^We have found the statement by Ada that is reported here, “word .* word …”, to be false\.$/,
    );
    expect(note.length).toBeLessThan(260);
    expect(proposedLine({ type: 'edited' }, claim, 'uk')).toMatchObject({
      kind: 'correction',
      note: expect.stringContaining('(Ada)'),
    });
  });
});

describe('a claim with as many relations as one may have', () => {
  const full = Array.from({ length: RELATIONS_MAX }, (_, at): Relation => {
    const other = `other ${at}`;
    return at % 2 === 0
      ? { fromId: other, toId: 'a', kind: 'denies' }
      : { fromId: 'a', toId: other, kind: 'repeats' };
  });

  it('gets no further one, from either side', () => {
    expect(relationProblem(full.slice(1), { fromId: 'b', toId: 'a', kind: 'denies' })).toBeUndefined();
    expect(relationProblem(full, { fromId: 'b', toId: 'a', kind: 'denies' })).toBe('too-many');
    expect(relationProblem(full, { fromId: 'a', toId: 'b', kind: 'denies' })).toBe('too-many');
    expect(relationProblem(full, { fromId: 'b', toId: 'c', kind: 'denies' })).toBeUndefined();
  });

  it('loses none where another one is merged into it', () => {
    const one = { fromId: 'c', toId: 'b', kind: 'denies' } as const;
    const { kept, dropped } = mergedRelations([...full, one], 'b', 'a');
    expect(dropped).toEqual([]);
    expect(relationsOf(kept, 'a')).toHaveLength(RELATIONS_MAX + 1);
  });
});

describe('a source', () => {
  it('has each of its other names once, spaces and capitals aside, and none that is its own', () => {
    const named = { kind: 'person', name: 'Ada  Moss', role: '' };
    const aliases = ['Moss', ' moss ', 'A.  Moss', 'ada moss', ' ', 'A. MOSS'];
    expect(sourceContentSchema.parse({ ...named, aliases })).toEqual({
      ...named,
      name: 'Ada Moss',
      aliases: ['Moss', 'A. Moss'],
    });
  });

  it('that is unnamed has a description and a reason, and no field for who it is', () => {
    const unnamed = { kind: 'unnamed', description: 'a docker', reason: 'fears for the job' };
    expect(sourceContentSchema.parse(unnamed)).toEqual(unnamed);
    for (const field of ['name', 'role', 'aliases', 'identity', 'email', 'contact'])
      expect(sourceContentSchema.safeParse({ ...unnamed, [field]: 'Ada' }).success).toBe(false);
    expect(sourceContentSchema.safeParse({ ...unnamed, reason: ' ' }).success).toBe(false);
  });
});
