import { Extension } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { Plugin } from '@tiptap/pm/state';
import { bindingOf } from './relative-place.ts';

/**
 * Leaves alone what a change of somebody else did not touch.
 *
 * The binding knows which element of the shared document is which node of the editor. At each change from outside it
 * drops what has changed with all around it, and then, in this version, everything else too: the whole story is then
 * read, compared and drawn anew for every key of every other person. The first is enough, and is all that y-prosemirror,
 * from which the binding comes, has ever done.
 */
export const UnchangedElements = Extension.create({
  name: 'unchangedElements',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: (view) => {
        keepUnchanged(view.state);
        return {};
      },
    }),
  ],
});

/** The same for a state without a view of its own. */
export function keepUnchanged(state: EditorState): void {
  const mapping = bindingOf(state)?.binding?.mapping;
  if (mapping) mapping.clear = () => undefined;
}
