import { Button, NativeSelect, TagsInput, TextInput } from '@mantine/core';
import { type NamedSource, SOURCE_ALIASES_MAX, SOURCE_NAME_MAX } from '@onrecord/domain/claims/ledger/source';
import type { DeskSource } from '@onrecord/domain/desk/claim-shapes';
import { useState } from 'react';
import { Problem } from '../../../screens/Problem.tsx';
import { SOURCE_KIND_WORDS } from '../../parts/claim-words.ts';
import { sourceConflict } from '../../parts/conflict.ts';
import { SourceConflict } from './SourceConflict.tsx';
import { useSourceAct } from './use-source-act.ts';

const NAMED_KINDS = ['person', 'organisation', 'outlet'] as const;

/** What is known of a source that has a name. */
export function NamedSourceForm({
  source,
  mayEdit,
}: {
  readonly source: DeskSource;
  readonly mayEdit: boolean;
}) {
  const act = useSourceAct();
  /** What was changed here and is not saved, with the version it was changed from. */
  const [begun, setBegun] = useState<{ readonly version: number; readonly content: NamedSource }>();
  const content = begun?.content ?? contentOf(source);
  const conflict = sourceConflict(act.error);
  const set = (part: Partial<NamedSource>) =>
    setBegun({ version: begun?.version ?? source.version, content: { ...content, ...part } });
  const isReady = begun !== undefined && content.name.trim() !== '';
  return (
    <form
      className="source-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !act.isPending)
          act.mutate(
            { sourceId: source.id, act: '', body: begun, says: 'The source is mended.' },
            { onSuccess: () => setBegun(undefined) },
          );
      }}
    >
      <div className="fields">
        <TextInput
          label="Name"
          description="A new name gives the page a new address; the old one leads there"
          value={content.name}
          maxLength={SOURCE_NAME_MAX}
          disabled={!mayEdit}
          error={content.name.trim() === '' && 'A source needs a name.'}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Office or work"
          description="As readers see it beside the name"
          value={content.role}
          maxLength={SOURCE_NAME_MAX}
          disabled={!mayEdit}
          onChange={(event) => set({ role: event.currentTarget.value })}
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
      </div>
      {conflict ? (
        <SourceConflict
          conflict={conflict}
          mine={content}
          onMine={() => {
            setBegun({ version: conflict.version, content });
            act.reset();
          }}
          onTheirs={() => {
            setBegun(undefined);
            act.reset();
          }}
        />
      ) : (
        act.isError && <Problem error={act.error} />
      )}
      {begun !== undefined && (
        <div className="does">
          <Button type="submit" variant="filled" disabled={!isReady} loading={act.isPending}>
            Save
          </Button>
          <Button onClick={() => setBegun(undefined)}>As it was</Button>
        </div>
      )}
    </form>
  );
}

function contentOf({ kind, name, role, aliases }: DeskSource): NamedSource {
  return { kind: kind === 'unnamed' ? 'person' : kind, name, role, aliases };
}
