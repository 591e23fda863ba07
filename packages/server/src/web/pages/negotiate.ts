import type { Encoding } from './compress.ts';

/** What we prefer where a client takes several: brotli is smallest for text. */
const PREFERENCE: readonly Encoding[] = ['br', 'zstd', 'gzip'];
/** Browsers send a handful of values; a stranger may send any number. */
const REMEMBERED_MAX = 200;
const remembered = new Map<string, Encoding>();

/** The encoding to answer in, by `Accept-Encoding` (RFC 9110, section 12.5.3). */
export function negotiateEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  const known = remembered.get(acceptEncoding);
  if (known !== undefined) return known;
  const encoding = negotiate(acceptEncoding);
  if (remembered.size < REMEMBERED_MAX && acceptEncoding.length < 200)
    remembered.set(acceptEncoding, encoding);
  return encoding;
}

function negotiate(acceptEncoding: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of acceptEncoding.split(',', 20)) {
    const [name = '', ...parameters] = part.split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/i.exec(parameter)?.[1]).find(Boolean);
    weights.set(name.trim().toLowerCase(), weight === undefined ? 1 : Number(weight) || 0);
  }
  const fallback = weights.get('*') ?? 0;
  let best: Encoding = 'identity';
  let bestWeight = 0;
  for (const encoding of PREFERENCE) {
    const weight = weights.get(encoding) ?? fallback;
    if (weight > bestWeight) {
      best = encoding;
      bestWeight = weight;
    }
  }
  return best;
}
