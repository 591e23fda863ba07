/**
 * The copies of stories this browser keeps for work without a connection. Each belongs to the person who made it;
 * at sign-out they are removed, as the next person at the machine is another.
 */
const PREFIX = 'onrecord-story';

export const localDraftName = (userId: string, storyId: string) => `${PREFIX}:${userId}:${storyId}`;

/** Removes all kept copies of this browser. For sign-out. */
export async function forgetLocalDrafts(): Promise<void> {
  const databases = await indexedDB.databases();
  await Promise.all(
    databases
      .map(({ name }) => name)
      .filter((name): name is string => name?.startsWith(`${PREFIX}:`) === true)
      .map(
        (name) =>
          new Promise<void>((resolve) => {
            const request = indexedDB.deleteDatabase(name);
            // A copy that is still open in another tab goes as soon as that tab lets go of it.
            request.onsuccess = request.onerror = request.onblocked = () => resolve();
          }),
      ),
  );
}
