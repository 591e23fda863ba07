import '../../editor/editor.css';
import '../../editor/elements/elements.css';
import { ENTRY_HEADLINE_MAX, KEY_EVENT_MAX } from '@onrecord/domain/live/entry';
import { EditorContent } from '@tiptap/react';
import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { LinkForm } from '../../editor/menus/LinkForm.tsx';
import { uploadPictures } from '../../editor/plugins/uploading.ts';
import { wrapInQuote } from '../../editor/plugins/writing-keys.ts';
import { SheetNotice } from '../../editor/SheetNotice.tsx';
import { sheetOf } from '../../editor/sheet.ts';
import type { EntryEditing } from './use-entry-editor.ts';

/** An entry being written: headline, text, and the line of a key event; the buttons that end it are `children`. */
export function EntryFields(props: {
  readonly editing: EntryEditing;
  readonly label: string;
  readonly language: string | undefined;
  /** ⌘Enter, anywhere in it. */
  readonly onDone: () => void;
  readonly onEscape: () => void;
  /** What it lacks before readers may see it, as a sentence; '' for nothing. */
  readonly lack: string;
  readonly children: ReactNode;
}) {
  const { editing, onDone, onEscape, lack } = props;
  const { editor, headline, keyEvent } = editing;
  const keyLine = useId();
  return (
    <>
      <form
        className="entry-fields"
        aria-label={props.label}
        lang={props.language}
        onSubmit={(event) => event.preventDefault()}
        // Before the text takes the keys: it knows both, as a paragraph after code and as a wider selection.
        onKeyDownCapture={(event) => {
          if (event.nativeEvent.isComposing) return;
          const ends = event.key === 'Enter' && (event.metaKey || event.ctrlKey);
          if (!ends && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (ends) onDone();
          else onEscape();
        }}
      >
        <input
          className="headline"
          dir="auto"
          aria-label="Headline"
          placeholder="Headline, where it needs one"
          maxLength={ENTRY_HEADLINE_MAX}
          value={headline}
          onChange={(event) => editing.setHeadline(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing)
              return;
            event.preventDefault();
            editor.commands.focus('start');
          }}
        />
        <EditorContent editor={editor} className="text" dir="auto" />
        {keyEvent !== null && (
          <p className="key-line">
            <label htmlFor={keyLine}>Key event</label>
            <input
              id={keyLine}
              dir="auto"
              // biome-ignore lint/a11y/noAutofocus: somebody has just asked for this line
              autoFocus
              maxLength={KEY_EVENT_MAX}
              placeholder={headline || 'In one line; else how the entry begins'}
              value={keyEvent}
              onChange={(event) => editing.setKeyEvent(event.target.value)}
            />
          </p>
        )}
        <EntryTools editing={editing}>{props.children}</EntryTools>
      </form>
      {lack !== '' && (
        <p className="lack" role="alert">
          {lack}
        </p>
      )}
      {/* Not in the form, whose keys it would hear. */}
      <LinkDialog editing={editing} />
      <SheetNotice sheet={sheetOf(editor)} />
    </>
  );
}

function EntryTools({ editing, children }: { readonly editing: EntryEditing; readonly children: ReactNode }) {
  const { editor, keyEvent } = editing;
  const files = useRef<HTMLInputElement>(null);
  return (
    <div className="entry-tools">
      <button
        type="button"
        aria-pressed={keyEvent !== null}
        onClick={() => {
          editing.setKeyEvent(keyEvent === null ? '' : null);
          if (keyEvent !== null) editor.view.focus();
        }}
      >
        Key event
      </button>
      <button type="button" onClick={() => files.current?.click()}>
        Picture
      </button>
      <input
        ref={files}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label="Picture files"
        onChange={({ target }) => {
          uploadPictures(editor, [...(target.files ?? [])], editor.state.selection.from);
          target.value = '';
          editor.view.focus();
        }}
      />
      <button
        type="button"
        onMouseDown={keepFocus}
        onClick={() => {
          wrapInQuote(editor.state, editor.view.dispatch);
          editor.view.focus();
        }}
      >
        Quote
      </button>
      <button type="button" onMouseDown={keepFocus} onClick={() => sheetOf(editor).open({ type: 'link' })}>
        Link
      </button>
      <span className="push" />
      {children}
    </div>
  );
}

function LinkDialog({ editing: { editor } }: { readonly editing: EntryEditing }) {
  const sheet = sheetOf(editor);
  const dialog = useSyncExternalStore(sheet.dialog.subscribe, sheet.dialog.get);
  const frame = useRef<HTMLDialogElement>(null);
  const isOpen = dialog?.type === 'link';
  useEffect(() => {
    if (isOpen) frame.current?.showModal();
  }, [isOpen]);
  if (!isOpen) return null;
  const close = () => {
    sheet.close();
    editor.view.focus();
  };
  return (
    <dialog ref={frame} className="sheet-dialog" onClose={close} aria-label="Link">
      <h2>Link</h2>
      <LinkForm editor={editor} onDone={() => frame.current?.close()} />
    </dialog>
  );
}

const keepFocus = (event: React.MouseEvent) => event.preventDefault();
