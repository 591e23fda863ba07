import { Checkbox, Radio, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { revisionQuery } from '../../../api/queries.ts';
import { Difference } from '../../../difference/Difference.tsx';
import { RecordNotes } from '../../../record/story/RecordNotes.tsx';
import { FormDialog } from '../../FormDialog.tsx';
import { Problem } from '../../Problem.tsx';
import type { DialogProps } from './dialog-props.ts';

const KINDS = [
  ['minor', 'Minor fix', 'A typo or a comma. No note; under “What changed” it stands as edited.'],
  ['update', 'Update', 'New facts since it was published.'],
  ['clarification', 'Clarification', 'It was right, but could be read wrongly.'],
  ['correction', 'Correction', 'A published fact was wrong. It stands on the story and under Corrections.'],
] as const;
type Kind = (typeof KINDS)[number][0];

/** Shows what readers will find changed, asks what kind of change it is, and publishes it. */
export function PublishChangesDialog(props: DialogProps) {
  const { story } = props;
  const after = useMemo(() => asItGoesOut(story), [story]);
  const published = useQuery({
    ...revisionQuery(story.id, story.publicRevision ?? 0),
    enabled: story.publicRevision !== null,
  });
  const [kind, setKind] = useState<Kind>();
  const [note, setNote] = useState('');
  const [withholdWords, setWithholdWords] = useState(false);
  const lacksNote = kind !== undefined && kind !== 'minor' && note.trim() === '';
  return (
    <FormDialog
      title="Publish changes"
      does="Publish changes"
      isReady={kind !== undefined && !lacksNote}
      busy={props.busy}
      error={props.error}
      size="56rem"
      yOffset="4vh"
      onSubmit={() => {
        if (kind === undefined) return;
        props.onDo({
          act: 'publish-changes',
          kind,
          note: kind === 'minor' ? '' : note.trim(),
          withholdWords,
        });
      }}
      onClose={props.onClose}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys have to reach what is below */}
      <section aria-label="What changes for readers" className="shown-difference" tabIndex={0}>
        {published.data && <Difference before={published.data} after={after} showSame={false} />}
        {published.error && <Problem error={published.error} />}
      </section>
      <Radio.Group
        label="What kind of change is it?"
        value={kind ?? null}
        onChange={(value) => setKind(value as Kind)}
        required
        withAsterisk={false}
      >
        <div className="kinds">
          {KINDS.map(([value, label, description]) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </div>
      </Radio.Group>
      {kind !== undefined && kind !== 'minor' && (
        <Textarea
          label="The note for readers"
          description={
            kind === 'correction'
              ? 'Say what was wrong and what is right: “An earlier version gave the height as … ; it is …”.'
              : 'One or two sentences, public, with the story.'
          }
          value={note}
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxLength={2000}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <Checkbox
        label="Do not show readers which words changed"
        description="For a name or a detail that should never have been public. “What changed” then says that there was a change, without its words and without those of earlier changes. This cannot be taken back."
        checked={withholdWords}
        onChange={(event) => setWithholdWords(event.currentTarget.checked)}
      />
      <RecordNotes storyId={story.id} />
    </FormDialog>
  );
}

/** The draft with the address it goes out at: an empty one stays the one readers know. */
function asItGoesOut(story: DialogProps['story']) {
  return { ...story, draft: { ...story.draft, slug: story.draft.slug || story.slug } };
}
