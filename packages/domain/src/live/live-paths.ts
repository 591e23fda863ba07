import { storyPath } from '../address/paths.ts';
import type { EntryOrder } from '../article/views.ts';

/** Where an entry of a live story is: the stretch of the story that begins with it. */
export const entryPath = (slug: string, entryId: string) => `${storyPath(slug)}?entry=${entryId}`;

/** A stretch of a live story: behind a cursor, or from the first entry of its order. */
export function stretchPath(slug: string, order: EntryOrder, cursor: string | null): string {
  const place = cursor === null ? '' : encodeURIComponent(cursor);
  if (order === 'newest') return place === '' ? storyPath(slug) : `${storyPath(slug)}?before=${place}`;
  return `${storyPath(slug)}?order=oldest${place === '' ? '' : `&after=${place}`}`;
}
