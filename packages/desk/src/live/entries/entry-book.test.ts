import type { DeskEntry, EntryList } from '@onrecord/domain/desk/live-shapes';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { type EntryBook, withEntry, withNewest, withStretch } from './entry-book.ts';

const STRETCH = 3;

function entry(minute: number, version = 1, over: Partial<DeskEntry> = {}): DeskEntry {
  return {
    id: `${minute}`.padStart(4, '0'),
    storyId: 'story',
    postedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
    by: 'Somebody',
    headline: `Version ${version}`,
    body: { type: 'doc', version: 1, content: [] },
    keyEvent: '',
    pinned: false,
    version,
    editedAt: null,
    removedAt: null,
    brokenOutStoryId: null,
    notifiedAt: null,
    mine: true,
    may: { edit: true, remove: true, pin: true, notify: true },
    ...over,
  };
}

/** A server's list, in stretches; a cursor is the id of the entry the last stretch ended with. */
class Listed {
  readonly entries: DeskEntry[] = [];

  list(before?: string): EntryList {
    const sorted = [...this.entries].sort((one, other) => (one.id < other.id ? 1 : -1));
    const from = before === undefined ? sorted : sorted.filter(({ id }) => id < before);
    const entries = from.slice(0, STRETCH);
    const next = from.length > STRETCH ? (entries.at(-1)?.id ?? null) : null;
    return { coverage: null, entries, next };
  }
}

const act = fc.oneof(
  fc.constant('post' as const),
  fc.constant('look' as const),
  fc.constant('more' as const),
  fc.record({ edit: fc.nat({ max: 30 }) }),
);

describe('the book of a live story', () => {
  it('has what the server has, without gaps, however it came by it', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const server = new Listed();
        let book: EntryBook | undefined;
        for (const what of acts) {
          if (what === 'post') server.entries.push(entry(server.entries.length));
          else if (what === 'look') book = withNewest(book, server.list());
          else if (what === 'more') {
            if (book?.next) book = withStretch(book, book.next, server.list(book.next));
          } else {
            const at = what.edit % Math.max(1, server.entries.length);
            const edited = server.entries[at];
            if (edited) server.entries[at] = entry(at, edited.version + 1);
          }
        }
        book = withNewest(book, server.list());
        for (const begin of book.begins) book = withStretch(book, begin, server.list(begin));
        const all = [...server.entries].reverse();
        const { entries, next } = book;
        expect(entries.length).toBeGreaterThanOrEqual(Math.min(STRETCH, all.length));
        expect(entries.map(({ id }) => id)).toEqual(all.slice(0, entries.length).map(({ id }) => id));
        expect(next === null).toBe(entries.length === all.length);
      }),
    );
  });

  it('keeps the later text of an entry, in whatever order they come', () => {
    const book = withNewest(undefined, { coverage: null, entries: [entry(1, 2)], next: null });
    expect(withEntry(book, entry(1, 1)).entries).toMatchObject([{ version: 2 }]);
    expect(withEntry(book, entry(1, 3)).entries).toMatchObject([{ version: 3 }]);
  });

  it('has one pinned entry', () => {
    const pinned = entry(1, 1, { pinned: true });
    const book = withNewest(undefined, { coverage: null, entries: [entry(2), pinned], next: null });
    expect(withEntry(book, entry(2, 1, { pinned: true })).entries).toMatchObject([
      { pinned: true },
      { pinned: false },
    ]);
  });
});
