import { detectLanguage } from '../text/language.ts';
import { findLanguageTable } from './extract-statements.ts';
import { isQuotation } from './items.ts';
import { ENGLISH } from './languages/english.ts';
import type { Citation } from './ledger/citations.ts';
import type { Finding } from './ledger/claim.ts';
import { statementKey } from './ledger/statement-key.ts';
import { readParagraphs } from './sentences.ts';
import type { Span, Statement } from './statement.ts';

/** What a text could say better about what it reports. Advice, never a block. */
export type Advice =
  /** Words in quotation marks that nobody is named for. */
  | ({ readonly type: 'quotation-without-speaker' } & Span)
  /** "Reportedly", and no word of who reports it. */
  | ({ readonly type: 'hearsay-without-source' } & Span)
  | ({ readonly type: 'statement-without-date' } & Span)
  /** The text says that no evidence came, and the ledger has another finding by now. */
  | ({ readonly type: 'finding-differs'; readonly claimId: string; readonly finding: Finding } & Span)
  /** A source is described and not named: the newsroom keeps no reason, or nobody else agreed yet. */
  | ({ readonly type: 'unnamed-without-reason' } & Span)
  | ({ readonly type: 'unnamed-not-agreed'; readonly claimId: string } & Span);

/** A text with what was found in it and what the ledger knows of it. All offsets are into `text`, UTF-16 units. */
export interface AdvisedText {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly statements: readonly Statement[];
  /** Keys (`statementKey`) of what somebody said is no statement: it needs no date. */
  readonly dismissed: ReadonlySet<string>;
  readonly citations: readonly Citation[];
  /** The cited claims, by id; one the ledger does not know is missing. */
  readonly claims: ReadonlyMap<
    string,
    { readonly finding: Finding; readonly hasDate: boolean; readonly unnamed: 'no' | 'agreed' | 'not-agreed' }
  >;
}

/** Shorter quotations are single words held up with tongs: the so-called "expert". Words. */
const QUOTATION_MIN_WORDS = 4;

/** Words that report without saying who does, by language. */
const HEARSAY: Readonly<Record<string, RegExp>> = {
  en: /(?<![\p{L}])(?:reportedly|allegedly|purportedly|supposedly|rumou?red|it is (?:claimed|said|believed|understood) that)(?![\p{L}])/giu,
  uk: /(?<![\p{L}])(?:нібито|начебто|кажуть, що|подейкують|за чутками|як стверджується)(?![\p{L}])/giu,
};

/** What to look at again before publishing, in the order of the text. */
export function adviceOn(advised: AdvisedText): Advice[] {
  return [
    ...quotationsWithoutSpeaker(advised),
    ...hearsayWithoutSource(advised),
    ...advised.statements.flatMap((statement) => onStatement(statement, advised)),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

function quotationsWithoutSpeaker({ text, language, statements, citations }: AdvisedText): Advice[] {
  const table = findLanguageTable(language) ?? findLanguageTable(detectLanguage(text, 'en')) ?? ENGLISH;
  const spoken = statements.filter(
    ({ speaker }) => speaker?.name !== undefined || speaker?.kind === 'unnamed',
  );
  return readParagraphs(text, table).flatMap(({ sentences }) =>
    sentences
      .flatMap(({ items }) => items.filter(isQuotation))
      .filter(
        (quotation) =>
          quotation.text.split(/\s+/).length >= QUOTATION_MIN_WORDS &&
          !spoken.some(({ content }) => content.some((span) => meet(span, quotation))) &&
          !citations.some((citation) => meet(citation, quotation)),
      )
      .map(({ start, end }): Advice => ({ type: 'quotation-without-speaker', start, end })),
  );
}

function hearsayWithoutSource({ text, language, statements, citations }: AdvisedText): Advice[] {
  const pattern = HEARSAY[language.split('-')[0]?.toLowerCase() ?? ''];
  if (pattern === undefined) return [];
  return Array.from(text.matchAll(pattern), ({ 0: words, index: start }) => ({
    start,
    end: start + words.length,
  }))
    .filter((span) => {
      const sentence = sentenceAround(text, span);
      return (
        !citations.some((citation) => meet(citation, sentence)) &&
        !statements.some(
          ({ speaker, cue, content }) =>
            speaker !== undefined &&
            [...content, ...(cue.span ? [cue.span] : [])].some((part) => meet(part, sentence)),
        )
      );
    })
    .map((span): Advice => ({ type: 'hearsay-without-source', ...span }));
}

/** How far a sentence is looked for on either side, in UTF-16 units. */
const SENTENCE_REACH = 400;

function sentenceAround(text: string, { start, end }: Span): Span {
  const before = text.slice(Math.max(0, start - SENTENCE_REACH), start);
  const after = text.slice(end, end + SENTENCE_REACH);
  const begins = Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1;
  const ends = after.search(/[.!?\n]/);
  return { start: start - before.length + begins, end: end + (ends < 0 ? after.length : ends) };
}

function onStatement(statement: Statement, { citations, claims, dismissed }: AdvisedText): Advice[] {
  const first = statement.content[0];
  if (first === undefined) return [];
  const span = { start: first.start, end: statement.content.at(-1)?.end ?? first.end };
  const citation = citations.find((one) => statement.content.some((part) => meet(one, part)));
  const claim = citation && claims.get(citation.claimId);
  const advice: Advice[] = [];
  const isOne = claim !== undefined || !dismissed.has(statementKey(statement));
  if (isOne && statement.saidAt === undefined && claim?.hasDate !== true)
    advice.push({ type: 'statement-without-date', ...span });
  if (claim === undefined || citation === undefined) {
    if (statement.speaker?.kind === 'unnamed') advice.push({ type: 'unnamed-without-reason', ...span });
    return advice;
  }
  const { claimId } = citation;
  const saysNone = statement.sourcing.withoutEvidence;
  if (saysNone !== undefined && claim.finding !== 'no-evidence-offered' && claim.finding !== 'unverified')
    advice.push({
      type: 'finding-differs',
      claimId,
      finding: claim.finding,
      start: saysNone.start,
      end: saysNone.end,
    });
  if (claim.unnamed === 'not-agreed') advice.push({ type: 'unnamed-not-agreed', claimId, ...span });
  return advice;
}

const meet = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
