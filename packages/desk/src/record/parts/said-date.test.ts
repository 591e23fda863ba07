import { startOf } from '@onrecord/domain/claims/ledger/truncated-date';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, test } from 'vitest';
import { readSaidDate, saidDateWords } from './said-date.ts';

const NOW = new Date('2025-03-15T00:30:00Z');
const read = (typed: string, zone = 'UTC') => readSaidDate(typed, zone, NOW);

describe('when something was said', () => {
  test.each([
    ['2025', '2025'],
    ['2025-03', '2025-03'],
    ['2025-03-14', '2025-03-14'],
    ['Mar 2025', '2025-03'],
    ['March', '2025-03'],
    ['14 mar', '2025-03-14'],
    ['14 March 2024', '2024-03-14'],
    ['March 14, 2024', '2024-03-14'],
    ['Sept 3rd 2024', '2024-09-03'],
    ['today', '2025-03-15'],
    ['yesterday', '2025-03-14'],
    ['14 Mar 2025 9:12', '2025-03-14T09:12Z'],
    ['2025-03-14 at 09:12', '2025-03-14T09:12Z'],
    ['', null],
    ['last week', undefined],
    ['30 February 2025', undefined],
    ['Mar 2025 09:12', undefined],
    ['14 Mar 2025 25:00', undefined],
    ['Ma 2025', undefined],
  ])('%j is read as %j', (typed, date) => expect(read(typed)).toBe(date));

  test('is by the newsroom’s clocks where it has a time, and its day where it has none', () => {
    expect(read('14 Mar 2025 11:12', 'Europe/Kyiv')).toBe('2025-03-14T09:12Z');
    expect(read('today', 'America/New_York')).toBe('2025-03-14');
    expect(saidDateWords('2025-03-14', 'America/New_York')).toBe('14 Mar 2025');
  });

  test('is read back as it was written, as exactly as it was known', () => {
    const dates = fc
      .date({ min: new Date('1500-01-01'), max: new Date('2900-01-01'), noInvalidDate: true })
      .chain((date) =>
        fc.constantFrom(4, 7, 10, 17).map((cut) => `${date.toISOString().slice(0, 16)}Z`.slice(0, cut)),
      );
    fc.assert(
      fc.property(dates, (date) => {
        expect(read(saidDateWords(date, 'UTC'))).toBe(date);
      }),
    );
  });

  test('never reads what is no date as one', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const date = read(typed);
        if (typeof date === 'string') expect(startOf(date)).toBeDefined();
      }),
    );
  });
});
