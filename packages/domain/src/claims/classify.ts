import { type Item, isMark, isQuotation, isWord, type Sentence, type Word, wordAt } from './items.ts';
import type { Cue, WordClass } from './languages/language-table.ts';

/** Classes after which a word that may be a verb is none: "the claims", "of reported". */
const BEFORE_NOUNS: ReadonlySet<WordClass> = new Set([
  'determiner',
  'possessive',
  'adjective',
  'preposition',
  'number',
]);
/** Classes after which a base form is a verb: "they claim", "will report", "who say". */
const BEFORE_VERBS: ReadonlySet<WordClass> = new Set(['to', 'auxiliary', 'negation', 'pronoun', 'relative']);
/** What follows a word that is a verb rather than a noun. */
const AFTER_VERBS: ReadonlySet<WordClass> = new Set([
  'determiner',
  'that',
  'pronoun',
  'object-pronoun',
  'possessive',
  'to',
  'question',
  'name',
]);
/** Subjects that a past tense may follow. */
const SUBJECTS: ReadonlySet<WordClass> = new Set([
  'noun',
  'name',
  'pronoun',
  'relative',
  'conjunction',
  'joiner',
]);
/** Words of closed classes that are part of a name where they are written with a capital inside a sentence. */
const IN_NAMES: ReadonlySet<WordClass> = new Set(['adjective', 'adverb', 'preposition', 'verb']);

/** Gives each word of a sentence its class, and its cue where it is read as a reporting verb. */
export function classify(sentence: Sentence): void {
  sentence.items.forEach((item, at) => {
    if (isWord(item)) item.wordClass = classOf(sentence, at, item);
  });
  // Verbs are told from nouns by their neighbours' classes, so these have to be known first.
  sentence.items.forEach((item, at) => {
    if (!isWord(item)) return;
    const cue = sentence.language.cues.get(item.lower);
    if (cue !== undefined && isVerb(sentence, at, item, cue)) {
      item.cue = cue;
      item.wordClass = cue.forms.has('gerund') ? 'gerund' : 'verb';
    } else if (cue === undefined && item.wordClass === 'participle' && isPast(sentence, at)) {
      item.wordClass = 'verb';
    } else if (cue !== undefined && item.wordClass === 'gerund') {
      item.wordClass = 'noun';
    }
  });
}

function classOf({ items, language }: Sentence, at: number, word: Word): WordClass {
  const previous = items[at - 1];
  const known = language.words.get(word.lower);
  const capital = /^\p{Lu}/u.test(word.text);
  const inside = at > 0 && !isQuotation(previous) && !isMark(previous, ':');
  if (/^[$€£]?\p{N}/u.test(word.text)) return 'number';
  if (word.lower === "'s") return isWord(previous) && standsForClause(previous) ? 'auxiliary' : 'possessive';
  if (known !== undefined) return capital && inside && IN_NAMES.has(known) ? 'name' : known;
  if (capital && (inside || !language.cues.has(word.lower))) return 'name';
  return language.classOfEnding(word.lower) ?? 'noun';
}

/** "he's", "that's", "what's": the verb, not the genitive. */
function standsForClause(word: Word): boolean {
  return ['pronoun', 'relative', 'question', 'that'].includes(word.wordClass);
}

/** The next place to the left that holds no adverb: what stands there decides about the word at `at`. */
export function beforeAdverbs(sentence: Sentence, at: number): number {
  let before = at - 1;
  while (wordAt(sentence, before)?.wordClass === 'adverb') before--;
  return before;
}

function isVerb(sentence: Sentence, at: number, word: Word, cue: Cue): boolean {
  const { items } = sentence;
  const next = items[at + 1];
  const gerund = cue.forms.has('gerund');
  if (/^\p{Lu}/u.test(word.text) && at > 0 && !gerund) return false;
  if (isMark(items[at - 1], '-‑/') || (isMark(next, '-‑') && next.start === word.end)) return false;
  const place = beforeAdverbs(sentence, at);
  const previous = items[place];
  const before = isWord(previous) ? previous.wordClass : undefined;
  if (gerund) return before === undefined || before === 'preposition' || !BEFORE_NOUNS.has(before);
  const past = cue.forms.has('past') || cue.forms.has('participle');
  // "known as" needs its auxiliary, "knew" none.
  if (before !== 'auxiliary' && cue.forms.has('participle') && !cue.forms.has('past')) return false;
  // "eight said", but "eight reported cases".
  if (before === 'number') return past && !cue.alsoNoun && !(isWord(next) && next.wordClass === 'noun');
  if (before !== undefined && BEFORE_NOUNS.has(before))
    return standsForMany(sentence, place) && !cue.alsoNoun;
  if (before === 'verb' || before === 'gerund') return false;
  if (past && !cue.alsoNoun) return true;
  if (before !== undefined && BEFORE_VERBS.has(before)) return true;
  if (previous === undefined) return false;
  if (past) return followsLikeVerb(next, cue);
  if (!cue.alsoNoun) return true;
  // "about crude remarks he made": a preposition leads in a noun.
  if (before === 'noun' && wordAt(sentence, beforeAdverbs(sentence, at) - 1)?.wordClass === 'preposition')
    return false;
  return (cue.forms.has('present') || standsForMany(sentence, place)) && followsLikeVerb(next, cue);
}

/** "some say", "many think", "people say", "officials argue". */
function standsForMany(sentence: Sentence, at: number): boolean {
  const word = wordAt(sentence, at);
  if (word === undefined || word.wordClass === 'possessive') return false;
  return sentence.language.roles.many.has(word.lower) || sentence.language.looksPlural(word.lower);
}

function followsLikeVerb(next: Item | undefined, cue: Cue): boolean {
  if (isQuotation(next)) return true;
  if (isMark(next, ':')) return cue.verb.takes.has('quote');
  if (!isWord(next)) return false;
  return AFTER_VERBS.has(next.wordClass) || cue.verb.prepositions.has(next.lower);
}

/** "-ed" after a subject is a past tense; after an article, after "is" or before "by" a participle. */
function isPast(sentence: Sentence, at: number): boolean {
  const next = wordAt(sentence, at + 1);
  if (next !== undefined && sentence.language.roles.agent.has(next.lower)) return false;
  const previous = sentence.items[beforeAdverbs(sentence, at)];
  return isWord(previous) ? SUBJECTS.has(previous.wordClass) : isQuotation(previous);
}
