import { sequenceDifference } from '../text/sequence-difference.ts';
import { sharedShare, type TextPart, wordDifference, wordSet } from '../text/word-difference.ts';
import type { StoryBlock } from './story-blocks.ts';

/** A piece of a story in two versions of it. */
export interface BlockDifference<K extends string = string> {
  readonly kind: K;
  readonly type: 'same' | 'changed' | 'added' | 'removed';
  /**
   * Its words; empty where it has none. All of them are `same` in a changed piece where only what it shows or leads
   * to is another.
   */
  readonly parts: readonly TextPart[];
}

/** Less of one piece than this in the other, and they are two, not a changed one. */
const SAME_BLOCK = 0.4;

/** The piece that one became is looked for among so many that took its place. */
const CANDIDATES_MAX = 50;

/** The difference of two versions of a story: piece by piece, and inside a changed one by the word. */
export function blockDifference<K extends string>(
  before: readonly StoryBlock<K>[],
  after: readonly StoryBlock<K>[],
  language: string,
): BlockDifference<K>[] {
  const stretches = sequenceDifference(
    before,
    after,
    (a, b) => a.kind === b.kind && a.text === b.text && a.identity === b.identity,
  );
  const result: BlockDifference<K>[] = [];
  let removed: readonly StoryBlock<K>[] = [];
  for (const { type, items } of stretches) {
    if (type === 'removed') {
      removed = items;
      continue;
    }
    if (type === 'added') result.push(...changedBlocks(removed, items, language));
    else result.push(...removed.map(wholly('removed')), ...items.map(wholly('same')));
    removed = [];
  }
  result.push(...removed.map(wholly('removed')));
  return result;
}

/** Pairs pieces that took one another's place, each with the next that is like it, in order. */
function changedBlocks<K extends string>(
  removed: readonly StoryBlock<K>[],
  added: readonly StoryBlock<K>[],
  language: string,
): BlockDifference<K>[] {
  const wordsOf = rememberedWords(language);
  const isLike = (a: StoryBlock<K>, b: StoryBlock<K>) => {
    if (a.kind !== b.kind) return false;
    if (a.once || a.text === b.text || (a.identity !== '' && a.identity === b.identity)) return true;
    return sharedShare(wordsOf(a), wordsOf(b)) >= SAME_BLOCK;
  };
  const result: BlockDifference<K>[] = [];
  let next = 0;
  for (const block of removed) {
    const candidates = added.slice(next, next + CANDIDATES_MAX);
    const place = candidates.findIndex((other) => isLike(block, other));
    const other = candidates[place];
    if (other === undefined) {
      result.push(wholly('removed')(block));
      continue;
    }
    result.push(...candidates.slice(0, place).map(wholly('added')));
    const parts = wordDifference(block.text, other.text, language);
    result.push({ kind: other.kind, type: 'changed', parts });
    next += place + 1;
  }
  return [...result, ...added.slice(next).map(wholly('added'))];
}

function rememberedWords(language: string) {
  const known = new Map<StoryBlock, ReadonlySet<string>>();
  return (block: StoryBlock): ReadonlySet<string> => {
    const words = known.get(block) ?? wordSet(block.text, language);
    known.set(block, words);
    return words;
  };
}

const wholly =
  (type: 'same' | 'added' | 'removed') =>
  <K extends string>({ kind, text }: StoryBlock<K>): BlockDifference<K> => ({
    kind,
    type,
    parts: text === '' ? [] : [{ type, text }],
  });
