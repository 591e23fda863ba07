import { body, paragraph, quote } from '@onrecord/domain/body/build';
import { describe, expect, it } from 'vitest';
import { draftOf, isUnbegun, NO_DRAFT, sameWords, wordsOf } from './entry-draft.ts';

const entry = { headline: 'The ferry sails', body: body(paragraph('At noon, they say.')), keyEvent: '' };

describe('an entry that is being written', () => {
  it('comes back from the editor as it was', () => {
    const said = { ...entry, body: body(paragraph('One.'), quote('The harbour master', paragraph('Two.'))) };
    expect(wordsOf(draftOf(said))).toEqual(said);
    expect(sameWords(wordsOf(draftOf(said)), said)).toBe(true);
    expect(sameWords(said, entry)).toBe(false);
  });

  it('loses the empty lines around it, and no others', () => {
    const loose = body(paragraph(), paragraph('One.'), paragraph(), paragraph('Two.'), paragraph(' '));
    expect(wordsOf(draftOf({ ...entry, body: loose })).body.content).toHaveLength(3);
  });

  it('is unbegun until it says something', () => {
    expect(isUnbegun(NO_DRAFT)).toBe(true);
    expect(isUnbegun({ ...NO_DRAFT, keyEvent: '' })).toBe(true);
    expect(isUnbegun({ ...NO_DRAFT, headline: 'A' })).toBe(false);
    expect(isUnbegun({ ...NO_DRAFT, keyEvent: 'A' })).toBe(false);
    expect(isUnbegun(draftOf(entry))).toBe(false);
  });

  it('is a key event in its own line, else by its headline, else by how it begins', () => {
    const key = (line: string, over = {}) =>
      wordsOf({ ...draftOf({ ...entry, ...over }), keyEvent: line }).keyEvent;
    expect(key(' Sailing again ')).toBe('Sailing again');
    expect(key('')).toBe('The ferry sails');
    expect(key('', { headline: '' })).toBe('At noon, they say.');
    expect(key('x'.repeat(500)).length).toBeLessThanOrEqual(200);
  });
});
