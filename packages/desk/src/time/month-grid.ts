/** Dates are `2027-03-14`, months `2027-03`: days of a calendar, of no time zone. */
const DAY_MS = 86_400_000;

/** The weeks of a month, Monday first, whole: also the days of its neighbours that fill the first and last. */
export function monthGrid(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY_MS;
  const weeks: string[][] = [];
  for (let week = start; week === start || isIn(month, week); week += 7 * DAY_MS)
    weeks.push(Array.from({ length: 7 }, (_, day) => dateOf(week + day * DAY_MS)));
  return weeks;
}

/** The month so many after (or, below 0, before) another. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

function isIn(month: string, instant: number): boolean {
  return dateOf(instant).startsWith(month);
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
