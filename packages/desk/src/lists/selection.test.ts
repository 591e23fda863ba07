import { expect, test } from 'vitest';
import { selectionIn } from './selection.ts';

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

test('the keys stay with their row when others come above it', () => {
  expect(selectionIn(rows('new', 'a', 'b'), { id: 'b', place: 1 })).toEqual({ id: 'b', place: 2 });
});

test('the keys go on to the next row when theirs is done with', () => {
  expect(selectionIn(rows('a', 'c'), { id: 'b', place: 1 })).toEqual({ id: 'c', place: 1 });
  expect(selectionIn(rows('a'), { id: 'b', place: 1 })).toEqual({ id: 'a', place: 0 });
});

test('no row has the keys until somebody takes them to one', () => {
  expect(selectionIn(rows('a'), { place: -1 })).toEqual({ id: undefined, place: -1 });
  expect(selectionIn([], { id: 'a', place: 0 })).toEqual({ id: undefined, place: -1 });
});
