import { beginsOccasion, beginsTime } from './adjuncts.ts';
import {
  classAt,
  DASHES,
  isFiniteVerb,
  isMark,
  isOfClass,
  isQuotation,
  markAt,
  playsRole,
  type Quotation,
  quotationAt,
  type Sentence,
  wordAt,
} from './items.ts';
import type { Complement, WordClass } from './languages/language-table.ts';

/** How far a new clause's own reporting verb is looked for after "but", "while" … */
const NEW_CLAUSE_MAX_ITEMS = 8;

const LINKING: ReadonlySet<WordClass> = new Set(['conjunction', 'joiner', 'subordinator']);

/**
 * Where the content that begins at `from` ends. It runs to the end of its sentence, unless another report begins
 * ("…, adding that", "… but said"), another thought ("…, but") or the occasion ("…, in an interview on Monday"). An
 * object, an infinitive or a gerund ends with its phrase.
 */
export function endOfContent(sentence: Sentence, from: number, kind: Complement): number {
  const { items } = sentence;
  const phrase = kind === 'object' || kind === 'gerund' || kind === 'infinitive';
  for (let at = from; at < items.length; at++) {
    const item = items[at];
    if (isMark(item, ';') || (at === items.length - 1 && isMark(item, '.!?…'))) return at;
    if (isQuotation(item) && endsAfterQuotation(sentence, at, item, kind, at === from)) return at + 1;
    if (at === from) continue;
    if (beginsReport(sentence, at)) return at;
    if (isMark(item, ',') && (beginsOccasion(sentence, at + 1) || beginsContrast(sentence, at + 1)))
      return at;
    if (kind !== 'quote' && at > from + 1 && beginsOccasion(sentence, at)) return at;
    if (phrase && (endsAtComma(sentence, at) || endsPhrase(sentence, at, kind))) return at;
  }
  return items.length;
}

function beginsContrast(sentence: Sentence, at: number): boolean {
  return playsRole(sentence, at, 'but') && classAt(sentence, at + 1) !== 'that';
}

/** What these words begin after a quotation that ends in a comma is no longer reported. */
const AFTER_QUOTATION: ReadonlySet<WordClass> = new Set([
  'gerund',
  'preposition',
  'relative',
  'subordinator',
]);

/** A comma or a full stop inside closes a quotation and what it belongs to, unless a second half follows. */
function endsAfterQuotation(
  sentence: Sentence,
  at: number,
  { ending }: Quotation,
  kind: Complement,
  first: boolean,
): boolean {
  if (kind === 'quote' && first)
    return ending !== '' || (markAt(sentence, at + 1, ',') && quotationAt(sentence, at + 2) === undefined);
  if (ending !== ',') return ending !== '';
  const next = classAt(sentence, at + 1);
  if (next === 'conjunction' || next === 'joiner') return !secondHalfAt(sentence, at + 2);
  return kind === 'object' || next === undefined || AFTER_QUOTATION.has(next);
}

function secondHalfAt(sentence: Sentence, at: number): boolean {
  return (
    quotationAt(sentence, at) !== undefined || classAt(sentence, at) === 'that' || isFiniteVerb(sentence, at)
  );
}

/** What a comma or a dash before these words adds is not part of an object; a list or a relative clause is. */
const AFTER_OBJECT: ReadonlySet<WordClass> = new Set([
  'adverb',
  'auxiliary',
  'conjunction',
  'determiner',
  'gerund',
  'joiner',
  'name',
  'preposition',
  'pronoun',
  'subordinator',
  'verb',
]);

function endsAtComma(sentence: Sentence, at: number): boolean {
  if (!markAt(sentence, at, `,${DASHES}`)) return false;
  return isOfClass(sentence, at + 1, AFTER_OBJECT) && !playsRole(sentence, at + 1, 'including');
}

function endsPhrase(sentence: Sentence, at: number, kind: Complement): boolean {
  const wordClass = classAt(sentence, at);
  if (kind === 'object' && wordClass === 'preposition' && beginsTime(sentence, at + 1)) return true;
  if (wordClass === 'conjunction' || wordClass === 'joiner')
    return (
      isFiniteVerb(sentence, at + 1) ||
      (classAt(sentence, at + 1) === 'adverb' && isFiniteVerb(sentence, at + 2))
    );
  return wordClass === 'subordinator' && !playsRole(sentence, at, 'as');
}

/** Another verb of saying takes over here. */
function beginsReport(sentence: Sentence, at: number): boolean {
  if (sourcePhraseAt(sentence, at) !== undefined) return true;
  const mark = markAt(sentence, at, `,—–`);
  const comma = mark || quotationAt(sentence, at - 1)?.ending === ',';
  let first = mark ? at + 1 : at;
  if (mark && sourcePhraseAt(sentence, first) !== undefined) return true;
  // "…, he wrote in a post": said once more of the same words.
  if (mark && classAt(sentence, first) === 'pronoun' && reportsAgain(sentence, first + 1)) return true;
  const linked = isOfClass(sentence, first, LINKING);
  if (linked) first++;
  else if (!comma) return false;
  while (classAt(sentence, first) === 'adverb') first++;
  const cue = wordAt(sentence, first)?.cue;
  if (cue !== undefined && cue.verb.act === 'speech') {
    if (cue.forms.has('gerund')) return comma;
    if (linked && (cue.forms.has('past') || cue.forms.has('present'))) return true;
  }
  return linked && comma && reportsSoon(sentence, first);
}

function reportsAgain(sentence: Sentence, from: number): boolean {
  let at = from;
  while (classAt(sentence, at) === 'adverb' || classAt(sentence, at) === 'auxiliary') at++;
  const verb = wordAt(sentence, at)?.cue?.verb;
  return verb?.act === 'speech' && verb.takes.has('quote');
}

const NOT_BEFORE_VERB: ReadonlySet<WordClass> = new Set([
  'auxiliary',
  'gerund',
  'relative',
  'that',
  'to',
  'verb',
]);

/** ", but Smith said", ", while officials say": a subject and its reporting verb. */
function reportsSoon(sentence: Sentence, from: number): boolean {
  for (let at = from; at < from + NEW_CLAUSE_MAX_ITEMS; at++) {
    const word = wordAt(sentence, at);
    if (word === undefined) return false;
    if (word.cue !== undefined)
      return at > from && word.cue.verb.act === 'speech' && word.wordClass === 'verb';
    if (NOT_BEFORE_VERB.has(word.wordClass)) return false;
  }
  return false;
}

/** The phrase that names a source right after it ("according to") and begins at `at`, in words. */
export function sourcePhraseAt(sentence: Sentence, at: number): readonly string[] | undefined {
  if (wordAt(sentence, at) === undefined) return undefined;
  return sentence.language.sourcePhrases.find((words) =>
    words.every((word, offset) => wordAt(sentence, at + offset)?.lower === word),
  );
}
