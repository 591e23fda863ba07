import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, test } from 'vitest';
import { instantInZone, inZone } from './instant-in-zone.ts';

const ZONES = [
  'UTC',
  'Europe/Kyiv',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Jerusalem',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
];
const someZone = fc.constantFrom(...ZONES);
const someInstant = fc.date({
  min: new Date('1990-01-02T00:00:00Z'),
  max: new Date('2045-12-30T00:00:00Z'),
  noInvalidDate: true,
});

describe('a time on the wall', () => {
  test('leads back to the instant it was read at, whatever the zone and year', () => {
    fc.assert(
      fc.property(someInstant, someZone, (instant, zone) => {
        const minute = new Date(Math.floor(instant.getTime() / 60_000) * 60_000);
        const { date, time } = inZone(minute, zone);
        const found = instantInZone(date, time, zone);
        const instants =
          found.type === 'once' ? [found.at] : found.type === 'twice' ? [found.first, found.second] : [];
        expect(instants.map((at) => at.toISOString())).toContain(minute.toISOString());
      }),
      { numRuns: 2000 },
    );
  });

  test('shows itself again, once or twice, or is not on the clock at all', () => {
    fc.assert(
      fc.property(someInstant, fc.nat(24 * 60 - 1), someZone, (day, minutes, zone) => {
        const date = day.toISOString().slice(0, 10);
        const time = `${`${Math.floor(minutes / 60)}`.padStart(2, '0')}:${`${minutes % 60}`.padStart(2, '0')}`;
        const found = instantInZone(date, time, zone);
        if (found.type === 'once') expect(inZone(found.at, zone)).toEqual({ date, time });
        if (found.type === 'twice') {
          expect(inZone(found.first, zone)).toEqual({ date, time });
          expect(inZone(found.second, zone)).toEqual({ date, time });
          expect(found.first < found.second).toBe(true);
        }
        if (found.type === 'skipped') {
          const after = inZone(found.next, zone);
          const before = inZone(new Date(found.next.getTime() - 60_000), zone);
          expect(`${before.date}T${before.time}` < `${date}T${time}`).toBe(true);
          expect(`${after.date}T${after.time}` > `${date}T${time}`).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['2027-03-28', '03:30', 'Europe/Kyiv', { type: 'skipped', next: new Date('2027-03-28T01:00:00Z') }],
    [
      '2027-10-31',
      '03:30',
      'Europe/Kyiv',
      { type: 'twice', first: new Date('2027-10-31T00:30:00Z'), second: new Date('2027-10-31T01:30:00Z') },
    ],
    ['2027-06-01', '18:00', 'Europe/Kyiv', { type: 'once', at: new Date('2027-06-01T15:00:00Z') }],
    // Half an hour of change, the smallest there is.
    [
      '2027-10-03',
      '02:15',
      'Australia/Lord_Howe',
      { type: 'skipped', next: new Date('2027-10-02T15:30:00Z') },
    ],
    // A day that was left out when the island crossed the date line.
    ['2011-12-30', '12:00', 'Pacific/Apia', { type: 'skipped', next: new Date('2011-12-30T10:00:00Z') }],
  ])('%s %s in %s', (date, time, zone, expected) => {
    expect(instantInZone(date, time, zone)).toEqual(expected);
  });

  test.each([
    ['2027-02-30', '10:00'],
    ['2027-02-20', '25:00'],
    ['', '10:00'],
  ])('%s %s is refused', (date, time) => {
    expect(() => instantInZone(date, time, 'UTC')).toThrow(RangeError);
  });
});
