import { describe, expect, it } from 'vitest';
import fc from '../../testing/fast-check.ts';
import { identityHints, identityHintsInFileName } from './identity-hints.ts';

const kindsIn = (text: string) => identityHints(text).map(({ kind }) => kind);

describe('a description of an unnamed source', () => {
  it.each([
    ['a source close to Olena Kovalenko', ['name']],
    ['Olena Kovalenko, who works at the port', ['name']],
    ['a docker aged 43', ['age']],
    ['a 43-year-old docker', ['age']],
    ['O. K., a docker', ['initials']],
    ['a docker (o.k@port.example)', ['address']],
    ['the person behind @nightshift', ['handle']],
    ['a source reached at +380 44 123 45 67', ['number']],
    ['джерело, близьке до Олени Коваленко', ['name']],
  ])('“%s” looks as if it told who that is', (description, kinds) => {
    expect(kindsIn(description)).toEqual(kinds);
  });

  it.each([
    'a source in Ukraine’s military intelligence',
    'a source in the Security Service of Ukraine',
    'an official of the Defense Ministry',
    'two people familiar with the talks',
    'a senior White House official',
    'джерело в Службі безпеки України',
    'a docker, on 2025-03-14',
  ])('“%s” does not', (description) => {
    expect(kindsIn(description)).toEqual([]);
  });
});

describe('the name of a file', () => {
  it.each(['interview_Olena_Kovalenko.pdf', 'Olena Kovalenko.m4a', 'call +380441234567.mp3'])(
    '“%s” tells',
    (name) => {
      expect(identityHintsInFileName(name)).not.toEqual([]);
    },
  );
  it.each(['survey-2025-03-14.pdf', 'scan_20250314.pdf', 'port notice.html', 'IMG_1234.jpg'])(
    '“%s” does not',
    (name) => {
      expect(identityHintsInFileName(name)).toEqual([]);
    },
  );
});

it('takes any text, and names its own words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const { start, end, written } of identityHints(text)) expect(text.slice(start, end)).toBe(written);
    }),
  );
});
