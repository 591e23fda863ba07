import fc from '@onrecord/domain/testing/fast-check';
import { expect, test } from 'vitest';
import { demoSchedule } from './schedule.ts';

const STORIES = 54;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const anyNow = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
const scheduleAt = (now: Date) => Array.from({ length: STORIES }, (_, index) => demoSchedule(now, index));

test('the newest story came out 20 minutes ago, in whole minutes', () => {
  expect(demoSchedule(new Date('2031-03-14T18:25:40Z'), 0)).toEqual(new Date('2031-03-14T18:05:00Z'));
});

test('loaded at night, the story before the newest is from the evening before', () => {
  expect(demoSchedule(new Date('2031-03-14T03:00:00Z'), 1)).toEqual(new Date('2031-03-13T20:53:00Z'));
});

test('each story is older than the one before it, and all are whole minutes', () => {
  fc.assert(
    fc.property(anyNow, (now) => {
      const times = scheduleAt(now).map((at) => at.getTime());
      for (const [index, time] of times.entries()) {
        expect(time % MINUTE_MS).toBe(0);
        expect(time).toBeLessThan(times[index - 1] ?? now.getTime());
      }
    }),
  );
});

test('all but the newest came out in the waking hours', () => {
  fc.assert(
    fc.property(anyNow, (now) => {
      for (const at of scheduleAt(now).slice(1)) {
        const minute = at.getUTCHours() * 60 + at.getUTCMinutes();
        expect(minute).toBeGreaterThanOrEqual(6 * 60 + 30);
        expect(minute).toBeLessThanOrEqual(21 * 60 + 30);
      }
    }),
  );
});

test('whole days before the last two have three to six stories, over about two weeks', () => {
  fc.assert(
    fc.property(anyNow, (now) => {
      const times = scheduleAt(now);
      const age = (now.getTime() - times[STORIES - 1]!.getTime()) / DAY_MS;
      expect(age).toBeGreaterThan(12);
      expect(age).toBeLessThan(16);
      const perDay = new Map<string, number>();
      for (const at of times) {
        const day = at.toISOString().slice(0, 10);
        perDay.set(day, (perDay.get(day) ?? 0) + 1);
      }
      for (const stories of [...perDay.values()].slice(2, -1)) {
        expect(stories).toBeGreaterThanOrEqual(3);
        expect(stories).toBeLessThanOrEqual(6);
      }
    }),
  );
});

test('the same now gives the same schedule', () => {
  fc.assert(
    fc.property(anyNow, (now) => {
      expect(scheduleAt(now)).toEqual(scheduleAt(new Date(now)));
    }),
  );
});
