import { isTime } from './adjuncts.ts';
import {
  classAt,
  DASHES,
  hasFiniteVerb,
  isFiniteVerb,
  isMark,
  isOfClass,
  isQuotation,
  isWord,
  markAt,
  playsRole,
  type Range,
  type Sentence,
} from './items.ts';
import type { WordClass } from './languages/language-table.ts';
import { phraseEndingAt, verbGroupStart } from './phrases.ts';

/** How many commas to the left a subject is looked for behind what stands between it and its verb. */
const APPOSITION_MAX_COMMAS = 5;

/** Who does what a verb says, as far as the sentence itself tells. */
export interface Subject {
  /** The phrase, and for "the man who said" also the pronoun that takes it up. */
  readonly ranges: readonly Range[];
  /** Where the subject begins. */
  readonly from: number;
}

/** The subject to the left of a verb whose group begins at `group`. */
export function subjectBefore(sentence: Sentence, group: number): Subject | undefined {
  const last = group - 1;
  const item = sentence.items[last];
  if (isMark(item, `,)${DASHES}`)) return subjectBehindApposition(sentence, last);
  if (!isWord(item) && !(isQuotation(item) && !/[,.!?]/.test(item.ending))) return undefined;
  if (isRelative(sentence, last)) return relativeSubject(sentence, last);
  const phrase = phraseEndingAt(sentence, beforeTime(sentence, last));
  return phrase && { ranges: [phrase], from: phrase.from };
}

/** "the spokesman on Thursday evening said": the last place before the time. */
function beforeTime(sentence: Sentence, last: number): number {
  let at = last;
  while (isTime(sentence, at)) at--;
  if (at === last) return last;
  while (playsRole(sentence, at, 'time-modifier') || classAt(sentence, at) === 'preposition') at--;
  return at;
}

/** "who", or "that" after a noun. */
function isRelative(sentence: Sentence, at: number): boolean {
  const wordClass = classAt(sentence, at);
  return wordClass === 'relative' || (wordClass === 'that' && classAt(sentence, at - 1) === 'noun');
}

function relativeSubject(sentence: Sentence, relative: number): Subject {
  const own = { from: relative, to: relative + 1 };
  const before = markAt(sentence, relative - 1, `,${DASHES}`) ? relative - 2 : relative - 1;
  const phrase = phraseEndingAt(sentence, before);
  return { ranges: phrase === undefined ? [own] : [phrase, own], from: phrase?.from ?? relative };
}

/** "Smith, who leads the group, said": the phrase before the first of the commas, if it begins its clause. */
function subjectBehindApposition(sentence: Sentence, close: number): Subject | undefined {
  const opening = markAt(sentence, close, ')') ? '(' : markAt(sentence, close, ',') ? ',' : DASHES;
  let best: Subject | undefined;
  let commas = 0;
  for (let at = close - 1; at > 0 && commas < APPOSITION_MAX_COMMAS; at--) {
    if (isQuotation(sentence.items[at]) && opening !== ',') break;
    if (!markAt(sentence, at, opening)) continue;
    commas++;
    if (opening === ',' && !isApposition(sentence, { from: at + 1, to: close })) break;
    const phrase = isTime(sentence, at - 1) ? undefined : phraseEndingAt(sentence, at - 1);
    if (phrase === undefined) continue;
    best = { ranges: [phrase], from: phrase.from };
    if (opening !== ',' || !markAt(sentence, phrase.from - 1, ',')) break;
  }
  return best;
}

const OPENS_DESCRIPTION: ReadonlySet<WordClass> = new Set([
  'participle',
  'preposition',
  'question',
  'relative',
  'subordinator',
  'that',
]);

/** Between commas after a name: a description, or a clause that "who" opens, but no clause of its own. */
function isApposition(sentence: Sentence, range: Range): boolean {
  for (let at = range.from; at < range.to; at++)
    if (isOfClass(sentence, at, OPENS_DESCRIPTION)) return true;
    else if (isFiniteVerb(sentence, at)) return false;
  return !hasFiniteVerb(sentence, range);
}

/** The subject of the first finite verb between `from` and `to`. */
export function mainSubject(sentence: Sentence, from: number, to: number): Subject | undefined {
  for (let at = from; at < to; at++) {
    if (!isFiniteVerb(sentence, at)) continue;
    const group = verbGroupStart(sentence, at);
    const subject = group > from ? subjectBefore(sentence, group) : undefined;
    if (subject !== undefined && subject.from >= from && classAt(sentence, group - 1) !== 'relative')
      return subject;
    while (at + 1 < to && classAt(sentence, at + 1) === 'auxiliary') at++;
  }
  return undefined;
}

/** How far a speaker found beside its verb can be trusted: a relative pronoun tells of somebody in passing. */
export function subjectKind(sentence: Sentence, ranges: readonly Range[]): 'own' | 'relative' {
  const last = ranges.at(-1);
  if (last === undefined || last.to - last.from > 1) return 'own';
  const wordClass = classAt(sentence, last.from);
  return wordClass === 'relative' || wordClass === 'that' ? 'relative' : 'own';
}
