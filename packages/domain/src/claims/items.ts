import type { Cue, LanguageTable, Role, WordClass } from './languages/language-table.ts';
import type { Span } from './statement.ts';

/** A word or a number, with what is known of it once its sentence has been classified. */
export interface Word extends Span {
  readonly kind: 'word';
  readonly text: string;
  /** Lower case, with straight apostrophes: what the language tables are written in. */
  readonly lower: string;
  wordClass: WordClass;
  /** Set where the word is read as a reporting verb here. */
  cue: Cue | undefined;
}

/** A punctuation mark; `text` is one of them, or several of a kind. */
export interface Mark extends Span {
  readonly kind: 'mark';
  readonly text: string;
}

/** Words in quotation marks, taken as one: nothing inside is looked at. The span includes the marks. */
export interface Quotation extends Span {
  readonly kind: 'quotation';
  readonly text: string;
  /** The mark that ends the sentence inside, or the comma before the closing mark; '' for neither. */
  readonly ending: string;
  /** The closing mark is missing: the quotation goes on in the next paragraph. */
  readonly open: boolean;
}

export type Item = Word | Mark | Quotation;

/** A sentence of the story, quotations taken as one item each. */
export interface Sentence {
  readonly items: readonly Item[];
  readonly language: LanguageTable;
}

/** Items of a sentence by their places: `from` inclusive, `to` exclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const DASHES = '—–-';

export function isWord(item: Item | undefined): item is Word {
  return item?.kind === 'word';
}

export function isQuotation(item: Item | undefined): item is Quotation {
  return item?.kind === 'quotation';
}

/** One of the marks in `texts`, or a run of one of them. */
export function isMark(item: Item | undefined, texts: string): item is Mark {
  return item?.kind === 'mark' && texts.includes(item.text);
}

export function markAt({ items }: Sentence, at: number, texts: string): boolean {
  return isMark(items[at], texts);
}

export function quotationAt({ items }: Sentence, at: number): Quotation | undefined {
  const item = items[at];
  return isQuotation(item) ? item : undefined;
}

export function wordAt({ items }: Sentence, at: number): Word | undefined {
  const item = items[at];
  return isWord(item) ? item : undefined;
}

export function classAt(sentence: Sentence, at: number): WordClass | undefined {
  return wordAt(sentence, at)?.wordClass;
}

/** Whether the word at `at` is of one of these classes; no word is of none. */
export function isOfClass(sentence: Sentence, at: number, classes: ReadonlySet<WordClass>): boolean {
  const wordClass = classAt(sentence, at);
  return wordClass !== undefined && classes.has(wordClass);
}

export function playsRole(sentence: Sentence, at: number, role: Role): boolean {
  const word = wordAt(sentence, at);
  return word !== undefined && sentence.language.roles[role].has(word.lower);
}

/** Where the next of these marks stands, at or after `from`. */
export function nextMark({ items }: Sentence, from: number, texts: string): number | undefined {
  for (let at = from; at < items.length; at++) if (isMark(items[at], texts)) return at;
  return undefined;
}

/** Where the sentence's words end: before its closing mark. */
export function endOfSentence({ items }: Sentence): number {
  return isMark(items.at(-1), '.!?…') ? items.length - 1 : items.length;
}

/** A verb that has a subject of its own: not -ing, not after "to". */
export function isFiniteVerb(sentence: Sentence, at: number): boolean {
  const wordClass = classAt(sentence, at);
  return (wordClass === 'verb' || wordClass === 'auxiliary') && classAt(sentence, at - 1) !== 'to';
}

export function hasFiniteVerb(sentence: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (isFiniteVerb(sentence, at)) return true;
  return false;
}

/** The span of the text that a range of items covers. */
export function spanOf({ items }: Sentence, { from, to }: Range): Span {
  return { start: (items[from] as Item).start, end: (items[to - 1] as Item).end };
}
