import { Button, Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { ApiProblem, sentenceOf } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import { MeContext } from './me.ts';
import { sessionBegan, useSessionEnded } from './session.ts';

const SignInScreen = lazy(() =>
  import('../team/SignInScreen.tsx').then(({ SignInScreen }) => ({ default: SignInScreen })),
);

/**
 * Lets in who is signed in. A session that ends later is begun again in a dialog, with the page and what was
 * typed left standing behind it.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const me = useQuery(meQuery);
  const ended = useSessionEnded();
  const queries = useQueryClient();
  const signedIn = () => {
    sessionBegan();
    void queries.invalidateQueries();
  };
  const signIn = (
    <Suspense>
      <SignInScreen onSignedIn={signedIn} />
    </Suspense>
  );
  if (me.data === undefined) {
    if (me.isPending) return <p className="said">Opening the desk…</p>;
    if (me.error instanceof ApiProblem && me.error.status === 401) return signIn;
    return (
      <main className="screen narrow">
        <div className="empty">
          <h1>The desk cannot be opened</h1>
          <p role="alert">{sentenceOf(me.error)}</p>
          <div className="does">
            <Button variant="filled" onClick={() => void me.refetch()}>
              Try again
            </Button>
          </div>
        </div>
      </main>
    );
  }
  return (
    <MeContext value={me.data}>
      {children}
      {ended && (
        <Modal
          opened
          onClose={() => {}}
          withCloseButton={false}
          closeOnEscape={false}
          title="Your session has ended"
        >
          <p className="quiet">Sign in again to go on. What you typed is kept.</p>
          {signIn}
        </Modal>
      )}
    </MeContext>
  );
}
