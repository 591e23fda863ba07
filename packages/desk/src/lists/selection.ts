/** Which row of a list the keys are at: it is known by its id, and by its place where there is none of that id. */
export interface Selection {
  readonly id?: string | undefined;
  /** Zero-based; -1 for none. */
  readonly place: number;
}

/**
 * The same row in the list as it is now: where others put rows above it, it is further down. A row that is gone leaves the
 * keys at its place, with the one that moved up.
 */
export function selectionIn(rows: ReadonlyArray<{ readonly id: string }>, before: Selection): Selection {
  const found = before.id === undefined ? -1 : rows.findIndex(({ id }) => id === before.id);
  const place = found >= 0 ? found : Math.min(before.place, rows.length - 1);
  return { id: rows[place]?.id, place };
}
