import './editor.css';
import './elements/elements.css';
import { directionOf } from '@onrecord/domain/text/language';
import type { Editor } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { ContestedChoices } from './contested/ContestedChoices.tsx';
import { HeroOnSheet } from './fields/HeroOnSheet.tsx';
import { useField, useSharedText } from './fields/use-field.ts';
import { nameOf, useTags } from './fields/use-names.ts';
import { SheetDialogs } from './menus/SheetDialogs.tsx';
import { SlashMenu } from './menus/SlashMenu.tsx';
import { TextToolbar } from './menus/TextToolbar.tsx';
import { showPassage } from './notes/margin-notes.ts';
import { NoteList } from './notes/NoteList.tsx';
import { askedThreadOf } from './notes/use-threads.ts';
import { recordOf } from './record/story-record.ts';
import { SheetNotice } from './SheetNotice.tsx';
import { StoryMeta } from './StoryMeta.tsx';
import type { StorySession } from './session/story-session.ts';
import { useReady, useStorySession } from './session/use-story-session.ts';
import { sheetOf } from './sheet.ts';
import { storyExtensions } from './story-extensions.ts';
import { SharedText } from './text/SharedText.tsx';

interface Props {
  readonly storyId: string;
  /** What may not be changed is shown as it stands; the server decides anew for every connection. */
  readonly readOnly?: boolean;
  /** Told when the statements of the story are asked for from its text. */
  readonly onRecord?: () => void;
}

/** A story being written: it looks as it will be read. */
export function StoryEditor({ storyId, readOnly = false, onRecord }: Props) {
  const session = useStorySession(storyId);
  const ready = useReady(session);
  if (session === undefined || !ready)
    return (
      <div className="story-sheet">
        <p className="quiet" role="status">
          Opening the story…
        </p>
      </div>
    );
  return (
    <OpenStory
      key={`${session.writer.id}:${storyId}`}
      session={session}
      readOnly={readOnly}
      onRecord={onRecord}
    />
  );
}

function OpenStory(props: {
  readonly session: StorySession;
  readonly readOnly: boolean;
  readonly onRecord: (() => void) | undefined;
}) {
  const { session, readOnly, onRecord } = props;
  const allowed = useSyncExternalStore(session.saved.mayWrite.subscribe, session.saved.mayWrite.get);
  const locked = readOnly || !allowed;
  const [language] = useField(session, 'language');
  const [notesOpen, setNotesOpen] = useState(false);
  const editor = useEditor(
    {
      extensions: storyExtensions(session, locked),
      editable: !locked,
      // React draws nothing of the text: a key goes from ProseMirror straight to the page.
      shouldRerenderOnTransaction: false,
      enableContentCheck: false,
      editorProps: {
        attributes: {
          class: 'story-body',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': 'Text of the story',
          spellcheck: 'true',
        },
      },
    },
    [session, locked],
  );
  useShownNotes(editor, session);
  useAskedRecord(session, onRecord);
  const toText = () => {
    editor.commands.focus('start');
    // That waits for the next frame, and the next key may not.
    editor.view.focus();
  };
  return (
    <div className="story-sheet" lang={language} data-locked={locked || undefined}>
      <SaidHeadline session={session} />
      <ContestedChoices session={session} sheet={sheetOf(editor)} locked={locked} />
      <Kicker session={session} />
      <SharedText
        session={session}
        text={session.headline}
        name="headline"
        label="Headline"
        placeholder="Headline"
        className="headline"
        readOnly={locked}
        maxLength={300}
        lang={language}
        onLeave={() => document.querySelector<HTMLElement>('.story-sheet .dek textarea')?.focus()}
      />
      <SharedText
        session={session}
        text={session.dek}
        name="dek"
        label="Dek"
        placeholder="Dek: what the headline leaves open, in a sentence"
        className="dek"
        readOnly={locked}
        maxLength={1000}
        lang={language}
        onLeave={toText}
      />
      <StoryMeta editor={editor} session={session} onNotes={() => setNotesOpen(!notesOpen)} />
      {notesOpen && <NoteList session={session} />}
      <HeroOnSheet session={session} />
      <div className="body-frame" dir={directionOf(language)}>
        <EditorContent editor={editor} />
      </div>
      <TextToolbar editor={editor} record={recordOf(session)} />
      <SlashMenu editor={editor} />
      <SheetDialogs editor={editor} session={session} />
      <SheetNotice sheet={sheetOf(editor)} />
    </div>
  );
}

/** The headline as a heading, for those who go through a page by its headings; the field itself is none. */
function SaidHeadline({ session }: { readonly session: StorySession }) {
  return <h1 className="said">{useSharedText(session.headline) || 'Story without a headline'}</h1>;
}

/** The first tag stands over the headline. */
function Kicker({ session }: { readonly session: StorySession }) {
  const [tagIds] = useField(session, 'tagIds');
  useTags('');
  return <p className="kicker">{tagIds[0] !== undefined && nameOf(tagIds[0])}</p>;
}

/** Opens the list of statements when the text asks for it. */
function useAskedRecord(session: StorySession, onRecord: (() => void) | undefined): void {
  const told = useRef(onRecord);
  told.current = onRecord;
  useEffect(() => recordOf(session).asked.subscribe(() => told.current?.()), [session]);
}

/** Shows the passage of a note somebody asked for, wherever the list of notes stands. */
function useShownNotes(editor: Editor, session: StorySession): void {
  useEffect(() => {
    const asked = askedThreadOf(session);
    return asked.subscribe(() => {
      const thread = asked.get();
      if (thread && !showPassage(editor, thread))
        sheetOf(editor).say('The passage of this note is not in the text any more.');
    });
  }, [editor, session]);
}
