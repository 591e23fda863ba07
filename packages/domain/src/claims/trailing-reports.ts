import { afterAdjuncts } from './adjuncts.ts';
import type { Attribution } from './attribution.ts';
import { contentAfter } from './complements.ts';
import { endOfContent, sourcePhraseAt } from './content-end.ts';
import {
  classAt,
  endOfSentence,
  hasFiniteVerb,
  isFiniteVerb,
  isOfClass,
  isQuotation,
  markAt,
  nextMark,
  playsRole,
  quotationAt,
  type Range,
  type Sentence,
  wordAt,
} from './items.ts';
import type { Cue, WordClass } from './languages/language-table.ts';
import { isPassive, phraseStartingAt, verbGroupStart } from './phrases.ts';
import { subjectBefore, subjectKind } from './subjects.ts';

/** Fewer items before a comma and "said the minister" are no statement. */
const INVERTED_MIN_ITEMS = 5;
/** Fewer before "according to" are no statement of their own. */
const CLAUSE_MIN_ITEMS = 4;

/** A report on its way: its verb, who says it, and where what follows the verb begins. */
interface Report {
  readonly sentence: Sentence;
  readonly cue: Cue;
  /** Where its subject begins, or its verb if the subject follows: "said the minister". */
  readonly from: number;
  readonly after: number;
  readonly inverted: boolean;
}

/** Attributions that follow or part what they report: "…, officials said", "…, he said, …", "according to". */
export function trailingReports(sentence: Sentence): Attribution[] {
  const found: Attribution[] = [];
  let start = 0;
  for (let at = 0; at < sentence.items.length; at++) {
    const cue = wordAt(sentence, at)?.cue;
    const attribution =
      cue === undefined ? bySourcePhrase(sentence, at, start) : byVerb(sentence, at, start, cue);
    if (attribution === undefined) continue;
    found.push(attribution);
    for (const { to } of [attribution.cue, ...attribution.contents, ...attribution.speaker])
      start = Math.max(start, to);
    at = start - 1;
  }
  return found;
}

/** "according to the ministry": the rest of the sentence is what it says. */
function bySourcePhrase(sentence: Sentence, at: number, start: number): Attribution | undefined {
  const words = sourcePhraseAt(sentence, at);
  if (words === undefined) return undefined;
  const speaker = phraseStartingAt(sentence, at + words.length);
  if (speaker === undefined) return undefined;
  const comma = nextMark(sentence, speaker.to, ',');
  const left = { from: start, to: markAt(sentence, at - 1, ',') ? at - 1 : at };
  const right = { from: (comma ?? sentence.items.length) + 1, to: endOfSentence(sentence) };
  // After a whole clause, what follows the source describes the source.
  const whole = left.to - left.from >= CLAUSE_MIN_ITEMS && hasFiniteVerb(sentence, left);
  const contents = (whole ? [left] : [left, right]).filter(({ from, to }) => to - from > 1);
  if (contents.length === 0) return undefined;
  return {
    contents,
    kind: 'clause',
    cue: { from: at, to: at + words.length },
    lemma: words.join(' '),
    act: 'speech',
    speaker: [speaker],
    found: 'own',
  };
}

function byVerb(sentence: Sentence, verb: number, start: number, cue: Cue): Attribution | undefined {
  const { act, lemma, takes } = cue.verb;
  if (!takes.has('quote') && !takes.has('clause')) return undefined;
  if (cue.forms.has('gerund') || isPassive(sentence, verb)) return undefined;
  const group = verbGroupStart(sentence, verb);
  if (classAt(sentence, group - 1) === 'to') return undefined;
  const inverted = subjectAfter(sentence, verb, group, cue);
  const subject =
    inverted === undefined ? subjectBefore(sentence, group) : { ranges: [inverted], from: group };
  if (subject === undefined) return undefined;
  const after = inverted?.to ?? afterTold(sentence, verb, cue);
  const report: Report = { sentence, cue, from: subject.from, after, inverted: inverted !== undefined };
  if (inverted === undefined && (takesToItsRight(report, verb, start) || repeatsReport(report, start)))
    return undefined;
  const contents = contentsAround(report, start);
  if (contents.length === 0) return undefined;
  const quoted = contents.some(({ from, to }) => sentence.items.slice(from, to).some(isQuotation));
  return {
    contents,
    kind: quoted ? 'quote' : 'clause',
    cue: { from: group, to: verb + 1 },
    lemma,
    act,
    speaker: subject.ranges,
    found: subjectKind(sentence, subject.ranges),
  };
}

