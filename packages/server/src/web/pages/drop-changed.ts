import { goneIdOf, isGoneKey, storyKey, WITHHELD_KEY } from '@onrecord/domain/address/keys';
import type { PageStore } from './page-store.ts';

/**
 * Drops or renews the pages that an event's keys name. What readers are to see no more is forgotten with every page that
 * shows it: otherwise the last good page would be served if the database went away in this moment.
 */
export function dropChanged(pages: PageStore, keys: readonly string[]): void {
  const gone = keys.filter(isGoneKey).map((key) => storyKey(goneIdOf(key)));
  if (gone.length > 0) pages.invalidate(gone, { forget: true });
  pages.invalidate(keys, { forget: keys.includes(WITHHELD_KEY) });
}
