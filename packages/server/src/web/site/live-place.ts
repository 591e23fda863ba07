import type { EntryOrder } from '@onrecord/domain/article/views';
import { decodeEntryCursor, type EntryPlace, encodeEntryCursor } from '@onrecord/domain/live/entry-cursor';
import { entryPath, stretchPath } from '@onrecord/domain/live/live-paths';

/** Which stretch of a live story an address asks for: behind a place, from an end of it, or from an entry on. */
export type LivePlace =
  | { readonly order: EntryOrder; readonly behind: EntryPlace | undefined }
  | { readonly entryId: string };

/** A story as it is at its own address. */
export const FROM_NEWEST: LivePlace = { order: 'newest', behind: undefined };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the query of a story's address; null where it names a place that is none. What it does not know is nothing. */
export function readLivePlace(query: Readonly<Record<string, string>>): LivePlace | null {
  const { entry, order, before, after } = query;
  if (entry !== undefined) return UUID.test(entry) ? { entryId: entry } : null;
  const cursor = order === 'oldest' ? after : before;
  const behind = cursor === undefined ? undefined : decodeEntryCursor(cursor);
  if (cursor !== undefined && behind === undefined) return null;
  return { order: order === 'oldest' ? 'oldest' : 'newest', behind };
}

/** The one address of a place. */
export function livePath(slug: string, place: LivePlace): string {
  if ('entryId' in place) return entryPath(slug, place.entryId);
  return stretchPath(slug, place.order, place.behind ? encodeEntryCursor(place.behind) : null);
}
