import { editorSchema } from '@onrecord/domain/body/prosemirror-schema';
import { Selection } from '@tiptap/pm/state';
import { type Editor, type JSONContent, useEditor } from '@tiptap/react';
import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import { useCallback, useMemo, useRef, useState } from 'react';
import * as Y from 'yjs';
import { NO_DRAFT } from '../entry-draft.ts';
import type { EntryDraft } from '../keeping/live-store.ts';
import { entryExtensions } from './entry-extensions.ts';

/** An entry that is being written. */
export interface EntryEditing {
  readonly editor: Editor;
  readonly headline: string;
  readonly keyEvent: string | null;
  setHeadline(headline: string): void;
  /** Null where it is none. */
  setKeyEvent(keyEvent: string | null): void;
  /** As it is now. */
  read(): EntryDraft;
  /** Puts another text in its place. Undo brings the body back. */
  fill(draft: EntryDraft): void;
  clear(): void;
  focus(): void;
  /** The same, behind the last word. */
  focusEnd(): void;
  /** Whether a picture is on its way to the library. */
  isWaitingForPicture(): boolean;
}

/** Writes an entry; `onChange` hears of each change of it, with the text as it is then. */
export function useEntryEditor(options: {
  readonly initial: EntryDraft;
  readonly label: string;
  readonly placeholder: string;
  readonly onChange: (draft: EntryDraft) => void;
}): EntryEditing {
  const { initial, label, placeholder } = options;
  const [fields, setFields] = useState({ headline: initial.headline, keyEvent: initial.keyEvent });
  const now = useRef(fields);
  const tell = useRef(options.onChange);
  tell.current = options.onChange;
  const [fragment] = useState(() =>
    prosemirrorJSONToYXmlFragment(editorSchema, initial.document, new Y.Doc().getXmlFragment('body')),
  );
  const editor = useEditor(
    {
      extensions: entryExtensions(fragment, placeholder),
      // React draws nothing of the text: a key goes from ProseMirror straight to the page.
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          class: 'story-body',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          spellcheck: 'true',
        },
      },
      onUpdate: ({ editor }) => tell.current(draftIn(editor, now.current)),
    },
    [fragment],
  );
  const set = useCallback(
    (change: Partial<typeof fields>) => {
      now.current = { ...now.current, ...change };
      setFields(now.current);
      tell.current(draftIn(editor, now.current));
    },
    [editor],
  );
  return useMemo(() => {
    const fill = ({ headline, keyEvent, document }: EntryDraft) => {
      now.current = { headline, keyEvent };
      setFields(now.current);
      editor.commands.setContent(document as JSONContent);
      tell.current(draftIn(editor, now.current));
    };
    return {
      editor,
      ...fields,
      setHeadline: (headline: string) => set({ headline }),
      setKeyEvent: (keyEvent: string | null) => set({ keyEvent }),
      read: () => draftIn(editor, now.current),
      fill,
      clear: () => fill(NO_DRAFT),
      // At once: the next key may be there before the next frame.
      focus: () => editor.view.focus(),
      focusEnd: () => {
        const { tr } = editor.state;
        editor.view.dispatch(tr.setSelection(Selection.atEnd(tr.doc)));
        editor.view.focus();
      },
      isWaitingForPicture: () => editor.view.dom.querySelector('.uploading') !== null,
    };
  }, [editor, fields, set]);
}

function draftIn(editor: Editor, fields: Pick<EntryDraft, 'headline' | 'keyEvent'>): EntryDraft {
  return { ...fields, document: editor.getJSON() as EntryDraft['document'] };
}
