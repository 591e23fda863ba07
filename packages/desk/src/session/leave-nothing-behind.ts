/**
 * Takes this person's stories off the machine: closes those that are open and removes the copies kept for work
 * without a connection. To be called when somebody signs out; the next at this machine is another.
 */
export async function leaveNothingBehind(): Promise<void> {
  const [{ closeAllStories }, { forgetLocalDrafts }] = await Promise.all([
    import('../editor/session/use-story-session.ts'),
    import('../editor/session/local-drafts.ts'),
  ]);
  closeAllStories();
  await forgetLocalDrafts();
}
