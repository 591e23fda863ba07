import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problem } from '../screens/Problem.tsx';
import { answerOf, authClient } from './auth-client.ts';

/** After the password: the code an app shows, or one of the recovery codes. */
export function SecondFactorStep(props: { readonly onSignedIn: () => void; readonly onBack: () => void }) {
  const [byRecovery, setByRecovery] = useState(false);
  const [code, setCode] = useState('');
  const [trustDevice, setTrustDevice] = useState(false);
  const verify = useMutation({
    mutationFn: async () => {
      const given = { code: code.replaceAll(/\s/g, ''), trustDevice };
      await (byRecovery
        ? answerOf(authClient.twoFactor.verifyBackupCode(given))
        : answerOf(authClient.twoFactor.verifyTotp(given)));
    },
    onSuccess: props.onSignedIn,
    onError: () => setCode(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    verify.mutate();
  };
  const turn = () => {
    setByRecovery(!byRecovery);
    setCode('');
    verify.reset();
  };
  return (
    <form onSubmit={submit}>
      {byRecovery ? (
        <TextInput
          key="recovery"
          label="Recovery code"
          description="One of those you kept when you turned the second factor on. Each works once."
          autoComplete="off"
          autoFocus
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          key="app"
          label="Code from your authenticator app"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          withAsterisk={false}
          maxLength={8}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      )}
      <Checkbox
        label="Do not ask on this device for 30 days"
        checked={trustDevice}
        onChange={(event) => setTrustDevice(event.currentTarget.checked)}
      />
      {verify.error && <Problem error={verify.error} />}
      <Button type="submit" variant="filled" loading={verify.isPending}>
        Go on
      </Button>
      <p className="foot-note">
        <button type="button" className="as-link" onClick={turn}>
          {byRecovery ? 'Use the app instead' : 'The app is not at hand: use a recovery code'}
        </button>
        {' · '}
        <button type="button" className="as-link" onClick={props.onBack}>
          Back
        </button>
      </p>
    </form>
  );
}
