import { NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { type NamedSource, SOURCE_ALIASES_MAX, SOURCE_NAME_MAX } from '@onrecord/domain/claims/ledger/source';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { SOURCE_KIND_WORDS } from '../../parts/claim-words.ts';
import { SourceForm } from './SourceForm.tsx';
import { useSourceDraft } from './use-source-draft.ts';

const NAMED_KINDS = ['person', 'organisation', 'outlet'] as const;

/** What is known of a source that has a name. */
export function NamedSourceForm({
  source,
  mayEdit,
}: {
  readonly source: DeskSource;
  readonly mayEdit: boolean;
}) {
  const draft = useSourceDraft(source, contentOf(source), 'The source is mended.');
  const { content, set } = draft;
  const text = (name: 'name' | 'role') => ({
    value: content[name],
    maxLength: SOURCE_NAME_MAX,
    disabled: !mayEdit,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <SourceForm
      draft={draft}
      isReady={content.name.trim() !== ''}
      fields={
        <>
          <TextInput
            label="Name"
            description="A new name gives the page a new address; the old one leads there"
            error={content.name.trim() === '' && 'A source needs a name.'}
            {...text('name')}
          />
          <TextInput
            label="Office or work"
            description="As readers see it beside the name"
            {...text('role')}
          />
          <NativeSelect
            label="Kind"
            description="What machines that read the page are told it is"
            value={content.kind}
            disabled={!mayEdit}
            data={NAMED_KINDS.map((value) => ({ value, label: SOURCE_KIND_WORDS[value] }))}
            onChange={(event) => set({ kind: event.currentTarget.value as NamedSource['kind'] })}
          />
          <TagsInput
            label="Other names"
            description="Stories that call it so are offered this source"
            value={content.aliases}
            maxTags={SOURCE_ALIASES_MAX}
            disabled={!mayEdit}
            clearable={false}
            acceptValueOnBlur
            onChange={(aliases) => set({ aliases })}
          />
        </>
      }
    />
  );
}

function contentOf({ kind, name, role, aliases }: DeskSource): NamedSource {
  return { kind: kind === 'unnamed' ? 'person' : kind, name, role, aliases };
}
