import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '../api/client.ts';

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Picks one of many by its name, asking the server as one types. */
export function FilterPicker(props: {
  readonly label: string;
  readonly value: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: each list has a key and an answer of its own; `select` makes them alike
  readonly query: (q: string) => any;
  readonly onChange: (id: string | undefined) => void;
}) {
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Choice>();
  const [opened, setOpened] = useState(false);
  const [settled] = useDebouncedValue(typed, 150);
  // What is typed is the name of what was picked until somebody changes it.
  const q = settled === picked?.name ? '' : settled;
  const { data, error } = useQuery<unknown, Error, readonly Choice[]>({
    ...props.query(q),
    enabled: opened || props.value !== undefined,
    placeholderData: keepPreviousData,
  });
  const choices = [...(data ?? [])];
  if (picked && !choices.some(({ id }) => id === picked.id)) choices.push(picked);
  return (
    <Select
      className="picker"
      aria-label={props.label}
      placeholder={props.label}
      size="sm"
      searchable
      clearable
      value={props.value ?? null}
      data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      limit={50}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpened(true)}
      nothingFoundMessage={error ? sentenceOf(error) : 'Nobody and nothing is called that'}
      onChange={(id) => {
        setPicked(choices.find((choice) => choice.id === id));
        props.onChange(id ?? undefined);
      }}
    />
  );
}
