import { createHash } from 'node:crypto';
import type { NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { contrastOf, hexFromRgb, oklchFromRgb, type Rgb, rgbFromHex, rgbFromOklch } from './colour.ts';

/**
 * The newsroom's accent as a style sheet of its own: a strict Content-Security-Policy allows no style in the
 * page, and the colour is a setting, so it cannot stand in the built sheet.
 */

/** `--paper` and `--paper-2` of css/tokens.css: what text in the accent colour stands on. */
export const PAPERS = { light: ['#fdfdfb', '#f6f5f1'], dark: ['#121417', '#1a1c20'] } as const;

/** WCAG 2.2, 1.4.3 (AA), for text of any size. */
const MIN_CONTRAST = 4.5;

export function accentCss(settings: Pick<NewsroomSettings, 'accentColour'>): string {
  const light = readableOn(settings.accentColour, PAPERS.light, -1);
  const dark = readableOn(settings.accentColour, PAPERS.dark, 1);
  return `:root{--accent:light-dark(${light},${dark})}`;
}

/** The accent style sheet with the address it is served at, immutable by its content. */
export function themeAsset(settings: Pick<NewsroomSettings, 'accentColour'>): { path: string; css: string } {
  const css = accentCss(settings);
  const hash = createHash('sha256').update(css).digest('base64url').slice(0, 8);
  return { path: `/assets/theme.${hash}.css`, css };
}

/**
 * The colour nearest to the one chosen that reads on all papers: hue is kept, lightness moves down (-1) or
 * up (1) only as far as it must.
 */
export function readableOn(colour: string, papers: readonly string[], direction: -1 | 1): string {
  const reads = (rgb: Rgb) => papers.every((paper) => contrastOf(rgb, rgbFromHex(paper)) >= MIN_CONTRAST);
  const chosen = rgbFromHex(colour);
  if (reads(chosen)) return colour;
  const oklch = oklchFromRgb(chosen);
  const at = (lightness: number) => rgbFromHex(hexFromRgb(rgbFromOklch({ ...oklch, lightness })));
  let fails = oklch.lightness;
  let passes = direction < 0 ? 0 : 1;
  for (let step = 0; step < 16; step++) {
    const middle = (fails + passes) / 2;
    if (reads(at(middle))) passes = middle;
    else fails = middle;
  }
  return hexFromRgb(at(passes));
}
