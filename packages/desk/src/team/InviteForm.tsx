import { Button, NativeSelect, TextInput } from '@mantine/core';
import { ROLES, type Role } from '@onrecord/domain/team/roles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { post } from '../api/client.ts';
import { Problem } from '../screens/Problem.tsx';
import { type IssuedLink, issuedLinkSchema, peopleQuery } from './team-queries.ts';

/** Invites somebody by address and role; gives the link. */
export function InviteForm(props: { readonly onIssued: (link: IssuedLink) => void }) {
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('reporter');
  const invite = useMutation({
    mutationFn: (invited: { email: string; role: Role }) =>
      post('/people/invitations', issuedLinkSchema, invited),
    onSuccess: async (link, invited) => {
      setEmail('');
      props.onIssued({ ...link, forWhom: invited.email });
      await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email, role });
  };
  return (
    <>
      {invite.error && <Problem error={invite.error} />}
      <form className="invite" onSubmit={submit}>
        <TextInput
          label="Invite somebody"
          placeholder="name@newsroom.example"
          type="email"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label="As"
          data={[...ROLES]}
          value={role}
          onChange={(event) => setRole(ROLES.find((one) => one === event.currentTarget.value) ?? 'reporter')}
        />
        <Button type="submit" variant="filled" loading={invite.isPending}>
          Invite
        </Button>
      </form>
    </>
  );
}
