import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { endFind, find, findStateOf, replaceAll, replaceCurrent, step } from './finding.ts';

/** Find and replace within the body. */
export function FindBar({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const [query, setQuery] = useState(() => {
    const { from, to } = editor.state.selection;
    return to - from < 60 ? editor.state.doc.textBetween(from, to) : '';
  });
  const [replacement, setReplacement] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { count, current } = useEditorState({
    editor,
    selector: () => {
      const { hits, current: at } = findStateOf(editor);
      return { count: hits.length, current: at };
    },
  });
  useEffect(() => {
    field.current?.select();
  }, []);
  useEffect(() => find(editor, query), [editor, query]);
  const close = () => {
    endFind(editor);
    onClose();
  };
  // A button that has nothing left to replace turns grey and would drop the focus, and with it Escape and undo.
  const keepFocus = () => field.current?.focus();
  const keys = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  };
  return (
    <search className="find-bar" onKeyDown={keys}>
      <input
        ref={field}
        aria-label="Find in the story"
        placeholder="Find"
        value={query}
        onChange={(event) => {
          setSaid('');
          setQuery(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(editor, event.shiftKey ? -1 : 1);
        }}
      />
      <span className="quiet" role="status">
        {said || (query === '' ? '' : count === 0 ? 'not found' : `${current + 1} of ${count}`)}
      </span>
      <button type="button" className="plain-button" onClick={() => step(editor, -1)} aria-label="Previous">
        ↑
      </button>
      <button type="button" className="plain-button" onClick={() => step(editor, 1)} aria-label="Next">
        ↓
      </button>
      {editor.isEditable && (
        <>
          <input
            aria-label="Replace with"
            placeholder="Replace with"
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') replaceCurrent(editor, replacement);
            }}
          />
          <button
            type="button"
            className="plain-button"
            disabled={count === 0}
            onClick={() => {
              replaceCurrent(editor, replacement);
              keepFocus();
            }}
          >
            Replace
          </button>
          <button
            type="button"
            className="plain-button"
            disabled={count === 0}
            onClick={() => {
              setSaid(`${replaceAll(editor, replacement)} replaced`);
              keepFocus();
            }}
          >
            All
          </button>
        </>
      )}
      <button type="button" className="plain-button" onClick={close} aria-label="Close">
        ×
      </button>
    </search>
  );
}
