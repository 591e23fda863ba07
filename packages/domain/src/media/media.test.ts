import { expect, it } from 'vitest';
import fc from '../testing/fast-check.ts';
import { RENDITION_WIDTHS_PX, renditionWidths } from './media.ts';

it('renditions are never wider than their picture, and one is as wide as it can be', () => {
  expect(renditionWidths(1600)).toEqual([320, 640, 960, 1280, 1600]);
  expect(renditionWidths(320)).toEqual([320]);
  expect(renditionWidths(100)).toEqual([100]);
  expect(renditionWidths(6000)).toEqual([...RENDITION_WIDTHS_PX]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), (width) => {
      const widths = renditionWidths(width);
      expect(Math.max(...widths)).toBe(Math.min(width, 1920));
      expect(widths).toEqual([...new Set(widths)].sort((a, b) => a - b));
    }),
  );
});