/** A quotation before `at`, with or without a comma and a dash between. */
function quotationBefore(sentence: Sentence, at: number): boolean {
  let before = at - 1;
  while (before > at - 3 && markAt(sentence, before, ',—–')) before--;
  return quotationAt(sentence, before) !== undefined;
}

/** "“…,” said the minister": no subject before the verb, one after it, and nothing it could be the object of. */
function subjectAfter(sentence: Sentence, verb: number, group: number, cue: Cue): Range | undefined {
  const afterQuote = quotationBefore(sentence, group);
  const afterClause =
    markAt(sentence, group - 1, ',—–') && !cue.verb.takes.has('object') && group >= INVERTED_MIN_ITEMS;
  if (!(afterQuote || afterClause) || classAt(sentence, verb + 1) === 'object-pronoun') return undefined;
  const phrase = phraseStartingAt(sentence, verb + 1);
  if (phrase === undefined || sentence.items.slice(phrase.from, phrase.to).some(isQuotation))
    return undefined;
  if (!afterQuote && !namesSomebody(sentence, phrase)) return undefined;
  // "said the plan had failed": what follows is a clause, not a speaker.
  const next = classAt(sentence, phrase.to) === 'adverb' ? phrase.to + 1 : phrase.to;
  const wordClass = classAt(sentence, next);
  return wordClass === 'verb' || wordClass === 'auxiliary' ? undefined : phrase;
}

/** A name, an office or one of those who speak without one: "said officials". */
function namesSomebody(sentence: Sentence, { from, to }: Range): boolean {
  const { offices, unnamed } = sentence.language;
  for (let at = from; at < to; at++) {
    const word = wordAt(sentence, at);
    if (
      word !== undefined &&
      (word.wordClass === 'name' || offices.has(word.lower) || unnamed.has(word.lower))
    )
      return true;
  }
  return false;
}

const OPENS_CIRCUMSTANCE: ReadonlySet<WordClass> = new Set(['preposition', 'question', 'subordinator']);

/** Past the person addressed and the occasion: "told reporters in Kyiv". */
function afterTold(sentence: Sentence, verb: number, cue: Cue): number {
  let at = afterAdjuncts(sentence, verb + 1);
  if (cue.verb.addressee) at = phraseStartingAt(sentence, at)?.to ?? at;
  at = afterAdjuncts(sentence, at);
  // What is left up to the next comma says where and when.
  return isOfClass(sentence, at, OPENS_CIRCUMSTANCE)
    ? (nextMark(sentence, at, ',') ?? endOfSentence(sentence))
    : at;
}

const AFTER_REPORT: ReadonlySet<WordClass> = new Set([
  'conjunction',
  'gerund',
  'joiner',
  'preposition',
  'question',
  'subordinator',
]);

/** The verb's content follows it, so what stands before is something else. */
function takesToItsRight({ sentence, cue, from, after }: Report, verb: number, start: number): boolean {
  if (from - 1 === start && quotationAt(sentence, start)?.ending === ',') return false;
  const ends =
    classAt(sentence, after) === undefined
      ? quotationAt(sentence, after) === undefined
      : isOfClass(sentence, after, AFTER_REPORT);
  if (!ends) return true;
  return !markAt(sentence, after, ',') && contentAfter(sentence, verb, cue) !== undefined;
}

/** "Smith said …, he wrote in a post": the first report names the speaker, the second where. */
function repeatsReport({ sentence, from }: Report, start: number): boolean {
  if (classAt(sentence, from) !== 'pronoun' || quotationAt(sentence, from - 1) !== undefined) return false;
  for (let at = start; at < from; at++)
    if (isFiniteVerb(sentence, at))
      return wordAt(sentence, at)?.cue?.verb.act === 'speech' && classAt(sentence, at - 1) === 'name';
  return false;
}

/** The words before the report, after it, or both. */
function contentsAround(report: Report, start: number): Range[] {
  const left = contentBefore(report, start);
  const right = contentBehind(report, left);
  if (left === undefined) return right === undefined ? [] : [right];
  if (!standsAsContent(report, left, right)) return [];
  return right === undefined ? [left] : [left, right];
}

