const DAY_MS = 86_400_000;
const WEEKS_FROM_DAYS = 14;
const MONTHS_FROM_DAYS = 60;
const DAYS_A_MONTH = 30.44;
const YEARS_FROM_DAYS = 730;

/** How old a finding is, as people say it: `today`, `1 day`, `3 weeks`, `4 months`, `2 years`. */
export function ageWords(instant: string, now = new Date()): string {
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(instant)) / DAY_MS));
  if (days === 0) return 'today';
  if (days < WEEKS_FROM_DAYS) return counted(days, 'day');
  if (days < MONTHS_FROM_DAYS) return counted(Math.floor(days / 7), 'week');
  if (days < YEARS_FROM_DAYS) return counted(Math.floor(days / DAYS_A_MONTH), 'month');
  return counted(Math.floor(days / 365.25), 'year');
}

function counted(number: number, unit: string): string {
  return number === 1 ? `1 ${unit}` : `${number} ${unit}s`;
}
