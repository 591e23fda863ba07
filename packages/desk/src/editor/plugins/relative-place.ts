import type { EditorState } from '@tiptap/pm/state';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

interface Binding {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly binding: { readonly mapping: Map<Y.AbstractType<unknown>, never> } | null;
}

/** The binding of an editor to its shared document. */
export const bindingOf = (state: EditorState) => ySyncPluginKey.getState(state) as Binding | undefined;

/**
 * A place in the text that stays with its words whoever writes around it. ProseMirror's own mapping does not do:
 * each change of another person replaces the whole document in its eyes.
 */
export function placeAt(state: EditorState, position: number): Y.RelativePosition | undefined {
  const sync = bindingOf(state);
  if (!sync?.binding) return undefined;
  return absolutePositionToRelativePosition(position, sync.type, sync.binding.mapping) as Y.RelativePosition;
}

/** Where a place is now; undefined where its words are gone. */
export function positionOf(state: EditorState, place: Y.RelativePosition): number | undefined {
  const sync = bindingOf(state);
  if (!sync?.binding) return undefined;
  return (
    (relativePositionToAbsolutePosition(sync.doc, sync.type, place, sync.binding.mapping) as number | null) ??
    undefined
  );
}
