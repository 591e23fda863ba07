import type { ResolvedPos } from '@tiptap/pm/model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list';
import type { Command, EditorState } from '@tiptap/pm/state';

const itemType = (state: EditorState) => {
  const type = state.schema.nodes.listItem;
  if (!type) throw new Error('the schema has no lists');
  return type;
};

/** The depth of the innermost list around a position, or undefined outside of lists. */
function listDepth($pos: ResolvedPos): number | undefined {
  for (let depth = $pos.depth; depth > 0; depth--) if ($pos.node(depth).type.name === 'list') return depth;
  return undefined;
}

/** A list of the passage; another kind of the list it is in; or plain paragraphs again. */
export const toggleList =
  (ordered: boolean): Command =>
  (state, dispatch) => {
    const { $from } = state.selection;
    const depth = listDepth($from);
    if (depth === undefined) {
      const type = state.schema.nodes.list;
      return type ? wrapInList(type, { ordered, start: 1 })(state, dispatch) : false;
    }
    if ($from.node(depth).attrs.ordered === ordered) return liftListItem(itemType(state))(state, dispatch);
    dispatch?.(state.tr.setNodeAttribute($from.before(depth), 'ordered', ordered));
    return true;
  };

export const newListItem: Command = (state, dispatch) => splitListItem(itemType(state))(state, dispatch);

/** One level further in; the new inner list is of its outer list's kind. */
export const listItemIn: Command = (state, dispatch) => {
  const before = listDepth(state.selection.$from);
  if (before === undefined) return false;
  const { ordered } = state.selection.$from.node(before).attrs;
  return sinkListItem(itemType(state))(
    state,
    dispatch &&
      ((tr) => {
        const depth = listDepth(tr.selection.$from);
        if (depth !== undefined && tr.selection.$from.node(depth).childCount === 1)
          tr.setNodeAttribute(tr.selection.$from.before(depth), 'ordered', ordered);
        dispatch(tr);
      }),
  );
};

export const listItemOut: Command = (state, dispatch) => liftListItem(itemType(state))(state, dispatch);

/** Backspace at the beginning of an item takes it out of its list. */
export const listItemOutAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.depth < 2) return false;
  const isFirstOfItem = $from.node(-1).type.name === 'listItem' && $from.index(-1) === 0;
  return isFirstOfItem && listItemOut(state, dispatch);
};
