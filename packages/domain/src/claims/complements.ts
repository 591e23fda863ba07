import { afterAdjuncts } from './adjuncts.ts';
import { endOfContent } from './content-end.ts';
import {
  classAt,
  isFiniteVerb,
  isMark,
  isOfClass,
  isQuotation,
  isWord,
  markAt,
  playsRole,
  type Range,
  type Sentence,
  wordAt,
} from './items.ts';
import type { Complement, Cue, WordClass } from './languages/language-table.ts';
import { phraseStartingAt } from './phrases.ts';

/** What was stated, as it stands to the right of its verb. */
export interface Content extends Range {
  readonly kind: Complement;
}

/** Fewer items are no clause. */
const CLAUSE_MIN_ITEMS = 4;

const STARTS_PHRASE: ReadonlySet<WordClass> = new Set([
  'adjective',
  'determiner',
  'gerund',
  'name',
  'noun',
  'number',
  'object-pronoun',
  'participle',
  'possessive',
  'pronoun',
]);

type Start = Pick<Content, 'from' | 'kind'>;

/** What the verb at `verb` takes to its right, or undefined where nothing of that is there. */
export function contentAfter(sentence: Sentence, verb: number, cue: Cue): Content | undefined {
  return ended(sentence, startAfter(sentence, afterAdjuncts(sentence, verb + 1), cue));
}

/** The same for what may stand at `at` itself. */
export function contentFrom(
  sentence: Sentence,
  at: number,
  takes: ReadonlySet<Complement>,
): Content | undefined {
  return ended(sentence, complementAt(sentence, at, takes));
}

function ended(sentence: Sentence, start: Start | undefined): Content | undefined {
  if (start === undefined) return undefined;
  const to = endOfContent(sentence, start.from, start.kind);
  return to > start.from ? { ...start, to } : undefined;
}

function startAfter(sentence: Sentence, at: number, cue: Cue): Start | undefined {
  const { addressee, prepositions, takes } = cue.verb;
  if (addressee) {
    const direct = quoteOrThat(sentence, at, takes);
    if (direct !== undefined) return direct;
    const person = isQuestion(sentence, at) ? undefined : phraseStartingAt(sentence, at);
    if (person !== undefined) return complementAt(sentence, afterAdjuncts(sentence, person.to), takes);
  }
  const word = wordAt(sentence, at);
  const leads = word?.wordClass === 'preposition' || word?.wordClass === 'to';
  if (word !== undefined && leads && prepositions.has(word.lower))
    return classAt(sentence, at + 1) === 'that' && word.wordClass === 'preposition'
      ? { from: at + 2, kind: 'clause' }
      : { from: at + 1, kind: 'object' };
  return complementAt(sentence, at, takes);
}

function quoteOrThat(sentence: Sentence, at: number, takes: ReadonlySet<Complement>): Start | undefined {
  const { items } = sentence;
  if (isQuotation(items[at])) return takes.has('quote') ? { from: at, kind: 'quote' } : undefined;
  const that =
    classAt(sentence, at) === 'that'
      ? at
      : markAt(sentence, at, ',') && classAt(sentence, at + 1) === 'that'
        ? at + 1
        : undefined;
  if (that !== undefined) {
    if (isQuotation(items[that + 1]) && that > at && takes.has('quote'))
      return { from: that + 1, kind: 'quote' };
    return takes.has('clause') ? { from: that + 1, kind: 'clause' } : undefined;
  }
  if (markAt(sentence, at, ',:') && isQuotation(items[at + 1]) && takes.has('quote'))
    return { from: at + 1, kind: 'quote' };
  return markAt(sentence, at, ':') && takes.has('clause') && at + 1 < items.length
    ? { from: at + 1, kind: 'clause' }
    : undefined;
}

function complementAt(sentence: Sentence, at: number, takes: ReadonlySet<Complement>): Start | undefined {
  const direct = quoteOrThat(sentence, at, takes);
  if (direct !== undefined) return direct;
  const as = (kind: Complement): Start | undefined => (takes.has(kind) ? { from: at, kind } : undefined);
  const wordClass = classAt(sentence, at);
  if (wordClass === undefined) return undefined;
  if (isQuestion(sentence, at)) return as('question');
  if (wordClass === 'to') return as('infinitive');
  if (wordClass === 'gerund')
    return takes.has('gerund') || takes.has('object') || takes.has('clause')
      ? { from: at, kind: 'gerund' }
      : undefined;
  if (wordClass === 'that') return as('object');
  if (playsRole(sentence, at, 'condition') && takes.has('clause')) return { from: at, kind: 'clause' };
  if (!STARTS_PHRASE.has(wordClass)) return undefined;
  if (takes.has('clause') && startsClause(sentence, at)) return { from: at, kind: 'clause' };
  if (takes.has('object')) return { from: at, kind: 'object' };
  // A verb that takes no mere object has a clause here: its own verb just was not recognised.
  return sentence.items.length - at > CLAUSE_MIN_ITEMS ? as('clause') : undefined;
}

function isQuestion(sentence: Sentence, at: number): boolean {
  const wordClass = classAt(sentence, at);
  if (wordClass === 'relative') return true;
  // "told reporters when asked" says when, not what.
  return wordClass === 'question' && !playsRole(sentence, at, 'when');
}

const GOES_ON_AFTER_COMMA: ReadonlySet<WordClass> = new Set([
  'determiner',
  'name',
  'preposition',
  'relative',
]);

/** A subject and its finite verb ahead: "the talks *were* over", not "the talks that were held". */
function startsClause(sentence: Sentence, from: number): boolean {
  let relative = false;
  for (let at = from; at < sentence.items.length; at++) {
    const item = sentence.items[at];
    // The verb may stand inside: "the senator “cannot win”".
    if (isQuotation(item)) return at > from;
    if (!isWord(item)) {
      if (isMark(item, ';:—–')) return false;
      if (!isMark(item, ',')) continue;
      // "the mayor, who leads the council, will …"
      if (!isOfClass(sentence, at + 1, GOES_ON_AFTER_COMMA)) return false;
      relative = classAt(sentence, at + 1) === 'relative';
    } else if (isFiniteVerb(sentence, at) && at > from) {
      if (!relative) return true;
      relative = false;
      while (isFiniteVerb(sentence, at + 1) || classAt(sentence, at + 1) === 'adverb') at++;
    } else if (item.wordClass === 'relative' || item.wordClass === 'that') relative = true;
    else if (item.wordClass === 'subordinator' && at > from) return false;
    else if (
      (item.wordClass === 'joiner' || item.wordClass === 'conjunction') &&
      !relative &&
      joinsVerb(sentence, at)
    )
      return false;
  }
  return false;
}

/** "and was acquitted": what follows belongs to the verb before. */
function joinsVerb(sentence: Sentence, conjunction: number): boolean {
  let at = conjunction + 1;
  while (classAt(sentence, at) === 'adverb') at++;
  return isFiniteVerb(sentence, at);
}
