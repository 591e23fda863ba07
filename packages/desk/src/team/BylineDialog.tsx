import { Button, Modal, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { contributorsQuery } from '../api/queries.ts';
import { Problem } from '../screens/Problem.tsx';
import type { TeamPerson } from './team-queries.ts';

/** Ties a person of the desk to the name readers see over their stories. */
export function BylineDialog(props: {
  readonly person: TeamPerson;
  readonly onChoose: (contributorId: string | null) => void;
  readonly onClose: () => void;
}) {
  const { contributorId, contributorName, name } = props.person;
  const [chosen, setChosen] = useState(contributorId);
  const [typed, setTyped] = useState(contributorName ?? '');
  const [q] = useDebouncedValue(typed, 150);
  const found = useQuery(contributorsQuery(q));
  const offered = new Map(found.data?.contributors.map((one) => [one.id, one.name]));
  if (contributorId !== null) offered.set(contributorId, contributorName ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onChoose(chosen);
  };
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={`Byline of ${name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form className="byline" onSubmit={submit}>
        <Select
          label="Contributor"
          description="The name readers see over the stories. New stories of this person begin with it."
          placeholder="No byline"
          searchable
          clearable
          nothingFoundMessage={found.isPending ? 'Looking…' : 'No contributor has this name'}
          data={[...offered].map(([value, label]) => ({ value, label }))}
          value={chosen}
          onChange={setChosen}
          searchValue={typed}
          onSearchChange={setTyped}
        />
        {found.error && <Problem error={found.error} />}
        <div className="does">
          <Button type="submit" variant="filled" disabled={chosen === contributorId}>
            Save
          </Button>
          <Button onClick={props.onClose}>Cancel</Button>
        </div>
      </form>
    </Modal>
  );
}
