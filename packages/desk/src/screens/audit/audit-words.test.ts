import { expect, test } from 'vitest';
import { auditWords, detailWords, nameInDetails, wordsOf } from './audit-words.ts';

test.each([
  ['story-ask-review', 'Asked for review'],
  ['story-publish', 'Published'],
  ['story-create', 'Began a story'],
  ['signed-in', 'Signed in'],
  ['passkey-added', 'Passkey added'],
])('%s is said as "%s"', (act, words) => expect(auditWords(act)).toBe(words));

test('what was acted on is called by its headline, or else by its name', () => {
  expect(nameInDetails({ name: 'Ada', headline: 'The quay' })).toBe('The quay');
  expect(nameInDetails({ headline: '', fileName: 'quay.jpg' })).toBe('quay.jpg');
  expect(nameInDetails({ role: 'editor' })).toBeUndefined();
});

test('details are told in words, without ids and without what is told already', () => {
  const at = '2026-07-01T10:00:00.000Z';
  expect(detailWords({ headline: 'The quay', slug: 'the-quay', at }, 'Europe/Kyiv')).toMatch(
    /^at: 1 Jul( 2026)? 13:00$/,
  );
  // As the database hands it out, in an order of its own.
  expect(detailWords({ to: 'editor', from: 'reporter', name: 'Ada' }, 'UTC')).toBe('reporter → editor');
  expect(detailWords({ to: 'u-17', from: ['u-4'], toName: 'Ada' }, 'UTC')).toBe('to: Ada');
  expect(detailWords({ from: 3 }, 'UTC')).toBe('from: 3');
  expect(detailWords({ note: 'Who signed it?' }, 'UTC')).toBe('“Who signed it?”');
  expect(detailWords({ note: '', sizeBytes: 186_380, kind: 'picture' }, 'UTC')).toBe(
    '186 KB · kind: picture',
  );
});

test('a finding is told as what it was and became, or as still held', () => {
  const finding = { publicId: '6z3dys68', before: 'no-evidence-offered', finding: 'false' };
  expect(detailWords(finding, 'UTC')).toBe('No evidence offered → False');
  expect(detailWords({ ...finding, before: 'false', why: 'Looked at again.' }, 'UTC')).toBe(
    '“Looked at again.” · still held: False',
  );
  expect(detailWords({ mergedPublicId: 'a', intoPublicId: 'b' }, 'UTC')).toBe('merged: a · into: b');
});

test('settings are called as people call them', () => {
  expect(['accentColour', 'logoMediaId', 'darkLogoMediaId'].map(wordsOf)).toEqual([
    'accent colour',
    'logo',
    'dark logo',
  ]);
});
