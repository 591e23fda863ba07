import { type AnyExtension, Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { ELEMENT_VIEWS } from './elements/views.ts';
import { Finding } from './find/finding.ts';
import { MarginNotes } from './notes/margin-notes.ts';
import { CaretInView } from './plugins/caret-in-view.ts';
import { DragHandle } from './plugins/drag-handle.ts';
import { EndOfStory } from './plugins/end-of-story.ts';
import { KeepUnsupported } from './plugins/keep-unsupported.ts';
import { LinkCheck } from './plugins/link-check.ts';
import { MarkdownShortcuts } from './plugins/markdown-shortcuts.ts';
import { Pasting } from './plugins/pasting.ts';
import { Placeholder } from './plugins/placeholder.ts';
import { Slash } from './plugins/slash.ts';
import { UnchangedElements } from './plugins/unchanged-elements.ts';
import { Uploading } from './plugins/uploading.ts';
import { WritingKeys } from './plugins/writing-keys.ts';
import { RecordMarks } from './record/record-marks.ts';
import { recordOf } from './record/story-record.ts';
import { tiptapSchema } from './schema/tiptap-schema.ts';
import { firstName } from './session/person-colour.ts';
import type { StorySession } from './session/story-session.ts';
import { ElementTexts } from './text/element-texts.ts';

/** All the editor of a story is made of. */
export function storyExtensions(session: StorySession, readOnly: boolean): AnyExtension[] {
  const { writer, provider, body, notes } = session;
  return [
    ...tiptapSchema(ELEMENT_VIEWS),
    Collaboration.configure({ fragment: body, provider }),
    CollaborationCaret.configure({
      provider,
      user: { id: writer.id, name: writer.name, color: writer.colour },
      render: caret,
      selectionRender: ({ color }) => ({ style: `background-color: ${color}2e` }),
    }),
    UnchangedElements,
    CaretInView,
    ElementTexts.configure({ session }),
    Cursors,
    Finding,
    MarginNotes.configure({ notes }),
    RecordMarks.configure({ record: recordOf(session) }),
    Placeholder,
    LinkCheck,
    ...(readOnly
      ? []
      : [EndOfStory, KeepUnsupported, WritingKeys, MarkdownShortcuts, Pasting, Uploading, Slash, DragHandle]),
  ];
}

const Cursors = Extension.create({
  name: 'cursors',
  addProseMirrorPlugins: () => [dropCursor({ class: 'drop-cursor', color: false }), gapCursor()],
});

function caret(user: Readonly<Record<string, unknown>>): HTMLElement {
  const shown = document.createElement('span');
  shown.className = 'caret';
  shown.style.setProperty('--who', String(user.color));
  const name = document.createElement('span');
  name.textContent = firstName(String(user.name ?? ''));
  shown.append(name);
  return shown;
}
