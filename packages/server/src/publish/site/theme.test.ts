import { readFileSync } from 'node:fs';
import fc from '@onrecord/domain/testing/fast-check';
import { describe, expect, test } from 'vitest';
import { contrastOf, hexFromRgb, oklchFromRgb, rgbFromHex, rgbFromOklch } from './colour.ts';
import { accentCss, PAPERS, readableOn, themeAsset } from './theme.ts';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);

describe('the accent colour', () => {
  test('reads on every paper, whatever colour a newsroom chose', () => {
    fc.assert(
      fc.property(colours, (accentColour) => {
        const [, light = '', dark = ''] =
          /light-dark\((#\w{6}),(#\w{6})\)/.exec(accentCss({ accentColour })) ?? [];
        for (const paper of PAPERS.light)
          expect(contrastOf(rgbFromHex(light), rgbFromHex(paper))).toBeGreaterThanOrEqual(4.5);
        for (const paper of PAPERS.dark)
          expect(contrastOf(rgbFromHex(dark), rgbFromHex(paper))).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 500 },
    );
  });

  test('stays as chosen where it reads', () => {
    expect(readableOn('#b3261e', PAPERS.light, -1)).toBe('#b3261e');
  });

  test('keeps its hue where it is corrected', () => {
    const yellow = oklchFromRgb(rgbFromHex('#ffd400'));
    const corrected = oklchFromRgb(rgbFromHex(readableOn('#ffd400', PAPERS.light, -1)));
    expect(corrected.lightness).toBeLessThan(yellow.lightness);
    expect(Math.abs(corrected.hue - yellow.hue)).toBeLessThan(0.05);
  });

  test('is served under an address that changes with it', () => {
    const one = themeAsset({ accentColour: '#b3261e' });
    expect(one.path).toMatch(/^\/assets\/theme\.[\w-]{8}\.css$/);
    expect(themeAsset({ accentColour: '#0055aa' }).path).not.toBe(one.path);
  });

  test('is measured against the papers that the style sheet has', () => {
    const tokens = readFileSync(new URL('./css/tokens.css', import.meta.url), 'utf8');
    expect(tokens).toContain(`--paper: light-dark(${PAPERS.light[0]}, ${PAPERS.dark[0]})`);
    expect(tokens).toContain(`--paper-2: light-dark(${PAPERS.light[1]}, ${PAPERS.dark[1]})`);
  });
});

describe('the fixed inks', () => {
  const tokens = readFileSync(new URL('./css/tokens.css', import.meta.url), 'utf8');
  test.each(['ink', 'ink-2', 'ink-3'])('--%s reads on both papers, by day and by night', (name) => {
    const [, light = '', dark = ''] =
      new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens) ?? [];
    for (const paper of PAPERS.light)
      expect(contrastOf(rgbFromHex(light), rgbFromHex(paper))).toBeGreaterThanOrEqual(4.5);
    for (const paper of PAPERS.dark)
      expect(contrastOf(rgbFromHex(dark), rgbFromHex(paper))).toBeGreaterThanOrEqual(4.5);
  });
});

test('a colour survives the way to OKLCH and back', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      const back = rgbFromHex(hexFromRgb(rgbFromOklch(oklchFromRgb(rgbFromHex(colour)))));
      rgbFromHex(colour).forEach((part, at) => {
        expect(Math.abs(part - (back[at] ?? 0))).toBeLessThan(0.006);
      });
    }),
  );
});
