/**
 * When the demo's stories came out: the newest 20 minutes before the demo is loaded, a few in the hours before,
 * then three to five a day, always in the waking hours.
 */
const MINUTE_MS = 60_000;
const DAY_MIN = 24 * 60;

/** How old the newest story is when the demo is loaded. */
const NEWEST_AGE_MIN = 20;

/** Stories come out from 06:30 to 21:30 UTC, in minutes from midnight. */
const WAKING_FROM_MIN = 6 * 60 + 30;
const WAKING_UNTIL_MIN = 21 * 60 + 30;
const WAKING_DAY_MIN = WAKING_UNTIL_MIN - WAKING_FROM_MIN;

/** Waking minutes between one story and the next, newest first: a busy day so far … */
const GAPS_TODAY_MIN = [37, 64, 81, 52, 73, 96, 58, 88, 41];
/** … and the pace before it, over and over; uneven, as in a newsroom. */
const GAPS_BEFORE_MIN = [231, 302, 187, 274, 219, 318, 246, 203, 289, 262, 174];

/**
 * When the story at `index` (0 is the newest) was first published, for a demo loaded at `now`: a whole minute.
 * The newest may fall outside the waking hours where the demo is loaded at night; no other story does.
 */
export function demoSchedule(now: Date, index: number): Date {
  const newestMin = Math.floor(now.getTime() / MINUTE_MS) - NEWEST_AGE_MIN;
  const minute = index === 0 ? newestMin : fromWaking(toWaking(newestMin) - wakingAge(index));
  return new Date(minute * MINUTE_MS);
}

/** Waking minutes between the newest story and the one at `index`. */
function wakingAge(index: number): number {
  let age = 0;
  for (let gap = 0; gap < index; gap++) {
    const earlier = gap - GAPS_TODAY_MIN.length;
    age += GAPS_TODAY_MIN[gap] ?? GAPS_BEFORE_MIN[earlier % GAPS_BEFORE_MIN.length] ?? 0;
  }
  return age;
}

/** A minute since 1970 on an axis without nights; a minute of the night becomes the evening before it. */
function toWaking(minute: number): number {
  const day = Math.floor(minute / DAY_MIN);
  const intoWaking = minute - day * DAY_MIN - WAKING_FROM_MIN;
  return day * WAKING_DAY_MIN + Math.min(Math.max(intoWaking, 0), WAKING_DAY_MIN);
}

function fromWaking(waking: number): number {
  const day = Math.floor(waking / WAKING_DAY_MIN);
  return day * DAY_MIN + WAKING_FROM_MIN + (waking - day * WAKING_DAY_MIN);
}
