import { Fragment } from '@tiptap/pm/model';
import { type Command, NodeSelection, TextSelection } from '@tiptap/pm/state';

/** Moves the element of the story the cursor is in before the one above it, or behind the one below. */
export const moveBlock =
  (direction: 'up' | 'down'): Command =>
  (state, dispatch) => {
    const { selection, doc } = state;
    const index = selection.$from.index(0);
    const other = direction === 'up' ? index - 1 : index + 1;
    if (other < 0 || other >= doc.childCount || doc.childCount === 0) return false;
    const first = Math.min(index, other);
    const [above, below] = [doc.child(first), doc.child(first + 1)];
    let start = 0;
    for (let at = 0; at < first; at++) start += doc.child(at).nodeSize;
    if (dispatch) {
      const tr = state.tr.replaceWith(
        start,
        start + above.nodeSize + below.nodeSize,
        Fragment.from([below, above]),
      );
      const shift = direction === 'up' ? -above.nodeSize : below.nodeSize;
      tr.setSelection(
        selection instanceof NodeSelection
          ? NodeSelection.create(tr.doc, selection.from + shift)
          : TextSelection.between(
              tr.doc.resolve(selection.anchor + shift),
              tr.doc.resolve(selection.head + shift),
            ),
      );
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
