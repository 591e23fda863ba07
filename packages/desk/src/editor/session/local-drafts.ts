import type { IndexeddbPersistence } from 'y-indexeddb';
import { forgetChoices } from './kept-choices.ts';

/**
 * The copies of stories this browser keeps for work without a connection. Each belongs to the person who made it;
 * at sign-out they are removed, as the next person at the machine is another.
 */
const PREFIX = 'onrecord-story';
const UNSENT = 'onrecord-unsent';
export const LAST_WRITER = 'onrecord-last-writer';

export const localDraftName = (userId: string, storyId: string) => `${PREFIX}:${userId}:${storyId}`;

/** Notes that a copy holds words the server has not said it keeps, also for when the tab was closed meanwhile. */
export function markUnsent(draftName: string, unsent: boolean): void {
  const name = `${UNSENT}:${draftName}`;
  try {
    if (unsent) localStorage.setItem(name, '1');
    else localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing has no copy to note anything about.
  }
}

/** Whether a copy holds words the server has not said it keeps. */
export function isUnsent(draftName: string): boolean {
  try {
    return localStorage.getItem(`${UNSENT}:${draftName}`) !== null;
  } catch {
    return false;
  }
}

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
    .filter((name): name is string => name?.startsWith(`${PREFIX}:`) === true)
    .filter((name) => evenUnsent || localStorage.getItem(`${UNSENT}:${name}`) === null);
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
