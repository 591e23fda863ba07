/** One edit of a text: at `at`, `remove` UTF-16 units go and `insert` comes. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * The one edit that makes `after` of `before`; undefined where they are the same. `caret` is where the cursor stands
 * after it: in a row of equal letters it tells which one was typed, so that two people's letters merge in order.
 */
export function editBetween(before: string, after: string, caret: number): TextEdit | undefined {
  if (before === after) return undefined;
  const tailMost = Math.min(before.length, after.length, Math.max(0, after.length - caret));
  let tail = 0;
  while (tail < tailMost && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  let head = 0;
  const headMost = Math.min(before.length, after.length) - tail;
  while (head < headMost && before[head] === after[head]) head++;
  // A pair of surrogates is one letter.
  if (head > 0 && isHighSurrogate(before.charCodeAt(head - 1))) head--;
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--;
  return { at: head, remove: before.length - tail - head, insert: after.slice(head, after.length - tail) };
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
