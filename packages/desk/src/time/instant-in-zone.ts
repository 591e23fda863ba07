/** What a clock on the wall in a time zone means: one instant, none, or two. */
export type ZonedTime =
  | { readonly type: 'once'; readonly at: Date }
  /** The clocks were put back: the hour comes twice. */
  | { readonly type: 'twice'; readonly first: Date; readonly second: Date }
  /** The clocks were put forward over it: there is no such time on that day. `next` is the first instant after. */
  | { readonly type: 'skipped'; readonly next: Date };

/** More than any zone is away from UTC, and than any change of the clocks moves. */
const DAY_MS = 86_400_000;

/**
 * The instant at which clocks in a zone show a date and a time, right on the days when they change.
 *
 * @param localDate `2027-03-28`
 * @param localTime `02:30`
 * @param timeZone IANA name such as `Europe/Kyiv`
 * @throws RangeError for what is no date, time or zone
 */
export function instantInZone(localDate: string, localTime: string, timeZone: string): ZonedTime {
  const wanted = Date.parse(`${localDate}T${localTime}:00Z`);
  if (Number.isNaN(wanted) || new Date(wanted).toISOString().slice(0, 10) !== localDate)
    throw new RangeError(`${localDate} ${localTime} is no date and time`);
  const offsets = [...new Set([offsetMs(wanted - DAY_MS, timeZone), offsetMs(wanted + DAY_MS, timeZone)])];
  const found = offsets
    .map((offset) => wanted - offset)
    .filter((instant) => instant + offsetMs(instant, timeZone) === wanted)
    .sort((a, b) => a - b);
  const [first, second] = found;
  if (first !== undefined && second !== undefined)
    return { type: 'twice', first: new Date(first), second: new Date(second) };
  if (first !== undefined) return { type: 'once', at: new Date(first) };
  return { type: 'skipped', next: new Date(changeBetween(wanted - DAY_MS, wanted + DAY_MS, timeZone)) };
}

/** The instant that is mostly meant: of two the first, and where there is none the next. */
export function firstInstant(time: ZonedTime): Date {
  switch (time.type) {
    case 'once':
      return time.at;
    case 'twice':
      return time.first;
    case 'skipped':
      return time.next;
  }
}

/** What clocks in a zone show at an instant: `2027-03-28` and `02:30`. */
export function inZone(instant: Date, timeZone: string): { readonly date: string; readonly time: string } {
  const local = new Date(instant.getTime() + offsetMs(instant.getTime(), timeZone)).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far clocks in a zone are ahead of UTC at an instant. Milliseconds; whole seconds in old years. */
function offsetMs(instant: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = value;
  const local = Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  );
  return local - Math.floor(instant / 1000) * 1000;
}

/** The instant between two at which the zone's offset changes, to the second: by halving. */
function changeBetween(from: number, to: number, timeZone: string): number {
  const before = offsetMs(from, timeZone);
  let low = Math.floor(from / 1000);
  let high = Math.ceil(to / 1000);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle * 1000, timeZone) === before) low = middle;
    else high = middle;
  }
  return high * 1000;
}
