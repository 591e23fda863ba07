import {
  type DeskEntry,
  deskEntrySchema,
  type EditEntry,
  entryChangedSchema,
  entryListSchema,
} from '@onrecord/domain/desk/live-shapes';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { ApiProblem, get, patch, post } from '../../api/client.ts';
import { type EntryBook, withNewest, withStretch } from './entry-book.ts';

/** Older stretches that are fetched again when something in them has changed. */
const STRETCHES_AGAIN_MAX = 10;

const bookKey = (storyId: string) => ['entries', storyId] as const;

const listEntries = (storyId: string, before?: string, signal?: AbortSignal) =>
  get(`/stories/${storyId}/entries`, entryListSchema, { query: { before }, ...(signal && { signal }) });

/** The entries of a live story; each time it is asked, the newest are fetched and taken in. */
export const bookQuery = (queries: QueryClient, storyId: string) =>
  queryOptions({
    queryKey: bookKey(storyId),
    queryFn: async ({ signal }): Promise<EntryBook> => {
      const newest = await listEntries(storyId, undefined, signal);
      // As it is now: an act may have changed it while the question was on its way.
      return withNewest(findBook(queries, storyId), newest);
    },
  });

export const findBook = (queries: QueryClient, storyId: string): EntryBook | undefined =>
  queries.getQueryData<EntryBook>(bookKey(storyId));

export function changeBook(
  queries: QueryClient,
  storyId: string,
  change: (book: EntryBook) => EntryBook,
): void {
  queries.setQueryData<EntryBook>(bookKey(storyId), (book) => book && change(book));
}

/** Goes on with the book, below its last entry. */
export async function readOn(queries: QueryClient, storyId: string): Promise<void> {
  const begin = findBook(queries, storyId)?.next;
  if (begin === null || begin === undefined) return;
  const stretch = await listEntries(storyId, begin);
  changeBook(queries, storyId, (book) => withStretch(book, begin, stretch));
}

/** Looks at everything in the book again. */
export async function readAgain(queries: QueryClient, storyId: string): Promise<void> {
  await queries.invalidateQueries({ queryKey: bookKey(storyId) });
  for (const begin of findBook(queries, storyId)?.begins.slice(0, STRETCHES_AGAIN_MAX) ?? []) {
    const stretch = await listEntries(storyId, begin);
    changeBook(queries, storyId, (book) => withStretch(book, begin, stretch));
  }
}

export const editEntry = (id: string, edit: EditEntry): Promise<DeskEntry> =>
  patch(`/entries/${id}`, deskEntrySchema, edit);

/** The entry as somebody else has left it, where that is why a change was not taken. */
export function changedEntryOf(error: unknown): DeskEntry | undefined {
  return error instanceof ApiProblem ? entryChangedSchema.safeParse(error.told).data?.entry : undefined;
}

export const actOnEntry = (id: string, act: 'remove' | 'restore' | 'pin' | 'unpin'): Promise<DeskEntry> =>
  post(`/entries/${id}/${act}`, deskEntrySchema);
