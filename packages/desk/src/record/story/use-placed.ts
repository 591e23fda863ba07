import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { markedPassages, numbersOf } from '../../editor/record/claim-marks.ts';
import { holdRanges } from '../../editor/record/held-ranges.ts';
import { placePassage } from '../../editor/record/place-passage.ts';
import { layOut, lineOf } from '../../editor/record/reporting-layout.ts';
import type { HeldRange, PlacedItem, StoryRecord } from '../../editor/record/story-record.ts';
import type { StatementItem } from './statement-list.ts';

/** Where an item stands in the text. */
export interface Placed {
  /** Held by the words; empty where they are gone. */
  readonly held: readonly HeldRange[];
  /** The paragraph it begins in, from 1. */
  readonly paragraph: number | undefined;
}

export interface Placement {
  readonly places: ReadonlyMap<string, Placed>;
  /** Of each cited claim, as the text shows it. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Finds the items of the list in the text as it is when they come, holds them there, and has the sheet show them. */
export function usePlaced(record: StoryRecord, items: readonly StatementItem[]): Placement {
  const editor = useSyncExternalStore(record.editor.subscribe, record.editor.get);
  const placement = useMemo((): Placement => {
    const places = new Map<string, Placed>();
    if (editor === undefined || editor.isDestroyed) return { places, numbers: new Map() };
    const { state } = editor;
    const layout = layOut(state.doc);
    for (const item of items) {
      const ranges = anchorsOf(item).map((anchor) => placePassage(layout, anchor));
      const found = ranges.every((range) => range !== undefined) ? ranges.flat() : [];
      const [first] = found;
      places.set(item.id, {
        held: holdRanges(state, found) ?? [],
        paragraph: first && lineOf(layout, first.from),
      });
    }
    return { places, numbers: numbersOf(markedPassages(state.doc)) };
  }, [editor, items]);
  useEffect(() => {
    record.shown.set({
      open: true,
      states: new Map(
        items.flatMap((item) => {
          const cited = item.type === 'cited' ? item.passages[0] : undefined;
          return cited?.claim ? [[cited.claimId, cited.claim.state] as const] : [];
        }),
      ),
      items: items.flatMap(({ id, type }): PlacedItem[] => {
        const held = placement.places.get(id)?.held ?? [];
        return type === 'cited' || held.length === 0 ? [] : [{ id, type, ranges: held }];
      }),
    });
  }, [record, items, placement]);
  useEffect(() => () => record.hide(), [record]);
  return placement;
}

function anchorsOf(item: StatementItem) {
  switch (item.type) {
    case 'offer':
      return item.offer.content;
    case 'cited':
      return item.passages;
    case 'advice':
      return [item.piece];
  }
}
