import { useState } from 'react';
import { RELATION_WORDS } from '../parts/claim-words.ts';
import type { CitedItem, StatementItem } from './statement-list.ts';
import type { ListFocus } from './use-list-focus.ts';
import { ledgerId } from './use-record-acts.ts';

/** What is mostly said of another statement of the same story. */
export type QuickRelation = 'denies' | 'confirms';

/** A statement that denies or confirms another one of the story, which is being chosen. */
export interface Relating {
  readonly from: CitedItem;
  readonly kind: QuickRelation;
}

/** Choosing the other statement of a relation: by its number, or with the keys of the list. */
export function useChoosing(
  items: readonly StatementItem[],
  focus: ListFocus,
  relate: (from: CitedItem, to: CitedItem, kind: QuickRelation) => Promise<void>,
) {
  const [relating, setRelating] = useState<Relating>();
  const others = items.filter(
    (item): item is CitedItem =>
      item.type === 'cited' &&
      relating !== undefined &&
      item.id !== relating.from.id &&
      ledgerId(item) !== undefined &&
      ledgerId(item) !== ledgerId(relating.from),
  );
  const choose = (to: CitedItem) => {
    if (relating === undefined) return;
    setRelating(undefined);
    focus.to(relating.from.id);
    void relate(relating.from, to, relating.kind);
  };
  const leave = () => {
    setRelating(undefined);
    if (relating) focus.to(relating.from.id);
  };
  /** To the next one that can be chosen, from wherever the keys are. */
  const step = (focusedId: string, by: 1 | -1) => {
    const at = items.findIndex(({ id }) => id === focusedId);
    const beyond = by > 0 ? items.slice(at + 1) : items.slice(0, at).reverse();
    const next = beyond.find((item) => others.some(({ id }) => id === item.id));
    if (next) focus.to(next.id);
  };
  return {
    relating,
    choose,
    begin(from: CitedItem, kind: string) {
      if (kind === 'denies' || kind === 'confirms') setRelating({ from, kind });
    },
    /** What choosing an item would say; undefined for one that cannot be chosen now. */
    says(item: CitedItem): string | undefined {
      return relating && others.includes(item)
        ? `${relating.from.number} ${RELATION_WORDS[relating.kind].does} this`
        : undefined;
    },
    /** What keys do while something is being chosen. */
    keys(focusedId: string): Readonly<Record<string, () => void>> {
      const focused = others.find(({ id }) => id === focusedId);
      return {
        ...Object.fromEntries(others.map((item) => [String(item.number), () => choose(item)])),
        ...(focused ? { Enter: () => choose(focused) } : {}),
        j: () => step(focusedId, 1),
        k: () => step(focusedId, -1),
        ArrowDown: () => step(focusedId, 1),
        ArrowUp: () => step(focusedId, -1),
        Escape: leave,
      };
    },
  };
}

export type Choosing = ReturnType<typeof useChoosing>;
