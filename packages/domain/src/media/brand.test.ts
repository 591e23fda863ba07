import { describe, expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { BRAND_FILES, brandFileExtent, LOGO_MAX_PX, logoExtent } from './brand.ts';

describe('a logo', () => {
  it.each([
    [
      { widthPx: 1200, heightPx: 300 },
      { widthPx: 160, heightPx: 40 },
      { widthPx: 320, heightPx: 80 },
    ],
    [
      { widthPx: 3000, heightPx: 150 },
      { widthPx: 320, heightPx: 16 },
      { widthPx: 640, heightPx: 32 },
    ],
    [
      { widthPx: 500, heightPx: 500 },
      { widthPx: 40, heightPx: 40 },
      { widthPx: 80, heightPx: 80 },
    ],
    // What is smaller stays as it is.
    [
      { widthPx: 100, heightPx: 20 },
      { widthPx: 100, heightPx: 20 },
      { widthPx: 100, heightPx: 20 },
    ],
    [
      { widthPx: 200, heightPx: 50 },
      { widthPx: 160, heightPx: 40 },
      { widthPx: 200, heightPx: 50 },
    ],
  ])('of %o is drawn at %o from a file of %o', (picture, drawn, file) => {
    expect(logoExtent(picture)).toEqual(drawn);
    expect(brandFileExtent(picture, 'logo')).toEqual(file);
  });

  it('of any shape stays within its place and keeps at least a pixel', () => {
    const sides = fc.integer({ min: 1, max: 30_000 });
    fc.assert(
      fc.property(sides, sides, (widthPx, heightPx) => {
        const drawn = logoExtent({ widthPx, heightPx });
        expect(drawn.widthPx).toBeLessThanOrEqual(Math.min(widthPx, LOGO_MAX_PX.widthPx));
        expect(drawn.heightPx).toBeLessThanOrEqual(Math.min(heightPx, LOGO_MAX_PX.heightPx));
        for (const file of BRAND_FILES) {
          const extent = brandFileExtent({ widthPx, heightPx }, file);
          expect(Math.min(extent.widthPx, extent.heightPx)).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });
});

it('icons are squares of the size in their name, whatever they are made of', () => {
  expect(brandFileExtent({ widthPx: 90, heightPx: 40 }, 'icon-512')).toEqual({ widthPx: 512, heightPx: 512 });
});
