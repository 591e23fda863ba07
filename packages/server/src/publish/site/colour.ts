/** Colour as the accent needs it: OKLCH (Ottosson 2020) for changing lightness, WCAG 2 for contrast. */
export interface Oklch {
  /** 0 to 1. */
  readonly lightness: number;
  readonly chroma: number;
  /** Radians. */
  readonly hue: number;
}

/** Red, green, blue from 0 to 1, gamma-encoded sRGB. */
export type Rgb = readonly [number, number, number];

export function rgbFromHex(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

export function hexFromRgb(rgb: Rgb): string {
  return `#${rgb
    .map((part) =>
      Math.round(clamp(part) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

export function oklchFromRgb(rgb: Rgb): Oklch {
  const [r, g, b] = [decode(rgb[0]), decode(rgb[1]), decode(rgb[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b2 = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b2),
    hue: Math.atan2(b2, a),
  };
}

/** The colour in sRGB; chroma that the screen cannot show at this lightness is given up, hue is kept. */
export function rgbFromOklch(colour: Oklch): Rgb {
  let low = 0;
  let high = colour.chroma;
  if (inGamut(unclampedRgb(colour))) return clampAll(unclampedRgb(colour));
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (inGamut(unclampedRgb({ ...colour, chroma: middle }))) low = middle;
    else high = middle;
  }
  return clampAll(unclampedRgb({ ...colour, chroma: low }));
}

/** WCAG 2 contrast of two colours, 1 to 21. */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(rgb: Rgb): number {
  return 0.2126 * decode(rgb[0]) + 0.7152 * decode(rgb[1]) + 0.0722 * decode(rgb[2]);
}

function unclampedRgb({ lightness, chroma, hue }: Oklch): Rgb {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    encode(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    encode(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    encode(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const decode = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const encode = (part: number) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
const clamp = (part: number) => Math.min(1, Math.max(0, part));
const clampAll = (rgb: Rgb): Rgb => [clamp(rgb[0]), clamp(rgb[1]), clamp(rgb[2])];
const inGamut = (rgb: Rgb) => rgb.every((part) => part >= -0.0005 && part <= 1.0005);
