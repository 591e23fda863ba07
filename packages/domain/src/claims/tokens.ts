import type { Mark, Word } from './items.ts';
import type { LanguageTable } from './languages/language-table.ts';

/**
 * Words keep what joins them inside (hyphens, apostrophes, the points of numbers and of "U.S."); quotation marks and
 * other punctuation stand alone. No two alternatives begin alike, so reading is linear.
 */
const TOKEN =
  /(?:\p{L}\.){2,}(?:[-‑][\p{L}\p{N}]+)*|[#@]?\p{L}[\p{L}\p{M}\p{N}_]*(?:(?:[-‑'’&]|\.(?=\p{Ll}))[\p{L}\p{N}][\p{L}\p{M}\p{N}_]*)*|[$€£]?\p{N}[\p{L}\p{M}\p{N}]*(?:[-‑'’.,/:]\p{N}[\p{L}\p{N}]*|[-‑]\p{L}+)*%?|''|``|\.{2,}|[^\s\p{L}\p{N}]/gu;

/** The words and marks of one paragraph, in order. `offset` is where the paragraph begins in the whole text. */
export function readTokens(paragraph: string, offset: number, language: LanguageTable): Array<Word | Mark> {
  const tokens: Array<Word | Mark> = [];
  for (const match of paragraph.matchAll(TOKEN)) {
    const text = match[0];
    const start = offset + match.index;
    const last = tokens.at(-1);
    if (/[\p{L}\p{N}]/u.test(text)) pushWord(tokens, text, start, language);
    else if (text === '.' && last !== undefined && isAbbreviation(last, start, language))
      tokens[tokens.length - 1] = { ...last, text: `${last.text}.`, end: start + 1 };
    else tokens.push({ kind: 'mark', text, start, end: start + text.length });
  }
  return tokens;
}

/** "Mr", "J": the stop that follows is theirs, not the sentence's. */
function isAbbreviation(last: Word | Mark, start: number, language: LanguageTable): last is Word {
  if (last.kind !== 'word' || last.end !== start) return false;
  const part = last.lower.slice(last.lower.lastIndexOf('-') + 1);
  return language.abbreviations.has(part) || (/^\p{Lu}$/u.test(last.text) && last.text !== 'I');
}

/** Parts what a language writes onto a word without being part of it: "Moscow's", "they've". */
function pushWord(tokens: Array<Word | Mark>, text: string, start: number, language: LanguageTable): void {
  const lower = text.toLowerCase().replaceAll('’', "'");
  const clitic = language.clitics.find((ending) => lower.endsWith(ending) && lower.length > ending.length);
  const length = clitic === undefined ? text.length : text.length - clitic.length;
  tokens.push(wordOf(text.slice(0, length), start));
  if (clitic !== undefined) tokens.push(wordOf(text.slice(length), start + length));
}

function wordOf(text: string, start: number): Word {
  return {
    kind: 'word',
    text,
    lower: text.toLowerCase().replaceAll('’', "'"),
    start,
    end: start + text.length,
    wordClass: 'noun',
    cue: undefined,
  };
}
