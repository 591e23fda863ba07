import { useState } from 'react';
import { useShortcuts } from '../../shortcuts/use-shortcuts.ts';

/** Walks a list by `j` and `k`. The row at a place has the id `PREFIX-PLACE`; -1 is none. */
export function useListKeys(options: {
  readonly count: number;
  readonly prefix: string;
  /** Where the keys begin. */
  readonly from?: number;
  readonly keys?: (selected: number) => Readonly<Record<string, () => void>>;
}) {
  const { count, prefix, from = -1, keys } = options;
  const [chosen, setSelected] = useState(from);
  // A list grows shorter under the hands of whoever works it off.
  const selected = Math.min(chosen, count - 1);
  const move = (by: number) => {
    if (count === 0) return;
    const next = Math.max(0, Math.min(count - 1, selected + by));
    setSelected(next);
    document.getElementById(`${prefix}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    ...(selected >= 0 ? keys?.(selected) : {}),
  });
  return { selected, setSelected };
}
