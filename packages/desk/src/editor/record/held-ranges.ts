import type { EditorState } from '@tiptap/pm/state';
import { placeAt, positionOf } from '../plugins/relative-place.ts';
import type { Range } from './reporting-layout.ts';
import type { HeldRange } from './story-record.ts';

/** Holds ranges by their words; undefined before the editor has its shared document. */
export function holdRanges(state: EditorState, ranges: readonly Range[]): HeldRange[] | undefined {
  const held = ranges.map(({ from, to }) => ({ from: placeAt(state, from), to: placeAt(state, to) }));
  return held.every((range): range is HeldRange => range.from !== undefined && range.to !== undefined)
    ? held
    : undefined;
}

/** Where held ranges are now; those whose words are gone are left out. */
export function rangesNow(state: EditorState, held: readonly HeldRange[]): Range[] {
  return held.flatMap((range) => {
    const from = positionOf(state, range.from);
    const to = positionOf(state, range.to);
    return from === undefined || to === undefined || from >= to ? [] : [{ from, to }];
  });
}
