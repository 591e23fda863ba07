import './team.css';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Bar } from '../layout/Bar.tsx';
import { say } from '../layout/toasts.ts';
import { Problem } from '../screens/Problem.tsx';
import { leaveNothingBehind } from '../session/leave-nothing-behind.ts';
import { useMe } from '../session/me.ts';
import { answerOf, authClient } from './auth-client.ts';
import { NewPasswordField } from './NewPasswordField.tsx';
import { PasskeySection } from './PasskeySection.tsx';
import { SecondFactorSection } from './SecondFactorSection.tsx';
import { SessionSection } from './SessionSection.tsx';

/** One's own account: name, password, passkeys, second factor, and where one is signed in. */
export function ProfileScreen() {
  const { person } = useMe();
  const signOut = useMutation({
    mutationFn: () => answerOf(authClient.signOut()),
    onSuccess: async () => {
      await leaveNothingBehind();
      location.replace('/desk/');
    },
  });
  return (
    <>
      <Bar title="Your account" aside={`${person.email}, ${person.role}`}>
        <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
          Sign out
        </Button>
      </Bar>
      <div className="screen narrow account">
        {signOut.error && <Problem error={signOut.error} />}
        <NameSection />
        <PasswordSection />
        <PasskeySection />
        <SecondFactorSection />
        <SessionSection />
      </div>
    </>
  );
}

/** A part of the account under its heading. */
export function Section(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

function NameSection() {
  const { person } = useMe();
  const queries = useQueryClient();
  const [name, setName] = useState(person.name);
  const save = useMutation({
    mutationFn: (name: string) => answerOf(authClient.updateUser({ name })),
    onSuccess: async () => {
      say('Your name is changed.');
      await queries.invalidateQueries({ queryKey: ['me'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(name.trim());
  };
  return (
    <Section title="Name">
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          description="As colleagues see you at the desk. Your byline is managed with the newsroom’s contributors."
          required
          withAsterisk={false}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {save.error && <Problem error={save.error} />}
        <div>
          <Button type="submit" disabled={name.trim() === person.name} loading={save.isPending}>
            Save
          </Button>
        </div>
      </form>
    </Section>
  );
}

function PasswordSection() {
  const { person } = useMe();
  const queries = useQueryClient();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [isGood, setGood] = useState(false);
  const change = useMutation({
    mutationFn: () => answerOf(authClient.changePassword({ currentPassword, newPassword })),
    onSuccess: async () => {
      setCurrent('');
      setNew('');
      say('Your password is changed. You are signed out everywhere else.');
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Section title="Password">
      <form onSubmit={submit}>
        <input type="hidden" name="username" autoComplete="username" value={person.email} />
        <PasswordInput
          label="Password you have now"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={currentPassword}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <NewPasswordField
          label="New password"
          value={newPassword}
          onChange={setNew}
          about={[person.name, person.email]}
          onGood={setGood}
        />
        {change.error && <Problem error={change.error} />}
        <div>
          <Button type="submit" disabled={!isGood || currentPassword === ''} loading={change.isPending}>
            Change the password
          </Button>
        </div>
      </form>
    </Section>
  );
}
