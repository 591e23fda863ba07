import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';

/**
 * Puts an element between the elements of the story, nearest to a position: in place of an empty paragraph, before
 * one at whose beginning the position is, else behind it. At the end a paragraph follows, to go on writing in.
 * `tr.mapping` tells nothing of where it stands: `placeOf` does.
 */
export function putElement(tr: Transaction, element: ProseMirrorNode, position: number): Transaction {
  const { from, to } = placeOf(tr.doc, position);
  tr.replaceWith(from, to, element);
  const end = from + element.nodeSize;
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  if (end >= tr.doc.content.size && paragraph) tr.insert(end, paragraph.create());
  return tr;
}

/** Where `putElement` puts an element; an empty paragraph is taken whole. */
export function placeOf(doc: ProseMirrorNode, position: number): { from: number; to: number } {
  const $at = doc.resolve(Math.min(position, doc.content.size));
  if ($at.depth === 0) return { from: $at.pos, to: $at.pos };
  const top = $at.node(1);
  if (top.type.name === 'paragraph' && top.content.size === 0)
    return { from: $at.before(1), to: $at.after(1) };
  const place = $at.parentOffset === 0 && $at.depth === 1 ? $at.before(1) : $at.after(1);
  return { from: place, to: place };
}

/** Goes on writing behind an element that ends at a position: in the text that follows, or in a new paragraph. */
export function goOnBelow(tr: Transaction, end: number): Transaction {
  const { paragraph } = tr.doc.type.schema.nodes;
  if (!paragraph) return tr;
  let $end = tr.doc.resolve(end);
  // A gallery has no place for text: it goes on below the gallery.
  while ($end.depth > 0 && !$end.parent.canReplaceWith($end.index(), $end.index(), paragraph))
    $end = tr.doc.resolve($end.after());
  if (!$end.nodeAfter?.isTextblock) tr.insert($end.pos, paragraph.create());
  return tr.setSelection(TextSelection.near(tr.doc.resolve($end.pos + 1))).scrollIntoView();
}
