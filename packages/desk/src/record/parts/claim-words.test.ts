import { expect, test } from 'vitest';
import { relationWords } from './claim-words.ts';

type Relation = Parameters<typeof relationWords>[0];
const crane = { id: 'crane', kind: 'person', name: 'Aldous Crane' } as const;
const claim = (speaker: { id: string; kind: string; name: string }) =>
  ({ speaker }) as Parameters<typeof relationWords>[1];
const relation = (
  kind: string,
  direction: string,
  speaker: { id: string; kind: string; name: string } = crane,
) => ({ kind, direction, claim: { speaker } }) as Relation;

test('a relation is told from the side of the claim it is read at', () => {
  const council = claim({ id: 'council', kind: 'organisation', name: 'City council' });
  expect(relationWords(relation('denies', 'on-this'), council)).toBe('denied by');
  expect(relationWords(relation('denies', 'by-this'), council)).toBe('denies');
  expect(relationWords(relation('supersedes', 'on-this'), claim(crane))).toBe('replaced by');
});

test('who denies their own words takes them back', () => {
  expect(relationWords(relation('denies', 'on-this'), claim(crane))).toBe('Aldous Crane took it back');
  expect(relationWords(relation('denies', 'by-this'), claim(crane))).toBe('Aldous Crane takes back');
});

test('of a source who is not named nobody can tell whose words they deny', () => {
  const official = { id: 'official', kind: 'unnamed', name: 'an official' };
  expect(relationWords(relation('denies', 'on-this', official), claim(official))).toBe('denied by');
});
