import { Button, Menu } from '@mantine/core';
import { ROLES } from '@onrecord/domain/team/roles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { patch, post, sentenceOf } from '../api/client.ts';
import { say } from '../layout/toasts.ts';
import { BylineDialog } from './BylineDialog.tsx';
import { type IssuedLink, issuedLinkSchema, peopleQuery, type TeamPerson } from './team-queries.ts';

type Change = Partial<Pick<TeamPerson, 'role' | 'disabled' | 'contributorId'>>;

/** What an owner does with a person. Each change can be taken back, so none asks first. */
export function PersonMenu(props: {
  readonly person: TeamPerson;
  readonly isSelf: boolean;
  readonly onIssued: (link: IssuedLink) => void;
}) {
  const { person, isSelf } = props;
  const [choosesByline, setChoosesByline] = useState(false);
  const queries = useQueryClient();
  const settled = {
    onError: (error: unknown) => say(sentenceOf(error)),
    onSettled: () => queries.invalidateQueries({ queryKey: peopleQuery.queryKey }),
  };
  const change = useMutation({
    ...settled,
    mutationFn: ({ change }: { change: Change; words: string; undo?: Change }) =>
      patch(`/people/${person.id}`, z.unknown(), change),
    onSuccess: (_, { words, undo }) =>
      say(words, undo && (() => change.mutate({ change: undo, words: 'Taken back.' }))),
  });
  const endSessions = useMutation({
    ...settled,
    mutationFn: () => post(`/people/${person.id}/end-sessions`, z.unknown()),
    onSuccess: () => say(`${person.name} is signed out everywhere.`),
  });
  const makeLink = useMutation({
    ...settled,
    mutationFn: () => post(`/people/${person.id}/password-link`, issuedLinkSchema),
    onSuccess: (link) => props.onIssued({ ...link, forWhom: person.email }),
  });
  const { name, role, disabled, contributorId } = person;
  return (
    <>
      <Menu withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            size="compact-sm"
            aria-label={`Change ${name}`}
            loading={change.isPending || makeLink.isPending}
          >
            Change
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!disabled &&
            ROLES.filter((other) => other !== role).map((other) => (
              <Menu.Item
                key={other}
                onClick={() =>
                  change.mutate({
                    change: { role: other },
                    words: `${name} is ${other} now.`,
                    undo: { role },
                  })
                }
              >
                Make {other}
              </Menu.Item>
            ))}
          {!disabled && <Menu.Divider />}
          <Menu.Item onClick={() => setChoosesByline(true)}>Byline…</Menu.Item>
          {!disabled && <Menu.Item onClick={() => makeLink.mutate()}>Link for a new password</Menu.Item>}
          {!disabled && !isSelf && (
            <Menu.Item onClick={() => endSessions.mutate()}>Sign out everywhere</Menu.Item>
          )}
          {!isSelf && (
            <Menu.Item
              onClick={() =>
                change.mutate({
                  change: { disabled: !disabled },
                  words: disabled ? `${name} can sign in again.` : `${name} is disabled and signed out.`,
                  undo: { disabled },
                })
              }
            >
              {disabled ? 'Enable' : 'Disable'}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {choosesByline && (
        <BylineDialog
          person={person}
          onClose={() => setChoosesByline(false)}
          onChoose={(chosen) => {
            setChoosesByline(false);
            change.mutate({
              change: { contributorId: chosen },
              words: `The byline of ${name} is changed.`,
              undo: { contributorId },
            });
          }}
        />
      )}
    </>
  );
}
