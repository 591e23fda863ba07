import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { StoryRecord } from '../../editor/record/story-record.ts';
import type { OfferItem, StatementItem } from './statement-list.ts';

/**
 * The items, with what the ledger may have already of the offer that has the keys as it was when they came to it: a
 * claim that turns up as a key is on its way down would have the key cite it, and not record what is shown.
 */
export function useSteadyOffer(
  record: StoryRecord,
  items: readonly StatementItem[],
): readonly StatementItem[] {
  const focused = useSyncExternalStore(record.focused.subscribe, record.focused.get);
  const held = useRef<OfferItem>(undefined);
  return useMemo(() => {
    const now = items.find((item): item is OfferItem => item.type === 'offer' && item.id === focused);
    if (held.current?.id !== now?.id) held.current = now;
    const matches = held.current?.offer.matches;
    if (now === undefined || matches === undefined) return items;
    return items.with(items.indexOf(now), { ...now, offer: { ...now.offer, matches } });
  }, [items, focused]);
}
