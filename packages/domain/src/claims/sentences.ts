import { type Item, isMark, isQuotation, isWord, type Sentence } from './items.ts';
import type { LanguageTable } from './languages/language-table.ts';
import { joinQuotations } from './quotations.ts';
import type { Span } from './statement.ts';
import { readTokens } from './tokens.ts';

/** More than this is no sentence but a list or noise, and is read in pieces: it bounds what a rule looks at. */
const SENTENCE_MAX_ITEMS = 250;
/** How far after a quotation that ends in ? or ! its reporting verb is looked for. */
const TAG_MAX_ITEMS = 8;

/** Paragraphs end at line breaks. */
const PARAGRAPH = /[^\n\r\u2029]+/g;

export interface Paragraph extends Span {
  /** Its finished sentences: a headline, a credit or a menu is none, nor is what somebody is typing. */
  readonly sentences: readonly Sentence[];
}

/** The paragraphs of a text in sentences, quotations taken as one item each. */
export function readParagraphs(text: string, language: LanguageTable): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const match of text.matchAll(PARAGRAPH)) {
    const start = match.index;
    const end = start + match[0].length;
    const items = joinQuotations(text, readTokens(match[0], start, language));
    if (isExcerpt(items)) continue;
    const sentences = splitSentences(items, language);
    if (!isFinished(items)) sentences.pop();
    if (sentences.length > 0) paragraphs.push({ start, end, sentences });
  }
  return paragraphs;
}

/** Cut off with "…" at a word, a paragraph is the excerpt of another story. */
function isExcerpt(items: readonly Item[]): boolean {
  const last = items.at(-1);
  return isMark(last, '…') && items.at(-2)?.end === last.start;
}

function isFinished(items: readonly Item[]): boolean {
  const last = items.findLast((item) => !isMark(item, ')]'));
  if (isQuotation(last)) return last.open || last.ending !== '' || items.length > 1;
  if (isMark(last, '.!?:;,') || last?.text === '...') return true;
  // "U.S." swallows the stop of its sentence.
  return isWord(last) && last.text.endsWith('.');
}

function splitSentences(items: readonly Item[], language: LanguageTable): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  items.forEach((_, at) => {
    if (!endsAt(items, at, language) && at + 1 - from < SENTENCE_MAX_ITEMS) return;
    sentences.push({ items: items.slice(from, at + 1), language });
    from = at + 1;
  });
  return sentences;
}

function endsAt(items: readonly Item[], at: number, language: LanguageTable): boolean {
  const item = items[at] as Item;
  const next = items[at + 1];
  if (next === undefined) return true;
  if (isQuotation(item)) {
    if (!'.!?…'.includes(item.ending) || item.ending === '' || !beginsSentence(next)) return false;
    return item.ending === '.' || isQuotation(next) || !reportedSoon(items, at + 1, language);
  }
  if (isMark(item, ')]') && isMark(items[at - 1], '.!?')) return beginsSentence(next);
  if (isWord(item))
    return (
      item.text.endsWith('.') && beginsSentence(next) && isWord(next) && isFunctionWord(next.lower, language)
    );
  const { text } = item;
  if (!('.!?…'.includes(text) || text.startsWith('..')) || !beginsSentence(next)) return false;
  // "example.org" and "3.Next" go on.
  return text !== '.' || next.start > item.end || isQuotation(next);
}

/** A capital, a quotation or an opening bracket. A number begins none: "No. 2". */
function beginsSentence(item: Item): boolean {
  return isQuotation(item) || isMark(item, '([—–-') || /^[^\p{Ll}\p{N}]/u.test(item.text);
}

function isFunctionWord(lower: string, language: LanguageTable): boolean {
  const wordClass = language.words.get(lower);
  return wordClass !== undefined && wordClass !== 'adjective' && wordClass !== 'time';
}

function reportedSoon(items: readonly Item[], from: number, language: LanguageTable): boolean {
  for (let at = from; at < Math.min(items.length, from + TAG_MAX_ITEMS); at++) {
    const item = items[at] as Item;
    if (isMark(item, '.!?') || isQuotation(item)) return false;
    if (isWord(item) && language.cues.get(item.lower)?.verb.takes.has('quote')) return true;
  }
  return false;
}
