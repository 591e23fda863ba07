import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { say } from '../layout/toasts.ts';
import { Problem } from '../screens/Problem.tsx';
import { useMe } from '../session/me.ts';
import { answerOf, authClient } from './auth-client.ts';
import { QrCode } from './QrCode.tsx';
import { accountQuery } from './team-queries.ts';

/** What turning the second factor on gives, once. */
interface Setup {
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
}
type Wish = 'on' | 'off' | 'new-codes';

const DOES: Readonly<Record<Wish, string>> = {
  on: 'Go on',
  off: 'Turn it off',
  'new-codes': 'Make new recovery codes',
};

/** A code from an app after the password. Each change asks for the password first. */
export function SecondFactorSection() {
  const queries = useQueryClient();
  const { newsroom } = useMe();
  const account = useQuery(accountQuery);
  const isOn = account.data?.user.twoFactorEnabled === true;
  const [wish, setWish] = useState<Wish>();
  const [password, setPassword] = useState('');
  const [setup, setSetup] = useState<Setup>();
  const [codes, setCodes] = useState<readonly string[]>();
  const change = useMutation({
    mutationFn: async (wish: Wish) => {
      if (wish === 'off') await answerOf(authClient.twoFactor.disable({ password }));
      else if (wish === 'new-codes')
        setCodes((await answerOf(authClient.twoFactor.generateBackupCodes({ password })))?.backupCodes);
      else {
        const made = await answerOf(authClient.twoFactor.enable({ password, issuer: newsroom.name }));
        if (made !== null && 'totpURI' in made)
          setSetup({ uri: made.totpURI, recoveryCodes: made.backupCodes });
      }
    },
    onSuccess: async (_, wish) => {
      setWish(undefined);
      setPassword('');
      if (wish === 'off') say('The second factor is off.');
      await queries.invalidateQueries({ queryKey: accountQuery.queryKey });
    },
  });
  const begin = (wish: Wish) => {
    change.reset();
    setCodes(undefined);
    setWish(wish);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wish) change.mutate(wish);
  };
  const confirmed = async () => {
    setCodes(setup?.recoveryCodes);
    setSetup(undefined);
    say('The second factor is on.');
    await queries.invalidateQueries({ queryKey: accountQuery.queryKey });
  };
  return (
    <section>
      <h2>Second factor</h2>
      <p>
        {isOn
          ? 'On: after the password, the desk asks for a code from your authenticator app.'
          : 'Off. With it, a stolen password is not enough: the desk also asks for a code from an app on your phone.'}
      </p>
      {account.error && <Problem error={account.error} />}
      {codes && <RecoveryCodes codes={codes} />}
      {setup ? (
        <ConfirmSetup
          setup={setup}
          onConfirmed={() => void confirmed()}
          onCancel={() => setSetup(undefined)}
        />
      ) : wish ? (
        <form onSubmit={submit}>
          <PasswordInput
            label="Your password"
            autoComplete="current-password"
            autoFocus
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          />
          {change.error && <Problem error={change.error} />}
          <div className="does">
            <Button type="submit" loading={change.isPending}>
              {DOES[wish]}
            </Button>
            <Button onClick={() => setWish(undefined)}>Cancel</Button>
          </div>
        </form>
      ) : (
        <div className="does">
          {isOn ? (
            <>
              <Button onClick={() => begin('new-codes')}>New recovery codes</Button>
              <Button onClick={() => begin('off')}>Turn off</Button>
            </>
          ) : (
            <Button onClick={() => begin('on')} disabled={account.isPending}>
              Turn on
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function ConfirmSetup(props: {
  readonly setup: Setup;
  readonly onConfirmed: () => void;
  readonly onCancel: () => void;
}) {
  const [code, setCode] = useState('');
  const key = new URL(props.setup.uri).searchParams.get('secret') ?? '';
  const verify = useMutation({
    mutationFn: () => answerOf(authClient.twoFactor.verifyTotp({ code: code.replaceAll(/\s/g, '') })),
    onSuccess: props.onConfirmed,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verify.mutate();
  };
  return (
    <form onSubmit={submit}>
      <div>
        <p>Take a picture of this with your authenticator app:</p>
        <QrCode text={props.setup.uri} label="The key for your authenticator app, as a QR code" />
        <p>Or type this key into it:</p>
        <p className="key">{key.match(/.{1,4}/g)?.join(' ')}</p>
        <p>
          On the device with the app,{' '}
          <a className="link" href={props.setup.uri}>
            open it in the app
          </a>{' '}
          instead.
        </p>
      </div>
      <TextInput
        label="Code the app shows now"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        withAsterisk={false}
        maxLength={8}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {verify.error && <Problem error={verify.error} />}
      <div className="does">
        <Button type="submit" loading={verify.isPending}>
          Turn on
        </Button>
        <Button onClick={props.onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    say('The codes are copied.');
  };
  return (
    <div role="status">
      <p>
        <b>Keep these recovery codes where you keep what must not get lost.</b> Each signs you in once when
        the app is not at hand. They are not shown again.
      </p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="does">
        <Button onClick={() => void copy()}>Copy</Button>
      </div>
    </div>
  );
}
