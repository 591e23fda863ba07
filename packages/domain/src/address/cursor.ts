/**
 * A place in a feed: behind the story it names. Feeds run newest first, ties by id, so a cursor stays right
 * however many stories are published before it.
 */
export interface FeedCursor {
  readonly publishedAt: Date;
  readonly storyId: string;
}

const UUID_DIGITS = /^[0-9a-f]{32}$/;
/** Milliseconds of the year 10000 and of the year 0: outside them PostgreSQL and we disagree on spelling. */
const EARLIEST_MS = -62_167_219_200_000;
const LATEST_MS = 253_402_300_799_999;

/** The cursor as it stands in an address: milliseconds in base 36, a dot, the id's 32 hexadecimal digits. */
export function encodeCursor(cursor: FeedCursor): string {
  return `${cursor.publishedAt.getTime().toString(36)}.${cursor.storyId.replaceAll('-', '')}`;
}

/** Reads a cursor from an address; undefined for anything `encodeCursor` does not write. */
export function decodeCursor(input: string): FeedCursor | undefined {
  const match = /^(-?[0-9a-z]{1,10})\.([0-9a-f]{32})$/.exec(input);
  const [, time, id] = match ?? [];
  if (time === undefined || id === undefined || !UUID_DIGITS.test(id)) return undefined;
  const ms = Number.parseInt(time, 36);
  if (!(ms >= EARLIEST_MS && ms <= LATEST_MS) || ms.toString(36) !== time) return undefined;
  const storyId = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join(
    '-',
  );
  return { publishedAt: new Date(ms), storyId };
}
