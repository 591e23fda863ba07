/**
 * The names of the copies this browser keeps for work without a connection, and which of them hold words the server has
 * not said it keeps. Each copy belongs to the person who made it. A file of its own, without the text of stories and what
 * it needs: the desk asks on every screen whether something is unsent.
 */
const PREFIX = 'onrecord-story';
const UNSENT = 'onrecord-unsent';

export const localDraftName = (userId: string, storyId: string) => `${PREFIX}:${userId}:${storyId}`;

export const isLocalDraft = (databaseName: string) => databaseName.startsWith(`${PREFIX}:`);

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
