import { describe, expect, test } from 'vitest';
import { timeFormat } from './times.ts';

const evening = new Date('2025-03-14T16:05:00Z');

describe('times as readers see them', () => {
  test('American English writes them as its newspapers do', () => {
    const format = timeFormat('en', 'Europe/Kyiv');
    expect(format.time(evening)).toBe('6:05\u00a0p.m.');
    expect(format.dateTime(evening)).toBe('March 14, 2025, 6:05\u00a0p.m.');
    expect(format.day(evening)).toBe('Friday, March 14, 2025');
  });

  test('other languages keep their own clock and order', () => {
    expect(timeFormat('en-GB', 'Europe/Kyiv').dateTime(evening)).toBe('14 March 2025, 18:05');
    expect(timeFormat('uk', 'Europe/Kyiv').day(evening)).toMatch(/^П.ятниця, 14 березня 2025 р\.$/);
    expect(timeFormat('uk', 'Europe/Kyiv').time(evening)).toBe('18:05');
    expect(timeFormat('he', 'Asia/Jerusalem').dateTime(evening)).toBe('14 במרץ 2025, 18:05');
  });

  test('follow the zone through the change of clocks', () => {
    // Kyiv turned from UTC+2 to UTC+3 on 30 March 2025 at 01:00 UTC, New York on 9 March at 07:00 UTC.
    const kyiv = timeFormat('uk', 'Europe/Kyiv');
    expect(kyiv.time(new Date('2025-03-30T00:59:00Z'))).toBe('02:59');
    expect(kyiv.time(new Date('2025-03-30T01:00:00Z'))).toBe('04:00');
    const newYork = timeFormat('en-US', 'America/New_York');
    expect(newYork.time(new Date('2025-03-09T06:59:00Z'))).toBe('1:59\u00a0a.m.');
    expect(newYork.time(new Date('2025-03-09T07:00:00Z'))).toBe('3:00\u00a0a.m.');
    // An hour that comes twice in autumn stays on its day.
    expect(newYork.isoDay(new Date('2025-11-02T06:30:00Z'))).toBe('2025-11-02');
  });

  test('put a moment on the day it has in the newsroom', () => {
    const late = new Date('2025-03-14T22:30:00Z');
    expect(timeFormat('en', 'UTC').isoDay(late)).toBe('2025-03-14');
    expect(timeFormat('en', 'Europe/Kyiv').isoDay(late)).toBe('2025-03-15');
  });
});

test.each([
  ['2025', '2025'],
  ['2025-03', 'March 2025'],
  ['2025-03-14', 'March 14, 2025'],
  ['2025-03-14T16:05Z', 'March 14, 2025, 6:05\u00a0p.m.'],
])('%s is written as exactly as it is known, a day as the same day in every zone', (date, words) => {
  expect(timeFormat('en', 'Europe/Kyiv').truncated(date)).toBe(words);
  if (!date.includes('T')) expect(timeFormat('en', 'Pacific/Auckland').truncated(date)).toBe(words);
  if (!date.includes('T')) expect(timeFormat('en', 'Pacific/Honolulu').truncated(date)).toBe(words);
});
