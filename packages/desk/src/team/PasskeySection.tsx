import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { say } from '../layout/toasts.ts';
import { Problem } from '../screens/Problem.tsx';
import { useMe } from '../session/me.ts';
import { shortTime } from '../time/newsroom-time.ts';
import { agentWords } from './agent-words.ts';
import { answerOf, authClient } from './auth-client.ts';
import { passkeysQuery } from './team-queries.ts';

const canUsePasskeys = () => 'PublicKeyCredential' in globalThis;

/** Passkeys: signing in with the fingerprint, face or code of a device. */
export function PasskeySection() {
  const { timeZone } = useMe().newsroom;
  const queries = useQueryClient();
  const passkeys = useQuery(passkeysQuery);
  const renew = () => queries.invalidateQueries({ queryKey: passkeysQuery.queryKey });
  const add = useMutation({
    mutationFn: () => answerOf(authClient.passkey.addPasskey({ name: agentWords(navigator.userAgent) })),
    onSuccess: async () => {
      say('This device has a passkey now.');
      await renew();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => answerOf(authClient.passkey.deletePasskey({ id })),
    onSuccess: renew,
  });
  const error = add.error ?? remove.error ?? passkeys.error;
  return (
    <section>
      <h2>Passkeys</h2>
      <p>
        Sign in with the fingerprint, face or code of your device. There is nothing to type, so there is
        nothing to steal.
      </p>
      {error && <Problem error={error} />}
      <ul className="lines">
        {passkeys.data?.map((passkey) => (
          <li key={passkey.id}>
            <span className="what">{passkey.name ?? 'A passkey'}</span>
            {passkey.createdAt && (
              <span className="quiet">
                made {shortTime(new Date(passkey.createdAt).toISOString(), timeZone)}
              </span>
            )}
            <Button
              size="compact-sm"
              aria-label={`Remove the passkey ${passkey.name ?? ''}`}
              loading={remove.isPending && remove.variables === passkey.id}
              onClick={() => remove.mutate(passkey.id)}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <div className="does">
        {canUsePasskeys() ? (
          <Button loading={add.isPending} onClick={() => add.mutate()}>
            Add a passkey for this device
          </Button>
        ) : (
          <p className="quiet">This browser has no passkeys, or the desk is not opened over https.</p>
        )}
      </div>
    </section>
  );
}
