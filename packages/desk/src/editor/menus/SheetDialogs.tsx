import type { Editor } from '@tiptap/core';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { FindBar } from '../find/FindBar.tsx';
import { loadMediaPicker } from '../media-port.ts';
import { chosenPassage } from '../notes/margin-notes.ts';
import { NoteForm } from '../notes/NoteForm.tsx';
import { beginThread } from '../notes/note-threads.ts';
import type { StorySession } from '../session/story-session.ts';
import { sheetOf } from '../sheet.ts';
import { LinkForm } from './LinkForm.tsx';
import { RelatedPicker } from './RelatedPicker.tsx';

const MediaPicker = lazy(() => loadMediaPicker().then(({ MediaPicker }) => ({ default: MediaPicker })));

/** What stands open over the sheet. */
export function SheetDialogs({
  editor,
  session,
}: {
  readonly editor: Editor;
  readonly session: StorySession;
}) {
  const sheet = sheetOf(editor);
  const dialog = useSyncExternalStore(sheet.dialog.subscribe, sheet.dialog.get);
  const close = () => {
    sheet.close();
    if (!editor.isDestroyed) editor.view.focus();
  };
  switch (dialog?.type) {
    case 'picture':
      return (
        <Suspense fallback={null}>
          <MediaPicker
            onPick={(media) => {
              sheet.close();
              dialog.onPick(media);
            }}
            onClose={close}
          />
        </Suspense>
      );
    case 'related':
      return (
        <Dialog title="Related story" onClose={close}>
          <RelatedPicker
            onPick={(story) => {
              sheet.close();
              dialog.onPick(story);
            }}
          />
        </Dialog>
      );
    case 'link':
      return (
        <Dialog title="Link" onClose={close}>
          <LinkForm editor={editor} onDone={close} />
        </Dialog>
      );
    case 'note':
      return <NoteDialog editor={editor} session={session} onDone={close} />;
    case 'find':
      return <FindBar editor={editor} onClose={() => sheet.close()} />;
    case undefined:
      return null;
  }
}

function NoteDialog(props: {
  readonly editor: Editor;
  readonly session: StorySession;
  readonly onDone: () => void;
}) {
  const { editor, session, onDone } = props;
  const passage = useRef(chosenPassage(editor));
  if (passage.current === undefined)
    return (
      <Dialog title="Note" onClose={onDone}>
        <p>A note is about a passage. Choose some words first.</p>
      </Dialog>
    );
  const about = passage.current;
  return (
    <Dialog title="Note" onClose={onDone}>
      <blockquote className="note-quote">{about.quote}</blockquote>
      <NoteForm
        label="Add the note"
        onCancel={onDone}
        onSay={(text) => {
          beginThread(session, about, text, new Date());
          onDone();
        }}
      />
    </Dialog>
  );
}

/** A small window over the sheet. The browser's own: it holds the focus and closes with Escape. */
function Dialog(props: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const frame = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    frame.current?.showModal();
  }, []);
  return (
    <dialog ref={frame} className="sheet-dialog" onClose={props.onClose} aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
    </dialog>
  );
}
