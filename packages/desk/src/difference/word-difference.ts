import { segmenterOf } from '@onrecord/domain/text/words';
import { diffArrays } from 'diff';
import type { DraftBlock } from './draft-blocks.ts';

export type Part = { readonly type: 'same' | 'added' | 'removed'; readonly text: string };
export interface BlockDifference {
  readonly kind: string;
  readonly type: 'same' | 'changed' | 'added' | 'removed';
  readonly parts: readonly Part[];
}

/** Less of one block than this in the other, and they are two blocks, not a changed one. */
const SAME_BLOCK = 0.4;

/**
 * The difference of two texts by the word, as a language parts words. What is the same or removed, joined, is
 * `before`; what is the same or added is `after`.
 */
export function wordDifference(before: string, after: string, language: string): Part[] {
  const parts = diffArrays(wordsOf(before, language), wordsOf(after, language)).map(
    ({ added, removed, value }): Part => ({
      type: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  );
  return joinedChanges(parts.filter(({ text }) => text !== ''));
}

/** Changes that only a space parts read as one: `was safe` became `never failed`, not word for word. */
function joinedChanges(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
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

/** The difference of two stories: block by block, and inside a changed one by the word. */
export function blockDifference(
  before: readonly DraftBlock[],
  after: readonly DraftBlock[],
  language: string,
): BlockDifference[] {
  const runs = diffArrays([...before], [...after], {
    comparator: (a, b) => a.kind === b.kind && a.text === b.text,
  });
  const result: BlockDifference[] = [];
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    if (run === undefined) continue;
    const next = runs[at + 1];
    if (!run.added && !run.removed) result.push(...run.value.map((block) => whole('same', block)));
    else if (run.removed && next?.added) {
      result.push(...changedBlocks(run.value, next.value, language));
      at++;
    } else if (run.added && next?.removed) {
      result.push(...changedBlocks(next.value, run.value, language));
      at++;
    } else result.push(...run.value.map((block) => whole(run.added ? 'added' : 'removed', block)));
  }
  return result;
}

/** Pairs blocks that took one another's place, each with the next that is like it, in order. */
function changedBlocks(
  removed: readonly DraftBlock[],
  added: readonly DraftBlock[],
  language: string,
): BlockDifference[] {
  const result: BlockDifference[] = [];
  let nextAdded = 0;
  for (const block of removed) {
    const partner = added.findIndex((other, at) => at >= nextAdded && areAlike(block, other, language));
    if (partner === -1) {
      result.push(whole('removed', block));
      continue;
    }
    for (const other of added.slice(nextAdded, partner)) result.push(whole('added', other));
    const other = added[partner] as DraftBlock;
    result.push({
      kind: other.kind,
      type: 'changed',
      parts: wordDifference(block.text, other.text, language),
    });
    nextAdded = partner + 1;
  }
  for (const other of added.slice(nextAdded)) result.push(whole('added', other));
  return result;
}

/** A part that there is once in a story is always compared with itself, however much it changed. */
function areAlike(a: DraftBlock, b: DraftBlock, language: string): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind !== 'Paragraph') return true;
  const [mine, others] = [wordSet(a.text, language), wordSet(b.text, language)];
  const shared = [...mine].filter((word) => others.has(word)).length;
  return shared / Math.max(1, Math.min(mine.size, others.size)) >= SAME_BLOCK;
}

function wordSet(text: string, language: string): Set<string> {
  return new Set(
    [...segmenterOf(language, 'word').segment(text)].filter((s) => s.isWordLike).map((s) => s.segment),
  );
}

function wordsOf(text: string, language: string): string[] {
  return Array.from(segmenterOf(language, 'word').segment(text), ({ segment }) => segment);
}

function whole(type: 'same' | 'added' | 'removed', { kind, text }: DraftBlock): BlockDifference {
  return { kind, type, parts: text === '' ? [] : [{ type, text }] };
}
