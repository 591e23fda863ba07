import { precisionOf, startOf, type TruncatedDate } from '@onrecord/domain/claims/ledger/truncated-date';
import { sentenceCase } from './sentence-case.ts';

/** Times as readers see them: in the newsroom's zone and language. Formatted nowhere else on the site. */
export interface TimeFormat {
  /** The minute of the day: "6:05 p.m.", "18:05". */
  time(at: Date): string;
  /** The day with its name: "Friday, March 14, 2025". Always with its year: pages are kept, archives read. */
  day(at: Date): string;
  /** Day and minute: "March 14, 2025, 6:05 p.m." */
  dateTime(at: Date): string;
  /** The day alone: "March 14, 2025". */
  date(at: Date): string;
  /** The calendar day as `datetime` has it: "2025-03-14". */
  isoDay(at: Date): string;
  /** As exactly as is known: "2025", "March 2025", "March 14, 2025", "March 14, 2025, 6:05 p.m." */
  truncated(date: TruncatedDate): string;
}

const formats = new Map<string, TimeFormat>();

/** Formats for a BCP 47 tag and an IANA zone; kept, because making them costs milliseconds. */
export function timeFormat(language: string, timeZone: string): TimeFormat {
  const key = `${language} ${timeZone}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = makeFormat(language, timeZone);
    formats.set(key, format);
  }
  return format;
}

function makeFormat(language: string, timeZone: string): TimeFormat {
  const intl = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone });
  // Numerals of one width stand in a column: no leading zero where the language has a 12-hour clock.
  const time = intl({ timeStyle: 'short' });
  const day = intl({ dateStyle: 'full' });
  const date = intl({ dateStyle: 'long' });
  const iso = new Intl.DateTimeFormat('en-CA', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    timeZone,
  });
  // A day or month that somebody wrote down is the same day in every zone.
  const asWritten = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  const writtenDay = asWritten({ dateStyle: 'long' });
  const writtenMonth = asWritten({ year: 'numeric', month: 'long' });
  const american = /^en(-US)?$/.test(language);
  const timeOf = (at: Date) => (american ? newspaperTime(time.format(at)) : time.format(at));
  const dateTime = (at: Date) => `${date.format(at)}, ${timeOf(at)}`;
  const truncated = (written: TruncatedDate) => {
    const start = startOf(written);
    if (start === undefined) return written;
    switch (precisionOf(written)) {
      case 'month':
        return writtenMonth.format(start);
      case 'day':
        return writtenDay.format(start);
      case 'minute':
        return dateTime(start);
      default:
        return written;
    }
  };
  return {
    time: timeOf,
    // Headings begin with a capital also where the language writes days small ("п’ятниця").
    day: (at) => sentenceCase(day.format(at), language),
    date: (at) => date.format(at),
    dateTime,
    isoDay: (at) => iso.format(at),
    truncated,
  };
}

/** American newspapers write "6:05 p.m."; Intl writes "6:05 PM". The space must not break. */
function newspaperTime(time: string): string {
  return time.replace(/\s?([AP])M$/, (_, half: string) => `\u00a0${half.toLowerCase()}.m.`);
}
