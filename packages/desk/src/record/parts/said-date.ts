import { precisionOf, startOf, type TruncatedDate } from '@onrecord/domain/claims/ledger/truncated-date';
import { firstInstant, instantInZone, inZone } from '../../time/instant-in-zone.ts';

/** When something was said, as people write it, and back. The desk writes `14 Mar 2025`, with a time `14 Mar 2025 09:12`. */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const pad = (number: number) => String(number).padStart(2, '0');

/** A date as the desk writes it, times in the newsroom's zone; what is no date stays as it is. */
export function saidDateWords(date: TruncatedDate, timeZone: string): string {
  const start = startOf(date);
  if (start === undefined) return date;
  switch (precisionOf(date)) {
    case 'year':
      return date;
    case 'month':
      return `${MONTHS[start.getUTCMonth()]} ${start.getUTCFullYear()}`;
    case 'minute': {
      const there = inZone(start, timeZone);
      return `${dayWords(there.date)} ${there.time}`;
    }
    default:
      return dayWords(date);
  }
}

function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/**
 * Reads a date as exactly as it was typed: `2025`, `Mar 2025`, `14 March 2025`, `March 14, 2025`, `2025-03-14`, `today`,
 * `yesterday`, and a day with a time behind it, by the newsroom's clocks. Null for nothing typed, undefined for what is
 * no date.
 */
export function readSaidDate(typed: string, timeZone: string, now: Date): TruncatedDate | null | undefined {
  const text = typed
    .trim()
    .replace(/[,\s]+/g, ' ')
    .toLowerCase();
  if (text === '') return null;
  const [, day = '', time] = /^(.*?)(?: (?:at )?(\d{1,2}:\d{2}))?$/.exec(text) ?? [];
  const date = readDay(day, timeZone, now);
  if (date === undefined || startOf(date) === undefined) return undefined;
  if (time === undefined) return date;
  return precisionOf(date) === 'day' ? withTime(date, time.padStart(5, '0'), timeZone) : undefined;
}

function withTime(date: string, time: string, timeZone: string): TruncatedDate | undefined {
  if (time > '23:59') return undefined;
  try {
    return `${firstInstant(instantInZone(date, time, timeZone))
      .toISOString()
      .slice(0, 16)}Z`;
  } catch {
    return undefined;
  }
}

const DAY_MS = 86_400_000;

function readDay(text: string, timeZone: string, now: Date): string | undefined {
  if (text === 'today') return inZone(now, timeZone).date;
  if (text === 'yesterday') return inZone(new Date(now.getTime() - DAY_MS), timeZone).date;
  if (/^\d{4}(-\d{2}){0,2}$/.test(text)) return text;
  const [, dayBefore, month = '', dayAfter, year] =
    /^(?:(\d{1,2})(?:st|nd|rd|th)? )?(\p{L}{3,})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?(?: (\d{4}))?$/u.exec(
      text,
    ) ?? [];
  const number = MONTHS.findIndex((name) => FULL[name]?.startsWith(month) && month.length >= 3) + 1;
  const date = dayBefore ?? dayAfter;
  if (number === 0 || (dayBefore !== undefined && dayAfter !== undefined)) return undefined;
  const inYear = year ?? inZone(now, timeZone).date.slice(0, 4);
  return date === undefined ? `${inYear}-${pad(number)}` : `${inYear}-${pad(number)}-${pad(Number(date))}`;
}

const FULL: Readonly<Record<string, string>> = Object.fromEntries(
  MONTHS.map((short, month) => [
    short,
    new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
      .format(new Date(Date.UTC(2025, month, 1)))
      .toLowerCase(),
  ]),
);
