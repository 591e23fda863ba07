import { expect, test } from 'vitest';
import { growthPerMinute } from './together.ts';

const MB = 1024 * 1024;

test('growth is the slope of all samples, not the difference of two', () => {
  const at = (seconds: number, megabytes: number) => ({
    atMs: seconds * 1000,
    residentBytes: megabytes * MB,
  });
  expect(growthPerMinute([at(0, 100), at(30, 101), at(60, 102)])).toBeCloseTo(2);
  expect(growthPerMinute([at(0, 100), at(10, 130), at(20, 130), at(30, 100)])).toBeCloseTo(0);
});
