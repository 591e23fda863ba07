import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormDialog } from '../../FormDialog.tsx';
import type { DialogProps } from './dialog-props.ts';

/** Notes are as long as the API takes them. */
const NOTE_MAX = 2000;

/** Says what an act does, takes a note where it has one, and does it. */
export function NoteDialog(
  props: DialogProps & {
    readonly title: string;
    readonly help: string;
    /** What the note is; without it the act takes none. */
    readonly label?: string;
    readonly needsNote?: boolean;
    readonly does: string;
    readonly onNote: (note: string) => void;
  },
) {
  const [note, setNote] = useState('');
  const lacksNote = props.needsNote === true && note.trim() === '';
  return (
    <FormDialog
      title={props.title}
      does={props.does}
      isOnlyAsked={props.label === undefined}
      isReady={!lacksNote}
      busy={props.busy}
      error={props.error}
      onSubmit={() => props.onNote(note.trim())}
      onClose={props.onClose}
    >
      <p className="about" dir="auto">
        {props.story.headline || 'Without a headline'}
      </p>
      <p>{props.help}</p>
      {props.label !== undefined && (
        <Textarea
          label={props.label}
          value={note}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={NOTE_MAX}
          required={props.needsNote === true}
          withAsterisk={false}
          placeholder={props.needsNote === true ? '' : 'If there is something to say'}
          data-autofocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  );
}
