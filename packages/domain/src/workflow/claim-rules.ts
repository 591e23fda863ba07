import { type AdvisedText, adviceOn } from '../claims/advice.ts';
import type { AdviceType } from '../claims/advice-types.ts';
import { extractStatements } from '../claims/extract-statements.ts';
import { citationsIn } from '../claims/ledger/citations.ts';
import { reportingPartOf, reportingTextOf } from '../claims/ledger/offer.ts';
import type { StoryDraft, Unready } from './story-draft.ts';

/** What a newsroom asks of the statements of its stories, and what the ledger knows of those they cite. */
export interface ClaimRules {
  /** The kinds of advice that keep a story from going out here; the others stay advice. */
  readonly rules: readonly AdviceType[];
  /** The day the story is of: "on Friday" is counted from it. ISO 8601. */
  readonly publishedOn: string;
  readonly claims: AdvisedText['claims'];
  readonly dismissed: AdvisedText['dismissed'];
}

/** A passage is told by its beginning, in UTF-16 units. */
const PASSAGE_MAX = 80;

/** Where a draft breaks the newsroom's rules about statements, in the order of its text. */
export function claimRuleProblems(
  { body, language }: Pick<StoryDraft, 'body' | 'language'>,
  { rules, publishedOn, claims, dismissed }: ClaimRules,
): Unready[] {
  if (rules.length === 0) return [];
  const text = reportingTextOf(body);
  const advice = adviceOn({
    text,
    language,
    statements: extractStatements(text, { language, publishedOn }),
    citations: citationsIn(reportingPartOf(body)),
    claims,
    dismissed,
  });
  return advice
    .filter(({ type }) => rules.includes(type))
    .map(({ type, start, end }) => ({
      type: 'claim-rule',
      advice: type,
      passage: cut(text.slice(start, end).replace(/\s+/g, ' ')),
    }));
}

function cut(passage: string): string {
  if (passage.length <= PASSAGE_MAX) return passage;
  const begun = passage.slice(0, PASSAGE_MAX);
  return `${begun.slice(0, Math.max(begun.lastIndexOf(' '), PASSAGE_MAX / 2)).toWellFormed()} …`;
}
