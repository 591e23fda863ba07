import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { storyPath } from './paths.ts';
import { isReservedSlug, isSlug, SLUG_MAX, slugFrom } from './slug.ts';

describe('a slug', () => {
  it.each(['quay-reopens', 'a', '2025', '_draft', 'порт', 'חדשות', 'a'.repeat(SLUG_MAX), 'Quay', '404'])(
    'may be %j',
    (slug) => expect(isSlug(slug)).toBe(true),
  );

  it.each([
    '',
    '-a',
    'a b',
    'a/b',
    '..',
    '.well-known',
    'a.b',
    'a%2fb',
    'a?b',
    'a#b',
    'a\n',
    'a\0',
    '\ud800',
    'a'.repeat(SLUG_MAX + 1),
  ])('may not be %j', (slug) => expect(isSlug(slug)).toBe(false));

  it('stands in an address as one segment that can be read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: SLUG_MAX }).filter(isSlug), (slug) => {
        const path = storyPath(slug);
        expect(new URL(path, 'https://harbour.example').pathname).toBe(path);
        expect(decodeURIComponent(path)).toBe(`/${slug}/`);
      }),
    );
  });
});

describe('a slug made from a headline', () => {
  it.each([
    ['Quay reopens after repairs', 'quay-reopens-after-repairs'],
    ["Trump's claim: 'spare' troops?", 'trumps-claim-spare-troops'],
    ['Trump’s next move', 'trumps-next-move'],
    ['Şırnak, Łódź & Straße', 'sirnak-lodz-strasse'],
    ['Київ: п’ять запитань', 'kyiv-piat-zapytan'],
    ['Щоденник', 'shchodennyk'],
    ['ירושלים היום', 'ירושלים-היום'],
    ['  --  ', ''],
    ['🎉', ''],
    ['', ''],
    ['Search', 'search-story'],
    ['ℂ𝐀ps', 'caps'],
  ])('%j is %j', (headline, slug) => expect(slugFrom(headline)).toBe(slug));

  it('is a slug that is free of the site’s own addresses, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (headline) => {
        const slug = slugFrom(headline);
        if (slug === '') return;
        expect(isSlug(slug)).toBe(true);
        expect(isReservedSlug(slug)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is never cut inside a letter', () => {
    expect(isSlug(slugFrom(`a${'\u{1e900}'.repeat(80)}`))).toBe(true);
  });
});
