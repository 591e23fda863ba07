import './parts.css';
import { Combobox, InputBase, NativeSelect, Textarea, TextInput, useCombobox } from '@mantine/core';
import { SOURCE_KINDS, type SourceKind } from '@onrecord/domain/claims/ledger/source';
import { type DeskSource, sourceListSchema } from '@onrecord/domain/desk/claim-shapes';
import { queryOptions } from '@tanstack/react-query';
import { useState } from 'react';
import { get, sentenceOf } from '../../api/client.ts';
import { useOffers } from '../../lists/use-offers.ts';
import { SOURCE_KIND_WORDS } from './claim-words.ts';
import { IdentityWarning } from './IdentityWarning.tsx';
import type { SourceChoice } from './source-choice.ts';

/** The likeliest of the sources on record whose names have these words. */
export const sourcesQuery = (q: string) =>
  queryOptions({
    queryKey: ['record', 'sources', q],
    queryFn: ({ signal }) => get('/sources', sourceListSchema, { query: { q }, signal }),
    staleTime: 10_000,
  });

const SHOWN_MAX = 8;
const NEW = 'new';

/** Who stated something: found among the sources on record by typing, or put on record with what is being written. */
export function SourcePicker(props: {
  readonly label: string;
  readonly value: SourceChoice | null;
  readonly onChange: (choice: SourceChoice | null) => void;
  readonly error?: string | undefined;
  /** Whether one that is not on record yet can be chosen. */
  readonly allowNew?: boolean;
  readonly autoFocus?: boolean;
}) {
  const { label, value, onChange, error, allowNew = true, autoFocus = false } = props;
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState<string>();
  const name = (typed ?? '').trim();
  const { offers, answersTyped, error: failed } = useOffers(name, sourcesQuery, { enabled: name !== '' });
  const sources = name === '' ? [] : (offers?.sources ?? []).slice(0, SHOWN_MAX);
  const known = value?.type === 'known';
  const choose = (id: string) => {
    const source = sources.find((one) => one.id === id);
    onChange(source === undefined ? newSource(name, value) : knownSource(source));
    setTyped(undefined);
    combobox.closeDropdown();
  };
  return (
    <div className="source-picker">
      <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
        <Combobox.Target>
          <InputBase
            label={label}
            value={typed ?? value?.name ?? ''}
            error={error ?? (failed && name !== '' ? sentenceOf(failed) : undefined)}
            autoFocus={autoFocus}
            autoComplete="off"
            placeholder="A name"
            description={known ? [SOURCE_KIND_WORDS[value.kind], value.role].filter(Boolean).join(', ') : ''}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(event) => {
              const now = event.currentTarget.value;
              setTyped(now);
              combobox.openDropdown();
              combobox.selectFirstOption();
              if (allowNew) onChange(now.trim() === '' ? null : newSource(now, value));
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              const sends = event.metaKey || event.ctrlKey;
              if (!sends && answersTyped) return;
              // Nobody is chosen who was offered for other words, or by the key that sends the form.
              combobox.resetSelectedOption();
              if (!sends && combobox.dropdownOpened) event.preventDefault();
            }}
            onBlur={() => {
              setTyped(undefined);
              combobox.closeDropdown();
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={name === '' || (sources.length === 0 && !allowNew)}>
          <Combobox.Options>
            {sources.map((source) => (
              <Combobox.Option key={source.id} value={source.id}>
                <b>{source.name}</b>{' '}
                <span className="quiet">
                  {[SOURCE_KIND_WORDS[source.kind].toLowerCase(), source.role].filter(Boolean).join(', ')}
                </span>
              </Combobox.Option>
            ))}
            {allowNew && name !== '' && (
              <Combobox.Option value={NEW}>
                A new source, <b>{name}</b>
              </Combobox.Option>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {value?.type === 'new' && <NewSource value={value} onChange={onChange} />}
    </div>
  );
}

type NewChoice = Extract<SourceChoice, { type: 'new' }>;

/** What the ledger asks of a source it does not know. */
function NewSource({
  value,
  onChange,
}: {
  readonly value: NewChoice;
  readonly onChange: (choice: NewChoice) => void;
}) {
  return (
    <div className="new-source">
      <p className="quiet">Not on record yet.</p>
      <NativeSelect
        label="It is"
        value={value.kind}
        data={SOURCE_KINDS.map((kind) => ({ value: kind, label: KIND_LABELS[kind] }))}
        onChange={(event) => onChange({ ...value, kind: event.currentTarget.value as SourceKind })}
      />
      {value.kind === 'unnamed' ? (
        <Textarea
          label="Why it is not named"
          description="For the newsroom only. Never write who it is, here or anywhere."
          autosize
          minRows={2}
          maxLength={1000}
          value={value.reason}
          onChange={(event) => onChange({ ...value, reason: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          label="Office or work, as readers see it"
          maxLength={200}
          value={value.role}
          onChange={(event) => onChange({ ...value, role: event.currentTarget.value })}
        />
      )}
      {value.kind === 'unnamed' && <IdentityWarning texts={[value.name, value.reason]} />}
    </div>
  );
}

const KIND_LABELS: Readonly<Record<SourceKind, string>> = {
  person: 'A person',
  organisation: 'An organisation',
  outlet: 'An outlet: paper, agency, station',
  unnamed: 'A source that is not named, described only',
};

export function knownSource({ id, kind, name, role }: Pick<DeskSource, 'id' | 'kind' | 'name' | 'role'>) {
  return { type: 'known', id, kind, name, role } as const satisfies SourceChoice;
}

/** A name being typed goes on with what was said of the new source before. */
function newSource(name: string, before: SourceChoice | null): SourceChoice {
  return before?.type === 'new'
    ? { ...before, name }
    : { type: 'new', kind: 'person', name, role: '', reason: '' };
}
