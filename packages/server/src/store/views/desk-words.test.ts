import { expect, it } from 'vitest';
import { prefixQuery } from './desk-words.ts';

it('only letters and digits of what is typed become a query', () => {
  expect(prefixQuery(`Sea-wall's “plan”: \\ & | ! <-> *`)).toBe("'Sea':* & 'wall':* & 's':* & 'plan':*");
  expect(prefixQuery(' !&| ')).toBe('');
});
