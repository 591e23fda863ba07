import type { FollowUp } from '@onrecord/domain/desk/claim-shapes';
import { expect, test } from 'vitest';
import { draftOf, withActed } from './follow-up-draft.ts';

const line = (id: string, overrides: Partial<FollowUp> = {}) =>
  ({
    id,
    at: '2026-07-01T12:00:00.000Z',
    kind: 'update',
    note: 'As proposed.',
    state: 'open',
    ...overrides,
  }) as FollowUp;

test('a line stands as it is proposed until somebody mends it', () => {
  const proposed = draftOf(line('a'), undefined);
  expect(proposed).toEqual({ kind: 'update', note: 'As proposed.', mending: false, from: 'As proposed.' });
  expect(draftOf(line('a'), { ...proposed, kind: 'correction' }).kind).toBe('correction');
});

test('a newer proposal takes the place of one nobody touched, and never of what somebody wrote', () => {
  const newer = line('a', { note: 'The claim changed again.' });
  const untouched = draftOf(line('a'), undefined);
  expect(draftOf(newer, untouched).note).toBe('The claim changed again.');
  expect(draftOf(newer, { ...untouched, note: 'In my words.', mending: true }).note).toBe('In my words.');
});

test('what was acted on keeps its place, and what is open again is as the server has it', () => {
  const [newest, middle, oldest] = ['03', '02', '01'].map((day) =>
    line(day, { at: `2026-07-${day}T12:00:00.000Z` }),
  ) as [FollowUp, FollowUp, FollowUp];
  const skipped = { ...middle, state: 'skipped' as const };
  expect(withActed([newest, oldest], new Map([[middle.id, skipped]]))).toEqual([newest, skipped, oldest]);
  expect(withActed([newest, middle, oldest], new Map([[middle.id, skipped]]))[1]).toEqual(middle);
});
