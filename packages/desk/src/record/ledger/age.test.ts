import { expect, test } from 'vitest';
import { ageWords } from './age.ts';

const NOW = new Date('2026-07-01T12:00:00Z');

test.each([
  ['2026-07-01T11:59:00Z', 'today'],
  // A clock that is ahead of this one.
  ['2026-07-01T12:05:00Z', 'today'],
  ['2026-06-30T12:00:00Z', '1 day'],
  ['2026-06-18T12:00:00Z', '13 days'],
  ['2026-06-17T12:00:00Z', '2 weeks'],
  ['2026-05-03T12:00:00Z', '8 weeks'],
  ['2026-05-02T12:00:00Z', '1 month'],
  ['2025-07-01T12:00:00Z', '11 months'],
  ['2024-06-30T12:00:00Z', '2 years'],
])('a finding of %s is %s old', (at, words) => expect(ageWords(at, NOW)).toBe(words));
