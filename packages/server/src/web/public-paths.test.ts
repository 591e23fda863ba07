import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { PublicPaths } from './public-paths.ts';

describe('the public paths', () => {
  it('may hold anything before they are complete', () => {
    const paths = new PublicPaths();
    expect(paths.has('/whatever/')).toBe(true);
    paths.complete = true;
    expect(paths.has('/whatever/')).toBe(false);
  });

  it('know every path that was added, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 3000 }), (added) => {
        const paths = new PublicPaths();
        paths.complete = true;
        for (const path of added) paths.add(path);
        expect(added.filter((path) => !paths.has(path))).toEqual([]);
        expect(paths.size).toBe(new Set(added).size);
      }),
      { numRuns: 20 },
    );
  });

  it('grow with the archive, and know nothing else', () => {
    const paths = new PublicPaths();
    paths.complete = true;
    for (let at = 0; at < 100_000; at++) paths.add(`/story-${at}/`);
    for (let at = 0; at < 100_000; at++) paths.add(`/story-${at}/`);
    expect(paths.size).toBe(100_000);
    let known = 0;
    let unknown = 0;
    for (let at = 0; at < 100_000; at++) {
      if (paths.has(`/story-${at}/`)) known++;
      if (paths.has(`/storx-${at}/`)) unknown++;
    }
    expect(known).toBe(100_000);
    expect(unknown).toBe(0);
  });
});
