import { useId } from 'react';
import type * as Y from 'yjs';
import type { StorySession } from '../session/story-session.ts';
import { SharedText } from '../text/SharedText.tsx';

/** A text beside the sheet, with its label and what is to be said about it, written together by the character. */
export function TextField(props: {
  readonly session: StorySession;
  readonly text: Y.Text;
  /** The name under which cursors in it are shared. */
  readonly name: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly says?: string | undefined;
  /** Whether what is said is a complaint. */
  readonly wrong?: boolean;
  readonly lines?: boolean;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <SharedText
        session={props.session}
        text={props.text}
        name={props.name}
        id={id}
        describedBy={`${id}-says`}
        placeholder={props.placeholder ?? ''}
        lines={props.lines ?? false}
      />
      <p id={`${id}-says`} className={props.wrong ? 'wrong' : 'quiet'}>
        {props.says}
      </p>
    </div>
  );
}
