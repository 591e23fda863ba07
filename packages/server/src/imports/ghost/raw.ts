/**
 * Lenient readers for what an export holds. A field of the wrong type reads as absent; text comes out free of
 * what PostgreSQL or XML cannot hold. Nothing here throws.
 */
export type Raw = Readonly<Record<string, unknown>>;

const EMPTY: Raw = {};

export function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function recordOf(value: unknown): Raw {
  return isRecord(value) ? value : EMPTY;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Characters XML 1.0 forbids (section 2.2); PostgreSQL refuses the first of them, too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text without forbidden characters; half a surrogate pair becomes U+FFFD. */
export function cleanText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.replace(FORBIDDEN, '');
}

/** The same as escapes in JSON source, behind an even number of backslashes. */
const FORBIDDEN_ESCAPE =
  /(?<=(?<!\\)(?:\\\\)*)(?:\\u(?:00(?:0[0-8bcef]|1[0-9a-f])|fff[ef])|\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2})/i;

/** Whether `cleanText` would change a text, or the texts in a piece of JSON. */
export function holdsForbiddenText(text: string, isJson: boolean): boolean {
  return !text.isWellFormed() || text.search(FORBIDDEN) >= 0 || (isJson && FORBIDDEN_ESCAPE.test(text));
}

/** '' for everything that is neither text nor a number. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return cleanText(value);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** Text in one line, as headlines and names are. */
export function lineOf(value: unknown): string {
  return textOf(value).replace(/\s+/g, ' ').trim();
}

/** Databases write flags as booleans, numbers or text. */
export function flagOf(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}

export function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A length in pixels: whole and positive, or null. */
export function pixelsOf(value: unknown): number | null {
  const pixels = Math.round(numberOf(value) ?? 0);
  return pixels > 0 && pixels < 1_000_000 ? pixels : null;
}

const EARLIEST_MS = Date.UTC(1000, 0);
const LATEST_MS = Date.UTC(9999, 11, 31);

/** ISO 8601, `YYYY-MM-DD hh:mm:ss` in UTC as MySQL writes it, or milliseconds; null for anything else. */
export function dateOf(value: unknown): Date | null {
  const ms = typeof value === 'number' ? value : typeof value === 'string' ? msOf(value.trim()) : Number.NaN;
  return ms >= EARLIEST_MS && ms <= LATEST_MS ? new Date(ms) : null;
}

function msOf(text: string): number {
  if (/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?$/.test(text))
    return Date.parse(`${text.replace(' ', 'T')}Z`);
  return /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
}

/** Reads JSON held in a field; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Levels of nesting below `key`, counted without recursion and no further than `limit`. */
export function nestingOf(root: unknown, key: string, limit: number): number {
  let level: unknown[] = [root];
  let depth = 0;
  while (level.length > 0 && depth <= limit) {
    depth++;
    level = level.flatMap((node) => [...listOf((node as Raw | null)?.[key])]);
  }
  return depth;
}
