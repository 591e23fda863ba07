import { useEffect, useState } from 'react';
import type { KeptDraft, LiveStore } from './live-store.ts';

/** What was half written when the page went, by its key; undefined for the moment until it is known. */
export function useKeptDrafts(store: LiveStore): ReadonlyMap<string, KeptDraft> | undefined {
  const [kept, setKept] = useState<ReadonlyMap<string, KeptDraft>>();
  useEffect(() => {
    let isGone = false;
    void store
      .listDrafts()
      // A browser that keeps nothing has nothing to give back.
      .catch(() => [])
      .then((drafts) => {
        if (!isGone) setKept(new Map(drafts.map((draft) => [draft.key, draft])));
      });
    return () => {
      isGone = true;
    };
  }, [store]);
  return kept;
}
