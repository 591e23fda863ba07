import { describe, expect, it } from 'vitest';
import { extractStatements } from './extract-statements.ts';
import type { SaidAt } from './statement.ts';

// A Friday.
const PUBLISHED = '2025-03-14';

const saidAt = (when: string, publishedOn?: string): SaidAt | undefined =>
  extractStatements(
    `Ada Quill said ${when} that the fleet would sail.`,
    publishedOn === undefined ? {} : { publishedOn },
  )[0]?.saidAt;

describe('when something was said', () => {
  it.each([
    ['on March 12, 2024,', '2024-03-12', 'day'],
    ['on 12 March 2024', '2024-03-12', 'day'],
    ['on March 12', '2025-03-12', 'day'],
    ['in March', '2025-03', 'month'],
    ['on Dec. 30', '2024-12-30', 'day'],
    ['in 2019', '2019', 'year'],
  ])('%s is %s', (when, date, precision) => {
    expect(saidAt(when, PUBLISHED)).toMatchObject({ date, precision, guess: false });
  });

  it.each([
    ['on Friday', '2025-03-14'],
    ['on Monday', '2025-03-10'],
    ['on Saturday', '2025-03-08'],
    ['yesterday', '2025-03-13'],
  ])('%s is counted back from the story, and marked as a guess', (when, date) => {
    expect(saidAt(when, PUBLISHED)).toMatchObject({ date, precision: 'day', guess: true });
  });

  it('keeps to what the text says where the day of the story is not known', () => {
    expect(saidAt('on March 12')).toMatchObject({ date: '--03-12', precision: 'day' });
    expect(saidAt('in March')).toMatchObject({ date: '--03', precision: 'month' });
    expect(saidAt('on Monday')).toBeUndefined();
    expect(saidAt('on February 30', PUBLISHED)).toBeUndefined();
    expect(saidAt('on March 12', 'no day')).toMatchObject({ date: '--03-12' });
  });

  it('is not what the content tells of', () => {
    const [statement] = extractStatements('Ada Quill said that the fleet sailed on March 3.', {
      publishedOn: PUBLISHED,
    });
    expect(statement?.saidAt).toBeUndefined();
  });

  it('may be counted from the statement before, or taken over by who goes on speaking', () => {
    const statements = extractStatements(
      'Tom Penn said on March 12 that the fleet would sail. A day before, Ada Quill said that it would not. She said it was old. Earlier, she said it was new.',
    );
    expect(statements.map((statement) => [statement.saidAt?.date, statement.saidAt?.guess])).toEqual([
      ['--03-12', false],
      ['--03-11', true],
      ['--03-11', true],
      [undefined, undefined],
    ]);
    expect(statements[1]?.saidAt?.from?.written).toBe('A day before');
    expect(statements[2]?.saidAt?.from).toBeUndefined();
  });
});
