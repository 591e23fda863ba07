import { sequenceDifference } from './sequence-difference.ts';
import { segmenterOf } from './words.ts';

/** A run of a text and what became of it. */
export interface TextPart {
  readonly type: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * The difference of two texts by the word, as a language parts words. What is the same or removed, joined, is
 * `before`; what is the same or added is `after`.
 */
export function wordDifference(before: string, after: string, language: string): TextPart[] {
  return joinedChanges(
    sequenceDifference(segmentsOf(before, language), segmentsOf(after, language)).map(({ type, items }) => ({
      type,
      text: items.join(''),
    })),
  );
}

/** Changes that only a space parts read as one: `was safe` became `never failed`, not word for word. */
function joinedChanges(parts: readonly TextPart[]): TextPart[] {
  const result: TextPart[] = [];
  let removed = '';
  let added = '';
  const end = () => {
    if (removed !== '') result.push({ type: 'removed', text: removed });
    if (added !== '') result.push({ type: 'added', text: added });
    removed = '';
    added = '';
  };
  parts.forEach(({ type, text }, index) => {
    const isGap =
      type === 'same' && /^\s+$/u.test(text) && removed !== '' && added !== '' && index < parts.length - 1;
    if (type === 'removed' || isGap) removed += text;
    if (type === 'added' || isGap) added += text;
    if (type === 'same' && !isGap) {
      end();
      result.push({ type, text });
    }
  });
  end();
  return result;
}

/** The words of a text, each once. */
export function wordSet(text: string, language: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { segment, isWordLike } of segmenterOf(language, 'word').segment(text))
    if (isWordLike) words.add(segment);
  return words;
}

/** How many of the words of the smaller of two sets the other has too: 0 to 1. */
export function sharedShare(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

function segmentsOf(text: string, language: string): string[] {
  return Array.from(segmenterOf(language, 'word').segment(text), ({ segment }) => segment);
}
