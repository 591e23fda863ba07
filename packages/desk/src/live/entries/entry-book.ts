import type { DeskEntry, EntryList } from '@onrecord/domain/desk/live-shapes';

/** The entries of a live story as far down as they were asked for, without gaps. */
export interface EntryBook {
  readonly coverage: EntryList['coverage'];
  /** Newest first, removed ones too. */
  readonly entries: readonly DeskEntry[];
  /** Where the book goes on; null where it reaches the first entry. */
  readonly next: string | null;
  /** Where each stretch after the newest began. */
  readonly begins: readonly string[];
}

/** Opens a book with the newest stretch, or takes the newest stretch, fetched again, into an open one. */
export function withNewest(book: EntryBook | undefined, newest: EntryList): EntryBook {
  const { coverage, entries, next } = newest;
  const known = new Set(book?.entries.map(({ id }) => id));
  // So much was posted meanwhile that there may be more between: the older ones can be asked for again.
  const meets = next === null || entries.some(({ id }) => known.has(id));
  if (book === undefined || !meets) return { coverage, entries, next, begins: [] };
  return { ...book, coverage, entries: merged(book.entries, entries) };
}

/** Takes in the stretch that begins at `begin`: the one the book goes on with, or one it has already. */
export function withStretch(book: EntryBook, begin: string, stretch: EntryList): EntryBook {
  const entries = merged(book.entries, stretch.entries);
  if (begin !== book.next) return { ...book, entries };
  return { ...book, entries, next: stretch.next, begins: [...book.begins, begin] };
}

/** Takes in one entry, as an act has left it. */
export function withEntry(book: EntryBook, entry: DeskEntry): EntryBook {
  return { ...book, entries: merged(book.entries, [entry]) };
}

/** Sets something of an entry before the server has said so. */
export function withGuess(book: EntryBook, id: string, guess: Partial<DeskEntry>): EntryBook {
  const entry = book.entries.find((one) => one.id === id);
  return entry === undefined ? book : withEntry(book, { ...entry, ...guess });
}

/**
 * Entries with others put over them: of two texts of one entry the later stays, in whatever order they come, and one
 * entry at most is pinned.
 */
function merged(entries: readonly DeskEntry[], over: readonly DeskEntry[]): readonly DeskEntry[] {
  const isPinElsewhere = over.some(({ pinned }) => pinned);
  const byId = new Map(
    entries.map((entry) => [entry.id, isPinElsewhere ? { ...entry, pinned: false } : entry]),
  );
  for (const entry of over) {
    const known = byId.get(entry.id);
    if (known === undefined || entry.version >= known.version) byId.set(entry.id, entry);
  }
  return [...byId.values()].sort(newestFirst);
}

function newestFirst(one: DeskEntry, other: DeskEntry): number {
  if (one.postedAt !== other.postedAt) return one.postedAt < other.postedAt ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}
