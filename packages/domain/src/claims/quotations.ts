import type { Item, Mark, Word } from './items.ts';

/** Opening marks and what may close them. „ is closed by “ in Ukrainian and German, by ” elsewhere. */
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”"',
  '«': '»',
  '„': '“”',
  '"': '"”',
  "''": "''",
  '``': "''",
  '‘': '’',
};

/** A single mark is also an apostrophe: what it opens has to end soon to be a quotation. */
const SINGLE_MAX_TOKENS = 80;

/**
 * Takes each quotation of a paragraph as one item. Pairs are made from left to right; a mark that closes nothing is
 * dropped, and a quotation that nothing closes runs to the end of the paragraph, as quotations of several paragraphs
 * are set.
 */
export function joinQuotations(text: string, tokens: ReadonlyArray<Word | Mark>): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Word | Mark;
    if (token.kind === 'mark' && opensHere(text, token)) {
      const close = closingOf(text, tokens, at);
      const last = close ?? tokens.length - 1;
      if (close !== undefined || token.text !== '‘') {
        items.push(quotationOf(text, tokens, at, last, close === undefined));
        at = last;
        continue;
      }
    }
    if (token.kind === 'mark' && /^["“”«»„'’‘`]+$/.test(token.text)) continue;
    items.push(token);
  }
  return items;
}

function opensHere(text: string, mark: Mark): boolean {
  if (CLOSING[mark.text] === undefined) return false;
  const before = text.charAt(mark.start - 1);
  const after = text.charAt(mark.end);
  return (before === '' || /[\s([{—–\-:/]/.test(before)) && after !== '' && !/\s/.test(after);
}

function closingOf(text: string, tokens: ReadonlyArray<Word | Mark>, from: number): number | undefined {
  const open = tokens[from] as Mark;
  const closing = CLOSING[open.text] ?? '';
  const end = open.text === '‘' ? Math.min(tokens.length, from + SINGLE_MAX_TOKENS) : tokens.length;
  let depth = 0;
  for (let at = from + 1; at < end; at++) {
    const token = tokens[at] as Word | Mark;
    if (token.kind !== 'mark') continue;
    const nested = token.text === open.text && opensHere(text, token);
    if (nested && open.text !== '"' && open.text !== "''") depth++;
    else if (closes(text, token, open, closing) && depth-- === 0) return at;
  }
  return undefined;
}

function closes(text: string, token: Mark, open: Mark, closing: string): boolean {
  // Typists close with the opening mark now and then: it then clings to the word before it.
  const mistyped = token.text === open.text && !opensHere(text, token);
  if (!mistyped && !(token.text.length === open.text.length && closing.includes(token.text))) return false;
  return open.text !== '‘' || !/[\p{L}\p{N}]/u.test(text.charAt(token.end));
}

function quotationOf(
  text: string,
  tokens: ReadonlyArray<Word | Mark>,
  first: number,
  last: number,
  open: boolean,
): Item {
  const { start } = tokens[first] as Item;
  const { end } = tokens[last] as Item;
  const before = tokens[open ? last : last - 1];
  const ending = before?.kind === 'mark' && before.start > start ? before.text.charAt(0) : '';
  return { kind: 'quotation', start, end, text: text.slice(start, end), ending, open };
}
