import { describe, expect, test } from 'vitest';
import { ago, longTime, placeOf, shortTime } from './newsroom-time.ts';

const now = new Date('2027-03-14T22:30:00Z');

describe('a time at the desk', () => {
  test.each([
    // Half past midnight in Kyiv: another day than in UTC.
    ['2027-03-14T22:10:00Z', '00:10'],
    ['2027-03-14T16:30:00Z', '14 Mar 18:30'],
    ['2026-12-31T22:00:00Z', '1 Jan 00:00'],
    ['2026-06-01T09:00:00Z', '1 Jun 2026 12:00'],
  ])('%s is written %s', (instant, words) => expect(shortTime(instant, 'Europe/Kyiv', now)).toBe(words));

  test.each([
    ['2027-03-14T22:29:30Z', 'now'],
    ['2027-03-14T22:18:00Z', '12 min'],
    ['2027-03-14T19:30:00Z', '3 h'],
    ['2027-03-14T08:00:00Z', '14 Mar 10:00'],
  ])('%s was %s ago', (instant, words) => expect(ago(instant, 'Europe/Kyiv', now)).toBe(words));

  test('is said in full with its day', () => {
    expect(longTime('2027-03-14T16:30:00Z', 'Europe/Kyiv')).toBe('Sunday, 14 March 2027 at 18:30');
    expect(placeOf('America/New_York')).toBe('New York');
  });
});
