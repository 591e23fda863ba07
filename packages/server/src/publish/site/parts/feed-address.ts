import { searchPath } from '@onrecord/domain/address/paths';
import type { SearchView } from '@onrecord/domain/article/views';

/** The address of a feed's next stretch; null at the end. */
export function feedHref(path: string, cursor: string | null): string | null {
  return cursor === null ? null : `${path}?before=${encodeURIComponent(cursor)}`;
}

/** The address of a search, newest first unless it says otherwise; `before` is the place that its next stretch begins behind. */
export function searchHref(
  { query, order }: Pick<SearchView, 'query' | 'order'>,
  before: string | null = null,
): string {
  const parts = new URLSearchParams({ q: query });
  if (order !== 'newest') parts.set('order', order);
  if (before !== null) parts.set('before', before);
  return `${searchPath}?${parts}`;
}
