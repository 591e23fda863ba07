import { expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { decodeEntryCursor, encodeEntryCursor } from './entry-cursor.ts';

const place = fc.record({
  postedAt: fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
  entryId: fc.uuid(),
});

it('reads every place it writes', () => {
  fc.assert(
    fc.property(place, (at) => {
      expect(decodeEntryCursor(encodeEntryCursor(at))).toEqual(at);
    }),
  );
});

it('reads nothing else', () => {
  fc.assert(
    fc.property(fc.string(), (input) => {
      const at = decodeEntryCursor(input);
      if (at !== undefined) expect(encodeEntryCursor(at)).toBe(input);
    }),
  );
  for (const input of ['', '0', `0.${'g'.repeat(32)}`, `00.${'a'.repeat(32)}`])
    expect(decodeEntryCursor(input)).toBeUndefined();
});
