import { decodeCursor, encodeCursor } from '../address/cursor.ts';

/**
 * A place among the entries of a live story, at the one it names. They run by time, ties by id, so a cursor stays
 * right whatever is posted or removed around it, itself too.
 */
export interface EntryPlace {
  readonly postedAt: Date;
  readonly entryId: string;
}

/** The place as it stands in an address, in the form of a feed's cursor. */
export function encodeEntryCursor({ postedAt, entryId }: EntryPlace): string {
  return encodeCursor({ publishedAt: postedAt, storyId: entryId });
}

/** Reads a place from an address; undefined for anything `encodeEntryCursor` does not write. */
export function decodeEntryCursor(input: string): EntryPlace | undefined {
  const cursor = decodeCursor(input);
  return cursor && { postedAt: cursor.publishedAt, entryId: cursor.storyId };
}
