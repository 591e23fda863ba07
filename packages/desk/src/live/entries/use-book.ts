import { entryKey, liveKey, shortKey } from '@onrecord/domain/address/keys';
import type { LiveMessage } from '@onrecord/domain/live/message';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { storyQuery } from '../../api/queries.ts';
import { followLive } from '../follow-live.ts';
import { bookQuery, findBook, readAgain } from './entry-queries.ts';

/** How often the list is looked at anyway: while changes are heard of, and while they are not. Milliseconds. */
const LOOK_MS = { hearing: 20_000, deaf: 2000 };
/** Changes of one moment are looked at together. Milliseconds. */
const TOGETHER_MS = 60;

/** The entries of a live story, as they are now: others' posts and changes appear by themselves. */
export function useBook(storyId: string) {
  const queries = useQueryClient();
  const [hears, setHears] = useState(false);
  const book = useQuery({
    ...bookQuery(queries, storyId),
    refetchInterval: hears ? LOOK_MS.hearing : LOOK_MS.deaf,
    refetchIntervalInBackground: true,
  });
  useEffect(() => {
    const list = shortKey(liveKey(storyId));
    let timer: ReturnType<typeof setTimeout> | undefined;
    let all = false;
    const look = () => {
      timer = undefined;
      const again = all
        ? readAgain(queries, storyId)
        : queries.invalidateQueries({ queryKey: bookQuery(queries, storyId).queryKey });
      all = false;
      // What could not be read is looked at again by and by.
      void again.catch(() => undefined);
      // Whether it is live, and what may be done with it.
      void queries.invalidateQueries({ queryKey: storyQuery(storyId).queryKey, exact: true });
    };
    const lookSoon = (everything: boolean) => {
      all ||= everything;
      timer ??= setTimeout(look, TOGETHER_MS);
    };
    const stop = followLive({
      opened() {
        setHears(true);
        lookSoon(true);
      },
      told(message) {
        if ('reset' in message) lookSoon(true);
        else if (isAbout(message, list)) lookSoon(isFurtherDown(message));
      },
      lost: () => setHears(false),
    });
    /** Whether it is about an entry that the newest stretch may not hold. */
    const isFurtherDown = ({ changed }: { readonly changed: readonly { readonly key: string }[] }) => {
      const book = findBook(queries, storyId);
      if (!book || book.begins.length === 0) return false;
      const keys = new Set(changed.map(({ key }) => key));
      return book.entries.some(({ id }) => keys.has(shortKey(entryKey(id))));
    };
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [queries, storyId]);
  return { book, hears };
}

function isAbout(message: LiveMessage, list: string): boolean {
  return (
    'changed' in message && message.changed.some(({ key, lists }) => key === list || lists?.includes(list))
  );
}
