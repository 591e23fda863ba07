import { useState } from 'react';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { type Selection, selectionIn } from './selection.ts';

/** Walks a list by `j` and `k`. The row at a place has the id `PREFIX-PLACE` on the page. */
export function useListKeys<T extends { readonly id: string }>(options: {
  readonly rows: readonly T[];
  readonly prefix: string;
  /** Where the keys begin, zero-based; else at none. */
  readonly from?: number;
  /** The rows are still those of the question before: none of them is opened. */
  readonly isStale?: boolean;
  readonly onOpen?: (row: T) => void;
  /** What else keys do to the row they are at. */
  readonly keys?: (row: T, place: number) => Readonly<Record<string, () => void>>;
}) {
  const { rows, prefix, from = -1, isStale = false, onOpen, keys } = options;
  const [kept, keep] = useState<Selection>({ place: from });
  const now = selectionIn(rows, kept);
  // From here on it is this row, wherever it moves. Rows on their way out hold nothing.
  if (now.id !== undefined && !isStale && (now.id !== kept.id || now.place !== kept.place)) keep(now);
  const selected = now.place;
  const move = (by: number) => {
    if (rows.length === 0) return;
    const next = Math.max(0, Math.min(rows.length - 1, selected + by));
    keep({ id: rows[next]?.id, place: next });
    document.getElementById(`${prefix}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const row = isStale ? undefined : rows[selected];
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    ...(row && onOpen ? { Enter: () => onOpen(row) } : {}),
    ...(row && keys?.(row, selected)),
  });
  return {
    /** Zero-based; -1 for none. */
    selected,
    /** Takes the keys to the row at a place; to none for -1. */
    select: (place: number) => keep({ place }),
  };
}
