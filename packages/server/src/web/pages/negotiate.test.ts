import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { ENCODINGS } from './compress.ts';
import { negotiateEncoding } from './negotiate.ts';

describe('the encoding of an answer', () => {
  it.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['zstd, gzip', 'zstd'],
    ['deflate', 'identity'],
    ['identity', 'identity'],
    ['*', 'br'],
    ['*;q=0', 'identity'],
    ['br;q=0, *', 'zstd'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br; q=0, gzip', 'gzip'],
    ['BR', 'br'],
    ['gzip;q=nonsense', 'gzip'],
    ['gzip;q=0.0.1', 'identity'],
    [',,;;=,', 'identity'],
  ] as const)('for %j is %s', (header, encoding) => expect(negotiateEncoding(header)).toBe(encoding));

  it('is one there is, whatever is asked for, and the same when asked again', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const encoding = negotiateEncoding(header);
        expect(ENCODINGS).toContain(encoding);
        expect(negotiateEncoding(header)).toBe(encoding);
      }),
    );
  });
});
