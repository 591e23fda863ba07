import { describe, expect, it } from 'vitest';
import { body, paragraph, text } from '../body/build.ts';
import { ADVICE_TYPES } from '../claims/advice-types.ts';
import { claimRuleProblems } from './claim-rules.ts';

const CLAIM_ID = '0198c0de-1111-7222-8333-444455556666';
const STORY = {
  language: 'en',
  body: body(
    paragraph(
      'Aldous Crane said that ',
      text('the wall held', { type: 'claim', attrs: { claimId: CLAIM_ID } }),
      '.',
    ),
    paragraph('It reportedly rained.'),
  ),
};
const claims = (unnamed: 'no' | 'not-agreed' = 'no', hasDate = false) =>
  new Map([[CLAIM_ID, { finding: 'unverified' as const, hasDate, unnamed }]]);
const facts = { publishedOn: '2025-03-14', dismissed: new Set<string>() };

describe('the newsroom’s rules about statements', () => {
  it('hold nothing back where there are none', () => {
    expect(claimRuleProblems(STORY, { rules: [], ...facts, claims: claims() })).toEqual([]);
  });

  it('name each passage that breaks one, and nothing that is advice only', () => {
    expect(
      claimRuleProblems(STORY, { rules: ['hearsay-without-source'], ...facts, claims: claims() }),
    ).toEqual([{ type: 'claim-rule', advice: 'hearsay-without-source', passage: 'reportedly' }]);
    expect(
      claimRuleProblems(STORY, { rules: [...ADVICE_TYPES], ...facts, claims: claims('not-agreed') }).map(
        (problem) => problem.type === 'claim-rule' && problem.advice,
      ),
    ).toEqual(['statement-without-date', 'unnamed-not-agreed', 'hearsay-without-source']);
  });

  it('are kept by what the ledger knows: a date on record is a date', () => {
    expect(
      claimRuleProblems(STORY, {
        rules: ['statement-without-date', 'unnamed-not-agreed'],
        ...facts,
        claims: claims('no', true),
      }),
    ).toEqual([]);
  });
});
