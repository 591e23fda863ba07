import type { StoryStatements } from '@onrecord/domain/desk/claim-shapes';
import { describe, expect, it } from 'vitest';
import { type Offer, speakerOf, statementList } from './statement-list.ts';

const anchor = (start: number, end: number) => ({ start, end, passage: 'x', prefix: '', suffix: '' });
const CLAIM_ID = '0198c0de-1111-7222-8333-444455556666';

function offerAt(key: string, start: number, end: number): Offer {
  return {
    key,
    content: [anchor(start, end)],
    offer: {
      text: 'x',
      language: 'en',
      directness: 'quote',
      sourcing: '',
      saidAt: null,
      dateIsGuess: false,
      place: '',
      channel: null,
      finding: 'unverified',
      speaker: null,
    },
    sources: [],
    matches: [],
  };
}

const FOUND: StoryStatements = {
  offers: [offerAt('a', 40, 60), offerAt('b', 0, 10)],
  cited: [
    { ...anchor(20, 30), claimId: CLAIM_ID, claim: null, relations: [] },
    { ...anchor(80, 90), claimId: CLAIM_ID, claim: null, relations: [] },
  ],
  advice: [
    { ...anchor(41, 59), type: 'statement-without-date', title: 'When?' },
    { ...anchor(100, 110), type: 'hearsay-without-source', title: 'Who?' },
  ],
};

describe('the statements of a story', () => {
  it('stand in the order of the text, a claim once, and advice with what it is about', () => {
    const items = statementList(FOUND, new Set());
    expect(items.map(({ id }) => id)).toEqual([
      'offer:b',
      `cited:${CLAIM_ID}`,
      'offer:a',
      'advice:hearsay-without-source:100',
    ]);
    expect(items[1]).toMatchObject({ number: 1, passages: [{ start: 20 }, { start: 80 }] });
    expect(items[2]).toMatchObject({ advice: [{ title: 'When?' }] });
  });

  it('leave out what was answered a moment ago, and the advice about it', () => {
    expect(statementList(FOUND, new Set(['a'])).map(({ id }) => id)).toEqual([
      'offer:b',
      `cited:${CLAIM_ID}`,
      'advice:hearsay-without-source:100',
    ]);
  });
});

describe('who an offer is by', () => {
  const source = (name: string, aliases: string[] = []) => ({
    id: CLAIM_ID,
    version: 1,
    kind: 'organisation' as const,
    name,
    role: '',
    aliases,
    slug: null,
    mergedIntoId: null,
    unnamed: null,
    hints: [],
  });
  const by = (name: string, ...sources: ReturnType<typeof source>[]) => {
    const { offer } = offerAt('a', 0, 1);
    return speakerOf({ offer: { ...offer, speaker: { name, kind: 'person', guess: false } }, sources });
  };

  it('is the source on record that goes by the name, also by another name of it', () => {
    expect(by('Moscow', source('Russia', ['moscow']))).toMatchObject({ type: 'known', id: CLAIM_ID });
  });

  it('is a new one where the ledger has only one like it, or several of the name', () => {
    expect(by('Crane', source('Aldous Crane'))).toMatchObject({ type: 'new', name: 'Crane' });
    expect(by('Crane', source('Crane'), source('Crane'))).toMatchObject({ type: 'new' });
  });
});
