import type { Node as ProseMirrorNode, Schema } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';
import { addRowAfter, goToNextCell, isInTable, selectedRect } from '@tiptap/pm/tables';
import { goOnBelow } from '../plugins/put-element.ts';

/** Makes the first row of the table the cursor is in a header, or plain again. */
export const toggleHeaderRow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { map, table, tableStart } = selectedRect(state);
  const cells = map.cellsInRect({ left: 0, top: 0, right: map.width, bottom: 1 });
  const header = !cells.every((at) => table.nodeAt(at)?.attrs.header);
  if (dispatch) {
    const tr = state.tr;
    for (const at of cells) tr.setNodeAttribute(tableStart + at, 'header', header);
    dispatch(tr);
  }
  return true;
};

/** To the next cell; from the last one into a row that is made for it. */
export const toNextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!dispatch || !view) return true;
  addRowAfter(state, dispatch);
  return goToNextCell(1)(view.state, view.dispatch);
};

export const toPreviousCell: Command = (state, dispatch) => goToNextCell(-1)(state, dispatch);

export function newTable(schema: Schema, rows: number, columns: number): ProseMirrorNode {
  const { table, tableRow, tableCell } = schema.nodes;
  if (!table || !tableRow || !tableCell) throw new Error('the schema has no tables');
  return table.create(
    { caption: '' },
    Array.from({ length: rows }, (_, row) =>
      tableRow.create(
        null,
        Array.from({ length: columns }, () =>
          tableCell.create({ header: row === 0, colspan: 1, rowspan: 1 }),
        ),
      ),
    ),
  );
}

/** Leaves a cell to the paragraph after its table, with Alt-Enter. */
export const leaveTable: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { table, tableStart } = selectedRect(state);
  dispatch?.(goOnBelow(state.tr, tableStart - 1 + table.nodeSize));
  return true;
};
