import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { StoryRecord } from '../../editor/record/story-record.ts';
import type { StatementItem } from './statement-list.ts';

/** The item of the list that has the keys, which is also the one whose passage stands out in the text. */
export function useListFocus(record: StoryRecord, items: readonly StatementItem[]) {
  const focused = useSyncExternalStore(record.focused.subscribe, record.focused.get);
  const list = useRef<HTMLOListElement>(null);
  const current = useRef(items);
  current.current = items;
  const lineOf = useCallback(
    (id: string) =>
      [...(list.current?.children ?? [])].find(
        (line): line is HTMLElement => line instanceof HTMLElement && line.dataset.item === id,
      ),
    [],
  );
  const to = useCallback(
    (id: string, withKeys = true) => {
      record.focused.set(id);
      if (withKeys) lineOf(id)?.focus();
      // What is named in the text is brought into view there.
      const { view } = record.editor.get() ?? {};
      requestAnimationFrame(() =>
        view?.dom.querySelector('.in-hand')?.scrollIntoView({ block: 'nearest', behavior: 'instant' }),
      );
    },
    [record, lineOf],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const shown = current.current;
      const at = shown.findIndex(({ id }) => id === record.focused.get());
      const next = at < 0 ? shown[by > 0 ? 0 : shown.length - 1] : shown[at + by];
      if (next) to(next.id);
    },
    [record, to],
  );
  /** Goes on to the next thing to decide, as an item is about to leave the list. */
  const leave = useCallback(
    (id: string) => {
      const shown = current.current;
      const at = shown.findIndex((item) => item.id === id);
      const open = (item: StatementItem) => item.type === 'offer' && item.id !== id;
      const next =
        shown.slice(at + 1).find(open) ??
        shown.slice(0, Math.max(at, 0)).find(open) ??
        shown[at + 1] ??
        shown[at - 1];
      if (next) to(next.id);
    },
    [to],
  );
  /** Takes the keys: to the item the cursor stands in, else to the first thing to decide. */
  const take = useCallback(() => {
    const shown = current.current;
    const id = record.focused.get();
    const first =
      shown.find((item) => item.id === id) ?? shown.find(({ type }) => type === 'offer') ?? shown[0];
    if (first) to(first.id);
  }, [record, to]);
  // What had the keys may leave by itself: advice that is settled, an offer whose words somebody changed, the last one
  // there was while what became of it is on its way.
  const before = useRef(items);
  const hasLostKeys = useRef(false);
  useEffect(() => {
    const was = before.current;
    before.current = items;
    const id = record.focused.get();
    const isFree = document.activeElement === document.body;
    if (id === undefined) {
      if (!hasLostKeys.current || items.length === 0) return;
      hasLostKeys.current = false;
      if (isFree) take();
    } else if (!items.some((item) => item.id === id)) {
      const at = was.findIndex((item) => item.id === id);
      const stays = ({ id }: StatementItem) => items.some((item) => item.id === id);
      const next = was.slice(at + 1).find(stays) ?? was.slice(0, Math.max(at, 0)).findLast(stays);
      if (next) to(next.id, isFree);
      else {
        record.focused.set(undefined);
        hasLostKeys.current = isFree;
      }
    }
  }, [items, record, to, take]);
  // The cursor in the text brings up its item, and leaves the keys where they are.
  useEffect(() => {
    if (focused === undefined) return;
    const line = lineOf(focused);
    if (line !== undefined && !line.contains(document.activeElement))
      line.scrollIntoView({ block: 'nearest' });
  }, [focused, lineOf]);
  return useMemo(() => ({ focused, list, to, step, leave, take }), [focused, to, step, leave, take]);
}

export type ListFocus = ReturnType<typeof useListFocus>;
