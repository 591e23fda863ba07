import { brokenOutSchema, type DeskEntry } from '@onrecord/domain/desk/live-shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post, sentenceOf } from '../../api/client.ts';
import { say } from '../../layout/toasts.ts';
import { withEntry, withGuess } from './entry-book.ts';
import { actOnEntry, changeBook } from './entry-queries.ts';
import { focusRow } from './entry-row.ts';

type Act = Parameters<typeof actOnEntry>[1];

/** How an entry will be once the server has done it. */
const GUESS: Readonly<Record<Act, () => Partial<DeskEntry>>> = {
  remove: () => ({ removedAt: new Date().toISOString(), pinned: false }),
  restore: () => ({ removedAt: null }),
  pin: () => ({ pinned: true }),
  unpin: () => ({ pinned: false }),
};

export interface EntryActs {
  /** Takes the entry away, or brings it back. */
  remove(entry: DeskEntry): void;
  restore(entry: DeskEntry): void;
  /** Pins it, or where it is pinned lets it go. */
  pin(entry: DeskEntry): void;
  breakOut(entry: DeskEntry): void;
}

/** What can be done with an entry by one key: it is seen at once, and taken back where the server refuses. */
export function useEntryActs(storyId: string): EntryActs {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ entry, act }: { entry: DeskEntry; act: Act; said?: boolean }) => actOnEntry(entry.id, act),
    onMutate: ({ entry, act }) =>
      changeBook(queries, storyId, (book) => withGuess(book, entry.id, GUESS[act]())),
    onSuccess: (entry, { act, said }) => {
      changeBook(queries, storyId, (book) => withEntry(book, entry));
      if (act !== 'remove' || !said) return;
      say('Removed.', () => {
        mutate({ entry, act: 'restore' });
        focusRow(entry.id);
      });
    },
    onError: (error, { entry }) => {
      changeBook(queries, storyId, (book) => withEntry(book, entry));
      say(sentenceOf(error));
    },
  });
  const breakOut = useMutation({
    mutationFn: ({ id }: DeskEntry) => post(`/entries/${id}/break-out`, brokenOutSchema),
    onSuccess: ({ storyId: brokenOutStoryId }, { id }) => {
      changeBook(queries, storyId, (book) => withGuess(book, id, { brokenOutStoryId }));
      void queries.invalidateQueries({ queryKey: ['stories'] });
      say('A draft has begun with this entry; the entry leads to it.');
    },
    onError: (error) => say(sentenceOf(error)),
  });
  return {
    remove: (entry) => mutate({ entry, act: 'remove', said: true }),
    restore: (entry) => mutate({ entry, act: 'restore' }),
    pin: (entry) => mutate({ entry, act: entry.pinned ? 'unpin' : 'pin' }),
    breakOut: (entry) => breakOut.mutate(entry),
  };
}
