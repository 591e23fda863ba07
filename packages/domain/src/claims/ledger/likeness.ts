import { segmenterOf } from '../../text/words.ts';
import { mayBeSameTime, type TruncatedDate } from './truncated-date.ts';

/** What two reports of statements are compared by. */
export interface Stated {
  readonly text: string;
  readonly language: string;
  readonly saidAt: TruncatedDate | null;
}

/** From here on two statements of one speaker are offered as one. */
export const LIKELY_MATCH = 0.5;
/** What a day that cannot be the same takes away: a speaker says the same thing on many days. */
const OTHER_DAY = 0.2;
/** Words that nearly every statement has say nothing of this one; longer ones are its own. Letters. */
const SHORT_WORD = 3;

/**
 * How likely two statements of one speaker are the same: the share of the words of the shorter one that the other has
 * too, 0 to 1, less where their days differ.
 */
export function likeness(a: Stated, b: Stated): number {
  const [ofA, ofB] = [tellingWords(a), tellingWords(b)];
  const smaller = Math.min(ofA.size, ofB.size);
  if (smaller === 0) return 0;
  let shared = 0;
  for (const word of ofA) if (ofB.has(word)) shared++;
  const share = shared / smaller;
  const sameTime = a.saidAt === null || b.saidAt === null || mayBeSameTime(a.saidAt, b.saidAt);
  return Math.max(0, sameTime ? share : share - OTHER_DAY);
}

/** The words a statement is told by, in lower case; all of them where it has only short ones. */
export function tellingWords({ text, language }: Pick<Stated, 'text' | 'language'>): ReadonlySet<string> {
  const words = Array.from(segmenterOf(language, 'word').segment(text.toLowerCase()))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);
  const long = words.filter((word) => word.length > SHORT_WORD || /\p{N}/u.test(word));
  return new Set(long.length > 0 ? long : words);
}
