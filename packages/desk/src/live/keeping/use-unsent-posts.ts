import { useEffect } from 'react';
import { isUnsent, localDraftName } from '../../editor/session/unsent-drafts.ts';
import { useMe } from '../../session/me.ts';
import { useSessionEnded } from '../../session/session.ts';

/** Sends what a live console has left unsent in this browser, whichever screen is open, and after signing in again. */
export function useUnsentPosts(): void {
  const { id } = useMe().person;
  const ended = useSessionEnded();
  useEffect(() => {
    if (ended || !isUnsent(localDraftName(id, 'live'))) return;
    void import('./live-desk.ts').then(({ liveDeskOf }) => liveDeskOf(id).queue.wake());
  }, [id, ended]);
}
