import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { revisionQuery, revisionsQuery } from '../../../api/queries.ts';
import { Difference } from '../../../difference/Difference.tsx';
import { Problem } from '../../Problem.tsx';
import { publicRevision } from '../public-revision.ts';
import type { DialogProps } from './dialog-props.ts';

const KINDS = [
  ['minor', 'Minor fix', 'A typo or a comma. Readers are told nothing.'],
  ['update', 'Update', 'New facts since it was published.'],
  ['clarification', 'Clarification', 'It was right, but could be read wrongly.'],
  ['correction', 'Correction', 'A published fact was wrong. It stands on the story and under Corrections.'],
] as const;
type Kind = (typeof KINDS)[number][0];

/** Shows what readers will find changed, asks what kind of change it is, and publishes it. */
export function PublishChangesDialog(props: DialogProps) {
  const { story } = props;
  const revisions = useInfiniteQuery(revisionsQuery(story.id));
  const last = publicRevision(revisions.data?.pages.flatMap((page) => page.revisions) ?? []);
  const published = useQuery({ ...revisionQuery(story.id, last?.number ?? 0), enabled: last !== undefined });
  const [kind, setKind] = useState<Kind>();
  const [note, setNote] = useState('');
  const lacksNote = kind !== undefined && kind !== 'minor' && note.trim() === '';
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="56rem"
      yOffset="4vh"
      title="Publish changes"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (kind && !lacksNote && !props.busy)
            props.onDo({ act: 'publish-changes', kind, note: kind === 'minor' ? '' : note.trim() });
        }}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys have to reach what is below */}
        <section aria-label="What changes for readers" className="shown-difference" tabIndex={0}>
          {published.data && (
            <Difference before={published.data.draft} after={story.draft} showSame={false} />
          )}
          {(revisions.error ?? published.error) && <Problem error={revisions.error ?? published.error} />}
        </section>
        <Radio.Group
          label="What kind of change is it?"
          value={kind ?? null}
          onChange={(value) => setKind(value as Kind)}
          required
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
            autosize
            minRows={2}
            maxLength={2000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
        {props.error && <Problem error={props.error} />}
        <div className="ends">
          <Button onClick={props.onClose}>Not yet</Button>
          <Button type="submit" variant="filled" disabled={!kind || lacksNote} loading={props.busy}>
            Publish changes
          </Button>
        </div>
      </form>
    </Modal>
  );
}
