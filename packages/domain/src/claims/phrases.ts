import { beforeAdverbs } from './classify.ts';
import {
  classAt,
  isMark,
  isOfClass,
  isQuotation,
  isWord,
  markAt,
  type Range,
  type Sentence,
  wordAt,
} from './items.ts';
import type { WordClass } from './languages/language-table.ts';

/** A noun phrase longer than this is a misreading. */
const PHRASE_MAX_ITEMS = 30;
/** Words in quotation marks inside a phrase, "the “Never again” movement", are short; in UTF-16 units. */
const NICKNAME_MAX_LENGTH = 40;

const IN_PHRASES: ReadonlySet<WordClass> = new Set([
  'adjective',
  'determiner',
  'name',
  'noun',
  'number',
  'object-pronoun',
  'participle',
  'possessive',
  'preposition',
  'time',
]);
const BEFORE_ATTRIBUTES: ReadonlySet<WordClass> = new Set(['adjective', 'determiner', 'possessive']);
const AFTER_DEGREES: ReadonlySet<WordClass> = new Set(['adjective', 'number', 'participle']);
const JOINABLE: ReadonlySet<WordClass> = new Set(['name', 'noun', 'number']);
const OPENS_JOINED: ReadonlySet<WordClass> = new Set(['adjective', 'determiner', 'possessive']);
/** "close to the talks", not "to leave". */
const AFTER_TO: ReadonlySet<WordClass> = new Set(['determiner', 'name', 'possessive']);
/** What cannot be all of a phrase. "Some" and "many" can, as its last word. */
const NO_PHRASE: ReadonlySet<WordClass> = new Set(['determiner', 'preposition', 'time']);
const NOUNS: ReadonlySet<WordClass> = new Set(['name', 'noun', 'object-pronoun', 'time']);
const NO_LAST_WORD: ReadonlySet<WordClass> = new Set(['conjunction', 'determiner', 'joiner', 'preposition']);
const IN_VERB_GROUP: ReadonlySet<WordClass> = new Set(['adverb', 'auxiliary', 'negation']);

/** The noun phrase whose last item is at `last`, read from right to left; undefined where none ends there. */
export function phraseEndingAt(sentence: Sentence, last: number): Range | undefined {
  if (classAt(sentence, last) === 'pronoun') return { from: last, to: last + 1 };
  let from = last + 1;
  while (from > 0 && last - from < PHRASE_MAX_ITEMS && continuesLeft(sentence, from - 1)) {
    from--;
    if (classAt(sentence, from) === 'pronoun') break;
  }
  return trimmed(sentence, { from, to: last + 1 });
}

function continuesLeft(sentence: Sentence, at: number): boolean {
  const item = sentence.items[at];
  if (endsPhrase(sentence, at)) return false;
  if (isQuotation(item)) return !/[,.!?]/.test(item.ending) && item.end - item.start < NICKNAME_MAX_LENGTH;
  if (!isWord(item)) return isMark(item, '-‑&()');
  if (item.wordClass === 'joiner') return joinsPhrases(sentence, at);
  if (item.wordClass === 'to') return isOfClass(sentence, at + 1, AFTER_TO);
  if (item.wordClass === 'pronoun') return sentence.language.roles.many.has(item.lower);
  if (item.wordClass === 'adverb') return isOfClass(sentence, at + 1, AFTER_DEGREES);
  if (item.wordClass === 'gerund') return isOfClass(sentence, at - 1, BEFORE_ATTRIBUTES);
  return IN_PHRASES.has(item.wordClass) && item.cue === undefined;
}

/** "Tuesday | the talks": after a noun, an article begins another phrase. */
function endsPhrase(sentence: Sentence, at: number): boolean {
  const next = wordAt(sentence, at + 1);
  const opens =
    next?.wordClass === 'determiner' || (next?.wordClass === 'possessive' && !next.lower.startsWith("'"));
  return opens && isOfClass(sentence, at, NOUNS);
}

