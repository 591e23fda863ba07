import type { LiveChange, LiveMessage } from '@onrecord/domain/live/message';
import fc from '@onrecord/domain/testing/fast-check';
import { expect, it } from 'vitest';
import { LiveBoard } from './live-board.ts';

const anyKey = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const anyLog = fc.array(fc.uniqueArray(anyKey, { minLength: 1, maxLength: 3 }), { maxLength: 30 });

/** Events 1, 2, …, each with how the named things then are. */
const messagesOf = (log: readonly string[][]): LiveMessage[] =>
  log.map((keys, at) => ({
    id: at + 1,
    changed: keys.map((key) => ({ key, html: `${key} as of ${at + 1}` })),
  }));

it('tells whoever comes all that changed since, each thing once and as it is now', () => {
  fc.assert(
    fc.property(anyLog, fc.nat(40), (log, after) => {
      const board = new LiveBoard(0);
      const messages = messagesOf(log);
      for (const message of messages) board.take(message);
      const now = new Map<string, LiveChange>();
      for (const message of messages)
        if (message.id > after && 'changed' in message)
          for (const change of message.changed) now.set(change.key, change);
      const told = board.since(after);
      expect(told.id).toBe(log.length);
      const byKey = (a: LiveChange, b: LiveChange) => a.key.localeCompare(b.key);
      expect('changed' in told && told.changed.toSorted(byKey)).toEqual([...now.values()].sort(byKey));
    }),
  );
});

it('whatever number is asked with, its nearest is told the same', () => {
  fc.assert(
    fc.property(anyLog, fc.nat(20), fc.maxSafeNat(), (log, start, id) => {
      const board = new LiveBoard(start);
      for (const message of messagesOf(log)) board.take({ ...message, id: message.id + start });
      const nearest = board.nearest(id);
      expect(board.since(nearest)).toEqual(board.since(id));
      expect(nearest).toBeGreaterThanOrEqual(start - 1);
      expect(nearest).toBeLessThanOrEqual(board.lastId);
    }),
  );
});

it('says "start over" to whoever was away before it began, and after what it was told so itself', () => {
  const board = new LiveBoard(10);
  board.take({ id: 11, changed: [{ key: 'a' }] });
  expect(board.since(9)).toEqual({ id: 11, reset: true });
  expect(board.since(10)).toEqual({ id: 11, changed: [{ key: 'a' }] });
  board.take({ id: 12, reset: true });
  board.take({ id: 13, changed: [{ key: 'b' }] });
  expect(board.since(11)).toEqual({ id: 13, reset: true });
  expect(board.since(12)).toEqual({ id: 13, changed: [{ key: 'b' }] });
});

it('forgets what changed longest ago, and never tells a part of what somebody missed', () => {
  const board = new LiveBoard(0);
  const count = 5000;
  for (let id = 1; id <= count; id++) board.take({ id, changed: [{ key: `key ${id}` }] });
  expect(board.horizon).toBe(count - 2000);
  expect(board.since(board.horizon - 1)).toEqual({ id: count, reset: true });
  // Whoever missed very much looks at the page again: it is less to send.
  expect(board.since(board.horizon)).toEqual({ id: count, reset: true });
  expect(board.since(count - 100)).toMatchObject({ changed: { length: 100 } });
  expect(board.since(count - 101)).toEqual({ id: count, reset: true });
});

it('never tells more than a page is worth, and has few answers for whatever ids are asked with', () => {
  const board = new LiveBoard(0);
  const html = 'x'.repeat(10_000);
  const count = 1000;
  for (let id = 1; id <= count; id++) board.take({ id, changed: [{ key: `entry ${id}`, html }] });
  const ids = Array.from({ length: count + 10 }, (_, id) => id);
  const answers = new Set(ids.map((id) => JSON.stringify(board.since(id))));
  for (const answer of answers) expect(answer.length).toBeLessThan(80_000);
  expect(new Set(ids.map((id) => board.nearest(id))).size).toBe(answers.size);
  expect(answers.size).toBeLessThan(10);
  expect(board.since(count - 1)).toEqual({ id: count, changed: [{ key: `entry ${count}`, html }] });
  expect(board.since(0)).toEqual({ id: count, reset: true });
});
