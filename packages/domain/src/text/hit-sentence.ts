import { segmenterOf } from './words.ts';

/** The marks a search puts around hits: private-use characters, which no text of ours holds. */
export const HIT_START = '\uE000';
export const HIT_END = '\uE001';

export interface HitRun {
  readonly text: string;
  readonly hit: boolean;
}

/** How far around the first hit its sentence is looked for, and the longest part of it shown; UTF-16 units. */
const REACH = 1000;
const SHOWN_MAX = 280;

/** The first sentence of a marked text that holds a hit, in runs. Without a hit: the text's beginning. */
export function hitSentence(marked: string, language: string): HitRun[] {
  const at = marked.indexOf(HIT_START);
  const from = Math.max(0, at - REACH);
  const stretch = marked.slice(from, Math.max(at, 0) + REACH);
  let sentence = stretch;
  for (const segment of segmenterOf(language, 'sentence').segment(stretch)) {
    sentence = segment.segment;
    if (segment.index + sentence.length > at - from) break;
  }
  return runsOf(shortened(sentence.replace(/\s+/g, ' ').trim()));
}

/** Cuts a long sentence around its first hit, at words. */
function shortened(sentence: string): string {
  if (sentence.length <= SHOWN_MAX) return sentence;
  const hit = Math.max(0, sentence.indexOf(HIT_START));
  let start = Math.max(0, hit - SHOWN_MAX / 2);
  if (start > 0) {
    // Without a space before the hit there is no word to begin with but the hit's own.
    const space = sentence.indexOf(' ', start);
    start = space >= 0 && space < hit ? space + 1 : hit;
  }
  let end = Math.min(sentence.length, start + SHOWN_MAX);
  if (end < sentence.length) {
    const space = sentence.lastIndexOf(' ', end);
    if (space > hit) end = space;
    else if (/[\uD800-\uDBFF]/.test(sentence.charAt(end - 1))) end--;
  }
  return `${start > 0 ? '…' : ''}${sentence.slice(start, end)}${end < sentence.length ? '…' : ''}`;
}

function runsOf(marked: string): HitRun[] {
  return marked
    .split(new RegExp(`(${HIT_START}[^${HIT_END}]*${HIT_END}?)`))
    .map((run) => ({
      text: run.replaceAll(HIT_START, '').replaceAll(HIT_END, ''),
      hit: run.startsWith(HIT_START),
    }))
    .filter((run) => run.text !== '');
}
