import './team.css';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, use, useState } from 'react';
import { ApiProblem } from '../api/client.ts';
import { Problem } from '../screens/Problem.tsx';
import { MeContext } from '../session/me.ts';
import { answerOf, authClient } from './auth-client.ts';
import { type DemoAccount, doorQuery } from './door.ts';
import { SecondFactorStep } from './SecondFactorStep.tsx';

const canUsePasskeys = () => 'PublicKeyCredential' in globalThis;

/** The way in: password or passkey, then a code where the account asks for one. */
export function SignInScreen({ onSignedIn }: { readonly onSignedIn?: () => void }) {
  const me = use(MeContext);
  const door = useQuery(doorQuery);
  const [email, setEmail] = useState(me?.person.email ?? '');
  const [password, setPassword] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const signedIn = () => (onSignedIn ? onSignedIn() : location.reload());

  const byPassword = useMutation({
    mutationFn: (given: { email: string; password: string }) => answerOf(authClient.signIn.email(given)),
    onSuccess: (answer) => {
      setPassword('');
      if (answer !== null && 'twoFactorRedirect' in answer && answer.twoFactorRedirect) setNeedsCode(true);
      else signedIn();
    },
  });
  const byPasskey = useMutation({
    mutationFn: () => answerOf(authClient.signIn.passkey()),
    onSuccess: signedIn,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    byPasskey.reset();
    byPassword.mutate({ email, password });
  };
  const signInAs = (account: DemoAccount) => byPassword.mutate(account);

  if (needsCode)
    return (
      <Door newsroom={door.data?.newsroom} inside={me !== undefined} title="One more step">
        <SecondFactorStep onSignedIn={signedIn} onBack={() => setNeedsCode(false)} />
      </Door>
    );
  const error = byPassword.error ?? byPasskey.error;
  return (
    <Door newsroom={door.data?.newsroom} inside={me !== undefined} title="Sign in to the desk">
      <form onSubmit={submit}>
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username webauthn"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        {error && <Problem error={error} />}
        <Button type="submit" variant="filled" loading={byPassword.isPending}>
          Sign in
        </Button>
      </form>
      {canUsePasskeys() && (
        <>
          <p className="or">or</p>
          <Button
            fullWidth
            loading={byPasskey.isPending}
            onClick={() => {
              byPassword.reset();
              byPasskey.mutate();
            }}
          >
            Use a passkey
          </Button>
        </>
      )}
      {error instanceof ApiProblem && error.type === 'not-signed-in' && (
        <p className="foot-note">Forgotten? An owner of the newsroom makes you a link for a new password.</p>
      )}
      {door.data && door.data.demoAccounts.length > 0 && (
        <section className="demo">
          <h2>This is a demo: look around as</h2>
          <ul>
            {door.data.demoAccounts.map((account) => (
              <li key={account.email}>
                <b>{account.role}</b>
                <span>{account.name}</span>
                <Button
                  size="compact-sm"
                  onClick={() => signInAs(account)}
                  aria-label={`Sign in as ${account.role}`}
                >
                  Sign in
                </Button>
              </li>
            ))}
          </ul>
          <p className="foot-note">
            Their password is “{door.data.demoAccounts[0]?.password}”; their addresses are{' '}
            {door.data.demoAccounts.map((account) => account.email).join(', ')}.
          </p>
        </section>
      )}
    </Door>
  );
}

/** The sheet around it: a page of its own, or inside the dialog over a page that is open already. */
export function Door(props: {
  readonly newsroom: string | undefined;
  readonly title: string;
  readonly inside?: boolean;
  readonly children: ReactNode;
}) {
  if (props.inside) return <div className="door inside">{props.children}</div>;
  return (
    <main className="door">
      <p className="word">{props.newsroom ?? '\u00a0'}</p>
      <h1>{props.title}</h1>
      {props.children}
    </main>
  );
}