/** "Ryan and McConnell", not "…, and McConnell". */
function joinsPhrases(sentence: Sentence, at: number): boolean {
  const after = classAt(sentence, at + 1);
  if (!isOfClass(sentence, at - 1, JOINABLE) || after === undefined) return false;
  return after === classAt(sentence, at - 1) || OPENS_JOINED.has(after);
}

/** Without what cannot begin a phrase: a conjunction, and a preposition with what hangs on it. */
function trimmed(sentence: Sentence, { from: first, to }: Range): Range | undefined {
  let from = first;
  while (from < to) {
    const wordClass = classAt(sentence, from);
    if (wordClass === 'preposition') from = afterPreposition(sentence, { from, to });
    else if (wordClass === undefined || wordClass === 'joiner') from++;
    else break;
  }
  if (from >= to) return undefined;
  for (let at = from; at < to; at++) if (!isOfClass(sentence, at, NO_PHRASE)) return { from, to };
  return classAt(sentence, to - 1) === 'determiner' ? { from, to } : undefined;
}

/** "In Iowa the governor" → where "the governor" begins; the end where nothing is left. */
function afterPreposition(sentence: Sentence, { from, to }: Range): number {
  for (let at = from + 2; at < to; at++) {
    const wordClass = classAt(sentence, at);
    const before = classAt(sentence, at - 1);
    const opens =
      wordClass === 'determiner' || (wordClass === 'possessive' && wordAt(sentence, at)?.lower !== "'s");
    if (opens && before !== 'preposition' && before !== 'determiner') return at;
    if (wordClass === 'name' && (before === 'time' || before === 'number' || before === 'noun')) return at;
    if (wordClass === 'noun' && before === 'time') return at;
  }
  return to;
}

/** The noun phrase that begins at `first`, read from left to right, or undefined. */
export function phraseStartingAt(sentence: Sentence, first: number): Range | undefined {
  const opening = classAt(sentence, first);
  if (opening === 'pronoun' || opening === 'object-pronoun') return { from: first, to: first + 1 };
  if (opening === 'preposition') return undefined;
  let to = first;
  while (to - first < PHRASE_MAX_ITEMS && continuesRight(sentence, to, first)) to++;
  while (to - first > 1 && isOfClass(sentence, to - 1, NO_LAST_WORD)) to--;
  return to > first ? { from: first, to } : undefined;
}

function continuesRight(sentence: Sentence, at: number, first: number): boolean {
  const item = sentence.items[at];
  if (at > first && endsPhrase(sentence, at - 1)) return false;
  if (isQuotation(item)) return at > first && !/[,.!?]/.test(item.ending) && isWord(sentence.items[at + 1]);
  if (!isWord(item)) return at > first && isMark(item, '-‑&()');
  if (item.wordClass === 'joiner') return joinsPhrases(sentence, at);
  if (item.wordClass === 'to') return at > first && isOfClass(sentence, at + 1, AFTER_TO);
  return IN_PHRASES.has(item.wordClass) && item.cue === undefined;
}

/** Where the group of a verb begins, with its auxiliaries and adverbs: "has not yet", "will also". */
export function verbGroupStart(sentence: Sentence, verb: number): number {
  let from = verb;
  while (isOfClass(sentence, from - 1, IN_VERB_GROUP)) from--;
  return from;
}

/** Whether a form of "to be" makes a passive of the participle at `verb`. */
export function isPassive(sentence: Sentence, verb: number): boolean {
  let before = beforeAdverbs(sentence, verb);
  if (classAt(sentence, before) === 'negation') before = beforeAdverbs(sentence, before);
  const word = wordAt(sentence, before);
  return word !== undefined && sentence.language.passiveAuxiliaries.has(word.lower);
}

/** A comma, or a quotation that ends in one. */
export function followsComma(sentence: Sentence, at: number): boolean {
  const item = sentence.items[at - 1];
  return markAt(sentence, at - 1, ',') || (isQuotation(item) && item.ending === ',');
}
