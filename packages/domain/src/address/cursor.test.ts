import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

const EARLIEST = new Date('0000-01-01T00:00:00Z');
const LATEST = new Date('9999-12-31T23:59:59.999Z');

describe('a cursor', () => {
  it('comes back as it was written, for every time a story may have', () => {
    fc.assert(
      fc.property(
        fc.date({ min: EARLIEST, max: LATEST, noInvalidDate: true }),
        fc.uuid(),
        (publishedAt, storyId) => {
          expect(decodeCursor(encodeCursor({ publishedAt, storyId }))).toEqual({ publishedAt, storyId });
        },
      ),
    );
  });

  it('has one spelling: what is read is written the same', () => {
    const nearly = fc
      .tuple(fc.stringMatching(/^-?[0-9a-zA-Z]{0,12}$/), fc.stringMatching(/^[0-9a-fA-F-]{30,36}$/))
      .map(([time, id]) => `${time}.${id}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearly), (input) => {
        const cursor = decodeCursor(input);
        if (cursor !== undefined) expect(encodeCursor(cursor)).toBe(input);
      }),
    );
  });

  it.each([
    '',
    '.',
    '0',
    'lq2x.0123456789abcdef0123456789abcde',
    'lq2x.0123456789abcdef0123456789abcdef0',
    'LQ2X.0123456789abcdef0123456789abcdef',
    '00lq2x.0123456789abcdef0123456789abcdef',
    '-0.0123456789abcdef0123456789abcdef',
    'zzzzzzzzzz.0123456789abcdef0123456789abcdef',
    '-zzzzzzzzz.0123456789abcdef0123456789abcdef',
    'lq2x.0123456789abcdef0123456789abcdeg',
    'lq2x.0123456789abcdef0123456789abcdef\n',
    "lq2x.0123456789abcdef0123456789abcdef' or 1=1",
  ])('is not read from %j', (input) => expect(decodeCursor(input)).toBeUndefined());
});
