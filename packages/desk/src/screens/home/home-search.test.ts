import fc from '@onrecord/domain/testing/fast-check';
import { expect, test } from 'vitest';
import { readHomeSearch } from './home-search.ts';

test('an address of the home keeps what makes sense and drops the rest', () => {
  expect(
    readHomeSearch({ view: 'in-review', q: 'wall', from: '2027-02-30', tagId: 'x', to: '2027-03-01', z: 1 }),
  ).toEqual({ view: 'in-review', q: 'wall', to: '2027-03-01' });
});

test('no address breaks the home', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (search) => {
      const read = readHomeSearch(search);
      expect(Object.values(read).every((value) => typeof value === 'string')).toBe(true);
      expect(readHomeSearch(read)).toEqual(read);
    }),
  );
});
