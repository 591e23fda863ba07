import {
  classAt,
  isOfClass,
  isWord,
  markAt,
  nextMark,
  playsRole,
  quotationAt,
  type Range,
  type Sentence,
  wordAt,
} from './items.ts';
import type { Channel, WordClass } from './languages/language-table.ts';
import { phraseStartingAt } from './phrases.ts';

/** The longest aside between a verb and what it takes: ", citing three sources in the ministry,". */
const ASIDE_MAX_ITEMS = 12;
/** How far the word that names a channel may stand from its preposition. */
const OCCASION_MAX_ITEMS = 8;
/** The same where no comma stands before it: only plain occasions count then. */
const PLAIN_OCCASION_MAX_ITEMS = 5;

const PLAIN_OCCASIONS: ReadonlySet<Channel> = new Set(['interview', 'news-conference', 'post', 'statement']);
const OPENS_ASIDE: ReadonlySet<WordClass> = new Set(['gerund', 'preposition']);
const YEAR = /^(?:19|20)\d\d$/;

/** Past time, place and occasion between a verb and what it takes: "said *on Monday in an interview* that …". */
export function afterAdjuncts(sentence: Sentence, from: number): number {
  let at = from;
  for (;;) {
    const next = afterAdjunct(sentence, at);
    if (next === at) return at;
    at = next;
  }
}

function afterAdjunct(sentence: Sentence, at: number): number {
  const wordClass = classAt(sentence, at);
  if (wordClass === undefined) return afterAside(sentence, at);
  if (wordClass === 'adverb') return at + 1;
  if (beginsTime(sentence, at)) return afterTime(sentence, at);
  if (wordClass !== 'preposition' && wordClass !== 'to') return at;
  if (beginsTime(sentence, at + 1) || YEAR.test(wordAt(sentence, at + 1)?.text ?? ''))
    return afterTime(sentence, at + 1);
  const phrase = phraseStartingAt(sentence, at + 1);
  if (phrase === undefined) return at;
  const marked = markAt(sentence, phrase.to, ',:');
  const quotation = quotationAt(sentence, marked ? phrase.to + 1 : phrase.to);
  if (quotation !== undefined || classAt(sentence, phrase.to) === 'that' || markAt(sentence, phrase.to, ':'))
    return phrase.to;
  // "said in a speech he would": only an occasion lets a bare clause follow.
  return namesChannel(sentence, phrase) && isWord(sentence.items[phrase.to]) ? phrase.to : at;
}

/** ", in an interview," and ", citing sources," where the content follows right after. */
function afterAside(sentence: Sentence, at: number): number {
  if (!markAt(sentence, at, ',') || !isOfClass(sentence, at + 1, OPENS_ASIDE)) return at;
  const close = nextMark(sentence, at + 1, ',');
  if (close === undefined || close - at > ASIDE_MAX_ITEMS) return at;
  const follows = quotationAt(sentence, close + 1) !== undefined || classAt(sentence, close + 1) === 'that';
  return follows ? close + 1 : at;
}

/** "Monday", "week". */
export function isTime(sentence: Sentence, at: number): boolean {
  return classAt(sentence, at) === 'time' || playsRole(sentence, at, 'time-noun');
}

/** "Monday", "last week", "14 March". */
export function beginsTime(sentence: Sentence, at: number): boolean {
  if (isTime(sentence, at)) return true;
  const leads = playsRole(sentence, at, 'time-modifier') || classAt(sentence, at) === 'number';
  return leads && isTime(sentence, at + 1);
}

function afterTime(sentence: Sentence, from: number): number {
  let at = from + 1;
  while (isTime(sentence, at) || classAt(sentence, at) === 'number') at++;
  return markAt(sentence, at, ',') && YEAR.test(wordAt(sentence, at + 1)?.text ?? '') ? at + 2 : at;
}

function namesChannel(sentence: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++)
    if (sentence.language.channels.has(wordAt(sentence, at)?.lower ?? '')) return true;
  return false;
}

/** Whether "in an interview with …", "at a news conference" begins at `at`: where something was said, not what. */
export function beginsOccasion(sentence: Sentence, at: number): boolean {
  if (classAt(sentence, at) !== 'preposition' || !playsRole(sentence, at, 'occasion')) return false;
  const afterComma = markAt(sentence, at - 1, ',');
  const reach = afterComma ? OCCASION_MAX_ITEMS : PLAIN_OCCASION_MAX_ITEMS;
  for (let next = at + 1; next < at + reach; next++) {
    const word = wordAt(sentence, next);
    if (word === undefined || (next > at + 1 && word.wordClass === 'preposition')) return false;
    const channel = sentence.language.channels.get(word.lower);
    if (channel !== undefined) return afterComma || PLAIN_OCCASIONS.has(channel);
  }
  return false;
}
