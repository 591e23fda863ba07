import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../Problem.tsx';
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
  const submit = () => !lacksNote && !props.busy && props.onNote(note.trim());
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        className="act-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
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
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit();
            }}
          />
        )}
        {props.error && <Problem error={props.error} />}
        <div className="ends">
          <Button onClick={props.onClose}>Not yet</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={lacksNote}
            loading={props.busy}
            {...(props.label === undefined ? { 'data-autofocus': true } : {})}
          >
            {props.does}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
