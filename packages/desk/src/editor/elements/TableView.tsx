import type { Command } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow } from '@tiptap/pm/tables';
import { NodeViewContent, type NodeViewProps, NodeViewWrapper } from '@tiptap/react';
import { ElementText } from './ElementText.tsx';
import { toggleHeaderRow } from './table-commands.ts';

const COMMANDS: readonly (readonly [string, Command])[] = [
  ['Add row', addRowAfter],
  ['Add column', addColumnAfter],
  ['Remove row', deleteRow],
  ['Remove column', deleteColumn],
  ['Header row', toggleHeaderRow],
];

/** A table with what can be done to it, which works on the cell the cursor stands in. */
export function TableView(view: NodeViewProps) {
  const { editor, deleteNode } = view;
  const run = (command: Command) => {
    editor.view.focus();
    command(editor.state, editor.view.dispatch);
  };
  return (
    <NodeViewWrapper className="element table" role="group" aria-label="Table">
      {editor.isEditable && (
        <div className="element-bar" contentEditable={false}>
          {COMMANDS.map(([name, command]) => (
            // The press must not take the cursor out of its cell.
            <button key={name} type="button" onMouseDown={keepFocus} onClick={() => run(command)}>
              {name}
            </button>
          ))}
          <button type="button" onClick={deleteNode}>
            Remove table
          </button>
        </div>
      )}
      <div className="table-scroll">
        <NodeViewContent<'table'> as="table" />
      </div>
      <ElementText view={view} attribute="caption" label="Caption of the table" className="credit" />
    </NodeViewWrapper>
  );
}

const keepFocus = (event: React.MouseEvent) => event.preventDefault();
