import { z } from 'zod';

/**
 * When something was said, as exactly as is known: ISO 8601, cut to its precision (ninjs has the same "truncated
 * date-time"). "2025", "2025-03", "2025-03-14" in the newsroom's days, "2025-03-14T09:12Z" in UTC. One string, so that
 * a date cannot disagree with its precision: "in March" is no midnight.
 */
export type TruncatedDate = string;

export type DatePrecision = 'year' | 'month' | 'day' | 'minute';

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})Z)?)?)?$/;
/** Statements are older than any newsroom: a book of the 15th century may be cited. */
const YEAR_MIN = 1400;
const YEAR_MAX = 2999;

export const truncatedDateSchema = z
  .string()
  .max(17)
  .refine(
    (input) => startOf(input) !== undefined,
    'needs a date such as 2025, 2025-03, 2025-03-14 or 2025-03-14T09:12Z',
  );

/** How exact a date is; undefined for what is none. */
export function precisionOf(date: TruncatedDate): DatePrecision | undefined {
  const [, year, month, day, hour] = SHAPE.exec(date) ?? [];
  if (year === undefined) return undefined;
  return hour !== undefined ? 'minute' : day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
}

/** Its first instant, taking days as UTC's; undefined for what is no date, such as February 30. */
export function startOf(date: TruncatedDate): Date | undefined {
  const [, year, month = '01', day = '01', hour = '00', minute = '00'] = SHAPE.exec(date) ?? [];
  if (year === undefined || Number(year) < YEAR_MIN || Number(year) > YEAR_MAX) return undefined;
  const start = new Date(`${year}-${month}-${day}T${hour}:${minute}:00.000Z`);
  // The parser carries February 30 over into March.
  return !Number.isNaN(start.getTime()) && start.getUTCDate() === Number(day) ? start : undefined;
}

/** Whether both may be one moment: the less exact one holds the other. */
export function mayBeSameTime(a: TruncatedDate, b: TruncatedDate): boolean {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  return longer.startsWith(shorter);
}
