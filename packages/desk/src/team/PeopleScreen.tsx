import './team.css';
import { Button } from '@mantine/core';
import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { post } from '../api/client.ts';
import { Bar } from '../layout/Bar.tsx';
import { say } from '../layout/toasts.ts';
import { Problem } from '../screens/Problem.tsx';
import { useMe } from '../session/me.ts';
import { ago, shortTime } from '../time/newsroom-time.ts';
import { InviteForm } from './InviteForm.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { type IssuedLink, peopleQuery, type TeamPerson } from './team-queries.ts';

const countOf = (people: readonly TeamPerson[] = []) =>
  people.length === 0 ? '' : people.length === 1 ? 'You alone' : `${people.length} people`;

/** Who works here, in which role; for owners also who may come in. */
export function PeopleScreen() {
  const { person, newsroom } = useMe();
  const people = useQuery(peopleQuery);
  const mayManage = mayDo(person.role, 'manage-people');
  const [issued, setIssued] = useState<IssuedLink>();
  return (
    <>
      <Bar
        title="People"
        aside={mayManage ? countOf(people.data?.people) : 'Only an owner changes roles and invites.'}
      />
      <div className="screen people">
        {people.isError && <Problem error={people.error} onRetry={() => void people.refetch()} />}
        {mayManage && <InviteForm onIssued={setIssued} />}
        {issued && <Issued link={issued} timeZone={newsroom.timeZone} onDone={() => setIssued(undefined)} />}
        <table>
          <thead>
            <tr>
              <th scope="col">Who</th>
              <th scope="col">Role</th>
              <th scope="col" className="wide">
                Byline
              </th>
              <th scope="col" className="wide">
                Signs in with
              </th>
              <th scope="col" className="wide">
                Seen
              </th>
              {mayManage && (
                <th scope="col">
                  <span className="said">Acts</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {people.data?.people.map((one) => (
              <tr key={one.id} data-disabled={one.disabled}>
                <td className="who">
                  <b>{one.name}</b>
                  <span>{one.email}</span>
                </td>
                <td>
                  {one.disabled ? (
                    <span className="state" data-tone="gone">
                      Disabled
                    </span>
                  ) : (
                    one.role
                  )}
                  {one.demo && <span className="quiet"> · demo</span>}
                </td>
                <td className="wide">{one.contributorName ?? ''}</td>
                <td className="wide">{waysIn(one)}</td>
                <td className="wide num">
                  {one.lastSeenAt === null ? 'signed out' : ago(one.lastSeenAt, newsroom.timeZone)}
                </td>
                {mayManage && (
                  <td>
                    <PersonMenu person={one} isSelf={one.id === person.id} onIssued={setIssued} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {people.data && people.data.invitations.length > 0 && (
          <Invitations invitations={people.data.invitations} timeZone={newsroom.timeZone} />
        )}
      </div>
    </>
  );
}

function waysIn({ secondFactor, passkeys }: TeamPerson): string {
  const ways = [secondFactor ? 'password and code' : 'password'];
  if (passkeys > 0) ways.push(passkeys === 1 ? 'a passkey' : `${passkeys} passkeys`);
  return ways.join(', ');
}

/** A link that was just made: nobody can read it again, so it stays until it is put away. */
function Issued(props: {
  readonly link: IssuedLink;
  readonly timeZone: string;
  readonly onDone: () => void;
}) {
  const { url, forWhom, mailed, expiresAt } = props.link;
  const copy = async () => {
    await navigator.clipboard.writeText(url);
    say('The link is copied.');
  };
  return (
    <div className="issued" role="status">
      <p>
        {mailed
          ? `The link for ${forWhom} is on its way by mail. You can hand it over yourself as well:`
          : `Give this link to ${forWhom}, and to nobody else:`}
      </p>
      <code>{url}</code>
      <p className="quiet">
        It works once, until {shortTime(expiresAt, props.timeZone)}. It is not shown again.
      </p>
      <Button size="compact-sm" mt="xs" mr="xs" onClick={() => void copy()}>
        Copy the link
      </Button>
      <Button size="compact-sm" mt="xs" onClick={props.onDone}>
        Done
      </Button>
    </div>
  );
}

function Invitations(props: {
  readonly invitations: ReadonlyArray<{ id: string; email: string; role: string; expiresAt: string }>;
  readonly timeZone: string;
}) {
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (id: string) => post(`/people/invitations/${id}/withdraw`, z.unknown()),
    onSettled: () => queries.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  });
  return (
    <>
      <h2>Invited, not here yet</h2>
      {withdraw.error && <Problem error={withdraw.error} />}
      <ul className="lines">
        {props.invitations.map(({ id, email, role, expiresAt }) => (
          <li key={id}>
            <span className="what">
              {email} <span className="quiet">as {role}</span>
            </span>
            <span className="quiet">until {shortTime(expiresAt, props.timeZone)}</span>
            <Button
              size="compact-sm"
              aria-label={`Withdraw the invitation of ${email}`}
              loading={withdraw.isPending && withdraw.variables === id}
              onClick={() => withdraw.mutate(id)}
            >
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
