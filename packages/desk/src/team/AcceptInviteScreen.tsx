import './team.css';
import { Button, TextInput } from '@mantine/core';
import type { Role } from '@onrecord/domain/team/roles';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiProblem, sentenceOf } from '../api/client.ts';
import { Problem } from '../screens/Problem.tsx';
import { acceptInvitation, invitationQuery } from './door.ts';
import { NewPasswordField } from './NewPasswordField.tsx';
import { Door } from './SignInScreen.tsx';

const MAY: Readonly<Record<Role, string>> = {
  viewer: 'You can read everything at the desk.',
  reporter: 'You write your own stories and ask for their review.',
  editor: 'You review, schedule, publish and correct stories.',
  owner: 'You manage the newsroom: its people, its settings and everything an editor does.',
};

/** The last part of `/desk/welcome/TOKEN`. */
const tokenOfAddress = () => location.pathname.split('/').filter(Boolean).at(-1) ?? '';

/** Where an invitation leads: name, password, and in. Also where a link for a new password leads. */
export function AcceptInviteScreen() {
  const [token] = useState(tokenOfAddress);
  const invitation = useQuery(invitationQuery(token));
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [isGood, setGood] = useState(false);
  const accept = useMutation({
    mutationFn: () => acceptInvitation({ token, name, email, password }),
    // A page load, so that nothing of before is left; and the token leaves the address.
    onSuccess: () => location.replace('/desk/'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate();
  };

  if (invitation.isPending)
    return (
      <Door newsroom={undefined} title="One moment">
        <p className="quiet">Looking at your invitation…</p>
      </Door>
    );
  if (invitation.isError) {
    const isGone = invitation.error instanceof ApiProblem && invitation.error.status === 410;
    return (
      <Door
        newsroom={undefined}
        title={isGone ? 'This link leads nowhere any more' : 'The invitation did not open'}
      >
        <p>{sentenceOf(invitation.error)}</p>
        {isGone ? (
          <Button component="a" href="/desk/">
            Sign in
          </Button>
        ) : (
          <Button onClick={() => void invitation.refetch()}>Try again</Button>
        )}
      </Door>
    );
  }
  const { newsroom, role, forName, email: invited } = invitation.data;
  const about = [forName ?? name, invited ?? email, newsroom];
  return (
    <Door newsroom={newsroom} title={forName === null ? 'Welcome to the desk' : 'Choose a new password'}>
      <p>
        {forName === null
          ? `You join as ${role}. ${MAY[role]}`
          : `For ${forName}. You are signed out everywhere else; passkeys and the second factor have to be set up again.`}
      </p>
      <form onSubmit={submit}>
        {forName === null && (
          <TextInput
            label="Name"
            description="As colleagues know you."
            autoComplete="name"
            required
            withAsterisk={false}
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        {invited === null ? (
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        ) : (
          <TextInput label="E-mail" type="email" autoComplete="username" readOnly value={invited} />
        )}
        <NewPasswordField
          label="Password"
          value={password}
          onChange={setPassword}
          about={about}
          onGood={setGood}
        />
        {accept.error && <Problem error={accept.error} />}
        <Button
          type="submit"
          variant="filled"
          disabled={!isGood}
          loading={accept.isPending || accept.isSuccess}
        >
          {forName === null ? 'Join' : 'Set the password'}
        </Button>
      </form>
    </Door>
  );
}
