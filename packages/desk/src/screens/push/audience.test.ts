import { expect, it } from 'vitest';
import { readersWords, sentWords } from './audience.ts';

const nothing = { at: '', by: '', isDone: true, delivered: 0, gone: 0, failed: 0, withheld: 0, waiting: 0 };

it('says how many readers there are', () => {
  expect([0, 1, 1204].map(readersWords)).toEqual(['nobody yet', '1 reader', '1,204 readers']);
});

it('says what came of a notice, and nothing of what did not happen', () => {
  expect(sentWords({ ...nothing, isDone: false })).toBe('being sent');
  expect(sentWords(nothing)).toBe('nobody to tell');
  expect(sentWords({ ...nothing, delivered: 1100, gone: 3, failed: 2 })).toBe(
    '1,100 delivered, 3 gone, 2 failed',
  );
  expect(sentWords({ ...nothing, isDone: false, delivered: 40, waiting: 60 })).toBe(
    '40 delivered, 60 waiting',
  );
});
