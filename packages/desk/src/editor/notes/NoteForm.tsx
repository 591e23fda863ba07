import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly label: string;
  readonly onSay: (text: string) => void;
  readonly onCancel: () => void;
}

/** One remark being written. Mod-Enter says it, Escape drops it. */
export function NoteForm({ label, onSay, onCancel }: Props) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const say = () => {
    if (text.trim() !== '') onSay(text.trim());
  };
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
          event.preventDefault();
          // Elsewhere on the page this key publishes.
          event.stopPropagation();
          event.nativeEvent.stopImmediatePropagation();
          say();
        }
        if (event.key === 'Escape') onCancel();
      }}
    >
      <textarea
        ref={field}
        rows={3}
        aria-label={label}
        placeholder="Readers never see this"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="note-acts">
        <button type="submit" className="plain-button main">
          {label}
        </button>
        <button type="button" className="plain-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
