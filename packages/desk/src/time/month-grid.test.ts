import fc from '@onrecord/domain/testing/fast-check';
import { expect, test } from 'vitest';
import { addMonths, monthGrid } from './month-grid.ts';

const someMonth = fc
  .tuple(fc.integer({ min: 1980, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${`${month}`.padStart(2, '0')}`);

test('a month has all its days once, in order, in weeks that begin on Monday', () => {
  fc.assert(
    fc.property(someMonth, (month) => {
      const weeks = monthGrid(month);
      const days = weeks.flat();
      const count = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
      expect(days.filter((day) => day.startsWith(month))).toHaveLength(count);
      expect(days).toEqual([...new Set(days)].sort());
      expect(weeks.every((week) => new Date(`${week[0]}T00:00:00Z`).getUTCDay() === 1)).toBe(true);
      expect(weeks.every((week) => week.some((day) => day.startsWith(month)))).toBe(true);
    }),
  );
});

test('months are counted over the year', () => {
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2027-01', -1)).toBe('2026-12');
  fc.assert(
    fc.property(someMonth, fc.integer({ min: -30, max: 30 }), (month, count) => {
      expect(addMonths(addMonths(month, count), -count)).toBe(month);
    }),
  );
});
