import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery } from '../../../team/team-queries.ts';
import { FormDialog } from '../../FormDialog.tsx';
import { Problem } from '../../Problem.tsx';
import type { DialogProps } from './dialog-props.ts';

/** Who goes on with a story. */
export function HandOverDialog({ story, error, busy, onClose, onDo }: DialogProps) {
  const people = useQuery(peopleQuery);
  const [userId, setUserId] = useState('');
  const all = people.data?.people ?? [];
  const now = all.filter(({ id }) => story.ownerIds.includes(id)).map(({ name }) => name);
  const others = all.filter(
    ({ id, role, disabled }) => role !== 'viewer' && !disabled && !story.ownerIds.includes(id),
  );
  return (
    <FormDialog
      title="Hand over"
      does="Hand over"
      isReady={userId !== ''}
      busy={busy}
      error={error}
      onSubmit={() => onDo({ act: 'hand-over', userId })}
      onClose={onClose}
    >
      <p className="about" dir="auto">
        {story.headline || 'Without a headline'}
      </p>
      <p>
        {now.length > 0 && `It is ${new Intl.ListFormat('en').format(now)}’s now. `}
        Whoever takes it over can write it and hand it in. The byline stays as it is.
      </p>
      <NativeSelect
        label="Who goes on with it"
        value={userId}
        required
        withAsterisk={false}
        data-autofocus
        data={[
          { value: '', label: people.isPending ? 'Opening…' : 'Choose a person' },
          ...others.map(({ id, name, role }) => ({ value: id, label: `${name}, ${role}` })),
        ]}
        onChange={(event) => setUserId(event.currentTarget.value)}
      />
      {people.error && <Problem error={people.error} />}
    </FormDialog>
  );
}
