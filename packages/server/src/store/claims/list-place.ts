/** A place in a list by time: behind something, by the microsecond, which is what PostgreSQL keeps. */
export interface ListPlace {
  /** Since 1970. */
  readonly micros: string;
  readonly id: string;
}

const PLACE = /^(-?\d{1,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Reads a place from a cursor; undefined for what is none. */
export function readListPlace(cursor = ''): ListPlace | undefined {
  const [, micros, id] = PLACE.exec(cursor) ?? [];
  return micros === undefined || id === undefined ? undefined : { micros, id };
}

export const listCursor = ({ micros, id }: ListPlace) => `${micros}.${id}`;
