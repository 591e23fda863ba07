import { describe, expect, test } from 'vitest';
import fc from '../testing/fast-check.ts';
import { STEPS_MAX, type Stretch, sequenceDifference } from './sequence-difference.ts';

const without = <T>(stretches: readonly Stretch<T>[], not: Stretch<T>['type']) =>
  stretches.filter(({ type }) => type !== not).flatMap(({ items }) => items);
const stepsOf = (stretches: readonly Stretch<unknown>[]) =>
  stretches.filter(({ type }) => type !== 'same').reduce((sum, { items }) => sum + items.length, 0);

/** The number of steps of the shortest way, by the slow table every textbook has. */
function fewestSteps(before: readonly string[], after: readonly string[]): number {
  let row = after.map((_, at) => at + 1);
  row.unshift(0);
  for (const [x, item] of before.entries()) {
    const next = [x + 1];
    for (const [y, other] of after.entries())
      next.push(item === other ? (row[y] as number) : 1 + Math.min(row[y + 1] as number, next[y] as number));
    row = next;
  }
  return row.at(-1) as number;
}

const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 40 });

describe('the difference of two sequences', () => {
  test('holds both of them whole, in the fewest steps', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const stretches = sequenceDifference(before, after);
        expect(without(stretches, 'added')).toEqual(before);
        expect(without(stretches, 'removed')).toEqual(after);
        expect(stepsOf(stretches)).toBe(fewestSteps(before, after));
      }),
    );
  });

  test('never has two stretches of a type side by side, nor one that was added before one removed', () => {
    fc.assert(
      fc.property(letters, letters, (before, after) => {
        const types = sequenceDifference(before, after).map(({ type }) => type);
        for (const [at, type] of types.entries()) {
          expect(types[at + 1]).not.toBe(type);
          if (type === 'added') expect(types[at + 1]).not.toBe('removed');
        }
      }),
    );
  });

  test('replaces one by the other where they are too far apart, but for their common ends', () => {
    const of = (letter: string) => Array.from({ length: STEPS_MAX }, (_, at) => `${letter}${at}`);
    const stretches = sequenceDifference(['first', ...of('a'), 'last'], ['first', ...of('b'), 'last']);
    expect(stretches.map(({ type, items }) => [type, items.length])).toEqual([
      ['same', 1],
      ['removed', STEPS_MAX],
      ['added', STEPS_MAX],
      ['same', 1],
    ]);
  });
});