/** What stands before "…, she said": from where the sentence, or the last attribution, left off. */
function contentBefore({ sentence, cue: { verb }, from: subject }: Report, start: number): Range | undefined {
  let to = standsApart(sentence, subject - 1) ? subject - 1 : subject;
  const end = to;
  while (to > end - 2 && markAt(sentence, to - 1, ',—–')) to--;
  const quoted = quotationAt(sentence, to - 1) !== undefined;
  if (to === end && !quoted) return undefined;
  const from = markAt(sentence, start, ',') ? start + 1 : start;
  return to > from && verb.takes.has(quoted ? 'quote' : 'clause') ? { from, to } : undefined;
}

/** "as" before a report that stands apart: "…, as the ministry said". */
function standsApart(sentence: Sentence, at: number): boolean {
  return playsRole(sentence, at, 'as') && (at === 0 || markAt(sentence, at - 1, ',—–'));
}

/** What these words begin after ", he said," is said of the saying, not by the speaker. */
const NOT_RESUMING: ReadonlySet<WordClass> = new Set([
  'conjunction',
  'gerund',
  'joiner',
  'participle',
  'preposition',
  'relative',
  'subordinator',
]);

/** What goes on after ", he said,". */
function contentBehind(
  { sentence, cue, from: subject, after, inverted }: Report,
  left: Range | undefined,
): Range | undefined {
  if (!markAt(sentence, after, ',')) return undefined;
  const afterQuote = left !== undefined && quotationAt(sentence, left.to - 1) !== undefined;
  const resumes = markAt(sentence, after + 1, '—–') ? after + 2 : after + 1;
  const from = (afterQuote ? secondHalf(sentence, after) : undefined) ?? resumes;
  const quoted = quotationAt(sentence, from) !== undefined;
  // "As Smith put it, …" has nothing to its left.
  if (left === undefined && !(standsApart(sentence, subject - 1) && cue.verb.takes.has('clause')))
    return undefined;
  if (inverted && !quoted) return undefined;
  if (left !== undefined && !quoted) {
    const wordClass = classAt(sentence, from);
    if (wordClass === undefined || afterQuote) return undefined;
    if (NOT_RESUMING.has(wordClass) && hasFiniteVerb(sentence, left)) return undefined;
  }
  const to = endOfContent(sentence, from, quoted ? 'quote' : 'clause');
  return to > from ? { from, to } : undefined;
}

/** "“…,” said Smith, an old sailor, “…”": the next quotation after a comma, if nobody else speaks before it. */
function secondHalf(sentence: Sentence, after: number): number | undefined {
  for (let at = after + 1; at < sentence.items.length; at++) {
    if (wordAt(sentence, at)?.cue !== undefined) return undefined;
    if (quotationAt(sentence, at) !== undefined) return markAt(sentence, at - 1, ',—–') ? at : undefined;
  }
  return undefined;
}

/** Classes of words that open a clause's subject; others open what only leads up to a clause. */
const OPENS_SUBJECT: ReadonlySet<WordClass> = new Set([
  'adjective',
  'determiner',
  'name',
  'noun',
  'number',
  'possessive',
  'pronoun',
  'that',
]);

/**
 * Whether words before "…, she said" are what she said. A clause is; "On Monday" or "Asked about it" is not, unless
 * the sentence goes on with the rest of the statement.
 */
function standsAsContent({ sentence, inverted }: Report, left: Range, right: Range | undefined): boolean {
  if (quotationAt(sentence, left.to - 1) !== undefined) return true;
  const opens =
    isOfClass(sentence, left.from, OPENS_SUBJECT) || quotationAt(sentence, left.from) !== undefined;
  if (right !== undefined) return opens || quotationAt(sentence, right.from) === undefined;
  return inverted || (hasFiniteVerb(sentence, left) && (opens || mainClauseFollows(sentence, left)));
}

/** "If elected, he will …": a clause of its own after what leads up to it. */
function mainClauseFollows(sentence: Sentence, { from, to }: Range): boolean {
  const comma = nextMark(sentence, from, ',');
  if (comma === undefined || comma >= to) return classAt(sentence, from) !== 'subordinator';
  return hasFiniteVerb(sentence, { from: comma + 1, to });
}
