import { Button, Modal, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { peopleQuery } from '../../../team/team-queries.ts';
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
    <Modal opened onClose={onClose} title="Hand over" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (userId !== '' && !busy) onDo({ act: 'hand-over', userId });
        }}
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
        {error && <Problem error={error} />}
        <div className="ends">
          <Button onClick={onClose}>Not yet</Button>
          <Button type="submit" variant="filled" disabled={userId === ''} loading={busy}>
            Hand over
          </Button>
        </div>
      </form>
    </Modal>
  );
}
