import { type AnyExtension, Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { MarkdownShortcuts } from '../../editor/plugins/markdown-shortcuts.ts';
import { Pasting } from '../../editor/plugins/pasting.ts';
import { Uploading } from '../../editor/plugins/uploading.ts';
import { WritingKeys } from '../../editor/plugins/writing-keys.ts';
import { tiptapSchema } from '../../editor/schema/tiptap-schema.ts';
import { ENTRY_VIEWS } from './entry-views.tsx';

/**
 * The small editor of an entry, on the schema of stories. Its document is shared with nobody; being one, it has the
 * undo, the places for pictures on their way, and the pasting of a story's.
 */
export function entryExtensions(fragment: Y.XmlFragment, placeholder: string): AnyExtension[] {
  return [
    ...tiptapSchema(ENTRY_VIEWS),
    Collaboration.configure({ fragment }),
    Cursors,
    EntryPlaceholder.configure({ placeholder }),
    EntryKeys,
    MarkdownShortcuts,
    Pasting,
    Uploading,
  ];
}

const Cursors = Extension.create({
  name: 'cursors',
  addProseMirrorPlugins: () => [dropCursor({ class: 'drop-cursor', color: false }), gapCursor()],
});

/** A story's keys, without those that open what an entry does not have. */
const EntryKeys = WritingKeys.extend({
  addKeyboardShortcuts() {
    const { 'Mod-f': _find, 'Mod-Alt-m': _note, ...keys } = this.parent?.() ?? {};
    return keys;
  },
});

const EntryPlaceholder = Extension.create<{ placeholder: string }>({
  name: 'entryPlaceholder',
  addOptions: () => ({ placeholder: '' }),
  addProseMirrorPlugins() {
    const { placeholder } = this.options;
    return [
      new Plugin({
        props: {
          decorations: ({ doc }) =>
            doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.content.size === 2
              ? DecorationSet.create(doc, [
                  Decoration.node(0, 2, { class: 'placeholder', 'data-placeholder': placeholder }),
                ])
              : null,
        },
      }),
    ];
  },
});
