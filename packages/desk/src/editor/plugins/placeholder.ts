import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const WORDS = 'Type / for a picture, a related story, a post…';

/** A quiet line in the empty paragraph the cursor is in, and in a story nobody has begun. */
export const Placeholder = Extension.create({
  name: 'placeholder',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        props: {
          decorations: ({ doc, selection }) => {
            if (!editor.isEditable) return null;
            const { $from, empty } = selection;
            const unbegun = doc.childCount === 1 && doc.firstChild?.isTextblock && doc.content.size === 2;
            const here =
              empty &&
              $from.depth === 1 &&
              $from.parent.type.name === 'paragraph' &&
              $from.parent.content.size === 0;
            if (!here && !unbegun) return null;
            const from = here ? $from.before() : 0;
            return DecorationSet.create(doc, [
              Decoration.node(from, from + 2, { class: 'placeholder', 'data-placeholder': WORDS }),
            ]);
          },
        },
      }),
    ];
  },
});
