import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { listRelated } from '../related.ts';
import { goOnBelow } from './put-element.ts';
import { placeAt, positionOf } from './relative-place.ts';

/**
 * Makes a card of a link to one of the newsroom's own stories that stands alone in its paragraph, once the story is
 * found. Undo gives the link back. Where there is no such story, or somebody writes on there, it stays a link.
 *
 * @param position inside that paragraph
 */
export async function cardOfOwnStory(editor: Editor, path: string, position: number): Promise<void> {
  const place = placeAt(editor.state, position);
  const [story] = await listRelated(path).catch(() => []);
  if (story === undefined || place === undefined || editor.isDestroyed) return;
  const { state, view } = editor;
  const at = positionOf(state, place);
  const range = at === undefined ? undefined : loneLinkAt(state, at);
  const card = state.schema.nodes.relatedStory?.create({ storyId: story.id });
  if (range === undefined || card === undefined) return;
  // A step of its own for undo, however little time passes before and after it.
  const undo = (yUndoPluginKey.getState(state) as { undoManager: Y.UndoManager } | undefined)?.undoManager;
  undo?.stopCapturing();
  const { from } = state.selection;
  const tr = state.tr.replaceWith(range.from, range.to, card);
  if (from > range.from && from < range.to) goOnBelow(tr, range.from + card.nodeSize);
  view.dispatch(tr);
  undo?.stopCapturing();
}

/** The top-level paragraph at a position, where it holds one link and nothing else. */
function loneLinkAt(state: EditorState, position: number): { from: number; to: number } | undefined {
  const $at = state.doc.resolve(Math.min(position, state.doc.content.size));
  const { parent } = $at;
  const isLone =
    $at.depth === 1 &&
    parent.type.name === 'paragraph' &&
    parent.childCount === 1 &&
    parent.firstChild?.marks.some(({ type }) => type.name === 'link');
  return isLone ? { from: $at.before(), to: $at.after() } : undefined;
}
