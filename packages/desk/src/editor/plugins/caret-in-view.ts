import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** The bar over the story and notices below it may cover so much of what is seen. Pixels. */
const COVERED_PX = 80;

/**
 * A key does not scroll where the cursor is well in view. ProseMirror would find that out by measuring everything the
 * text stands in, dozens of layouts for each key, one's own and everybody else's.
 */
export const CaretInView = Extension.create({
  name: 'caretInView',
  addProseMirrorPlugins: () => [new Plugin({ props: { handleScrollToSelection: isInView } })],
});

function isInView(view: EditorView): boolean {
  const { $head } = view.state.selection;
  // A table scrolls sideways within itself.
  for (let depth = $head.depth; depth > 0; depth--) if ($head.node(depth).type.spec.tableRole) return false;
  const { top, bottom } = view.coordsAtPos($head.pos);
  // The keys of a phone cover the page without making the window smaller.
  const { offsetTop, height } = window.visualViewport ?? { offsetTop: 0, height: window.innerHeight };
  return top > offsetTop + COVERED_PX && bottom < offsetTop + height - COVERED_PX;
}
