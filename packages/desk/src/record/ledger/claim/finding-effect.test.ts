import { expect, test } from 'vitest';
import { findingEffect } from './finding-effect.ts';

const claim = {
  finding: { kind: 'unverified', at: '2026-07-01T12:00:00Z', grounds: '' },
  speaker: { id: 'a', kind: 'person', name: 'Aldous Crane', role: 'harbour master' },
  content: { text: 'The wall was never at risk.', language: 'en' },
} as Parameters<typeof findingEffect>[0];

test('a verdict says how many stories get which line', () => {
  const { says, line } = findingEffect(claim, 4, { kind: 'false', grounds: 'The log says otherwise.' });
  expect(says).toContain('Cited in 4 stories');
  expect(says).toContain('Each gets a proposed line');
  expect(line).toBe(
    'We have found the statement by Aldous Crane that is reported here, “The wall was never at risk.”, to be false. The log says otherwise.',
  );
});

test.each([
  ['unverified', 4, 'stays what it is'],
  ['false', 0, 'No public story'],
] as const)('a finding %s for a claim in %i stories proposes nothing', (kind, citedIn, words) => {
  const effect = findingEffect(claim, citedIn, { kind, grounds: '' });
  expect(effect.says).toContain(words);
  expect(effect.line).toBeUndefined();
});

test('to call it unverified again tells the stories that said otherwise', () => {
  const verified = { ...claim, finding: { ...claim.finding, kind: 'verified' as const } };
  const { says, line } = findingEffect(verified, 1, { kind: 'unverified', grounds: '' });
  expect(says).toContain('It gets a proposed line');
  expect(line).toContain('We have taken back our finding');
});
