import { expect, test } from 'vitest';
import { median, percentile, timeEach } from './samples.ts';

test('a percentile is one of the samples, in any order', () => {
  const samples = [5, 1, 4, 2, 3];
  expect(percentile(samples, 0.5)).toBe(3);
  expect(percentile(samples, 0.95)).toBe(5);
  expect(percentile(samples, 0)).toBe(1);
  expect(samples).toEqual([5, 1, 4, 2, 3]);
});

test('the median of an even number lies between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([7])).toBe(7);
});

test('without samples there is no number', () => {
  expect(median([])).toBeNaN();
  expect(percentile([], 0.5)).toBeNaN();
});

test('subjects are measured one after another', async () => {
  const seen: string[] = [];
  const samples = await timeEach(['a', 'b'], async (subject) => {
    seen.push(`${subject} begins`);
    await Promise.resolve();
    seen.push(`${subject} ends`);
  });
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(samples).toHaveLength(2);
});
