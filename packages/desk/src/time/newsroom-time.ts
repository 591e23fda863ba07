import { inZone } from './instant-in-zone.ts';

/** The desk speaks British English about times: 24 hours, day before month. */
const LOCALE = 'en-GB';

/** `18:30` today, `Sat 14 Mar 18:30` within the year, else with its year. All in the newsroom's time zone. */
export function shortTime(instant: string, timeZone: string, now = new Date()): string {
  const at = new Date(instant);
  const there = inZone(at, timeZone);
  const today = inZone(now, timeZone);
  if (there.date === today.date) return there.time;
  const sameYear = there.date.slice(0, 4) === today.date.slice(0, 4);
  const day = new Intl.DateTimeFormat(LOCALE, {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at);
  return `${day} ${there.time}`;
}

/** `Saturday 14 March 2027 at 18:30`. */
export function longTime(instant: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(
    new Date(instant),
  );
}

/** `2027-03-14` as a heading: `Sunday 14 March 2027`. */
export function dayName(date: string, options: Intl.DateTimeFormatOptions = { dateStyle: 'full' }): string {
  return new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', ...options }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** How long ago, in the fewest characters: `now`, `12 min`, `3 h`, then the day. */
export function ago(instant: string, timeZone: string, now = new Date()): string {
  const minutes = Math.floor((now.getTime() - Date.parse(instant)) / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 12 * 60) return `${Math.floor(minutes / 60)} h`;
  return shortTime(instant, timeZone, now);
}

/** `Europe/Kyiv` as people say it: Kyiv. */
export function placeOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
}
