import type { IndexeddbPersistence } from 'y-indexeddb';
import { forgetChoices } from './kept-choices.ts';
import { isLocalDraft, isUnsent, markUnsent } from './unsent-drafts.ts';

export const LAST_WRITER = 'onrecord-last-writer';

/**
 * Resolves once everything that was typed so far is in a copy. Its writes tell nobody when they are done, but a read
 * of the same store has to wait for all that came before it (Indexed Database API, section 2.7.1).
 */
export async function whenKept(copy: IndexeddbPersistence): Promise<void> {
  await copy.whenSynced;
  const store = copy.db?.transaction('updates').objectStore('updates');
  if (store === undefined) return;
  await new Promise<void>((resolve, reject) => {
    const read = store.getKey(0);
    read.onsuccess = () => resolve();
    read.onerror = () => reject(read.error);
  });
}

/**
 * Removes the kept copies of this browser; for sign-out. A copy with words the server does not have yet stays, under
 * the name of who wrote them, unless `evenUnsent`: they go out the next time that person opens the story here.
 */
export async function forgetLocalDrafts({ evenUnsent = false } = {}): Promise<void> {
  localStorage.removeItem(LAST_WRITER);
  const databases = await indexedDB.databases();
  const names = databases
    .map(({ name }) => name)
    .filter((name) => name !== undefined)
    .filter(isLocalDraft)
    .filter((name) => evenUnsent || !isUnsent(name));
  await Promise.all(names.map(removeDatabase));
  if (evenUnsent)
    for (const name of names) {
      markUnsent(name, false);
      forgetChoices(name);
    }
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    // A copy that is still open in another tab goes as soon as that tab lets go of it.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
