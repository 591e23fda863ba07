import { Extension } from '@tiptap/core';
import { exitCode, setBlockType, toggleMark, wrapIn } from '@tiptap/pm/commands';
import type { Command } from '@tiptap/pm/state';
import { leaveTable, toNextCell, toPreviousCell } from '../elements/table-commands.ts';
import { sheetOf } from '../sheet.ts';
import { listItemIn, listItemOut, listItemOutAtStart, newListItem, toggleList } from './list-commands.ts';
import { moveBlock } from './move-block.ts';

const mark =
  (name: string): Command =>
  (state, dispatch) => {
    const type = state.schema.marks[name];
    return type ? toggleMark(type)(state, dispatch) : false;
  };

const heading =
  (level: 2 | 3 | 4): Command =>
  (state, dispatch) => {
    const { heading: type, paragraph } = state.schema.nodes;
    if (!type || !paragraph) return false;
    const { parent } = state.selection.$from;
    return parent.type === type && parent.attrs.level === level
      ? setBlockType(paragraph)(state, dispatch)
      : setBlockType(type, { level })(state, dispatch);
  };

const plainParagraph: Command = (state, dispatch) => {
  const type = state.schema.nodes.paragraph;
  return type ? setBlockType(type)(state, dispatch) : false;
};

export const wrapInQuote: Command = (state, dispatch) => {
  const type = state.schema.nodes.quote;
  return type ? wrapIn(type)(state, dispatch) : false;
};

const lineBreak: Command = (state, dispatch) => {
  const type = state.schema.nodes.hardBreak;
  const { parent } = state.selection.$from;
  if (!type || !parent.inlineContent || parent.type.spec.code) return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create(), true).scrollIntoView());
  return true;
};

/** Backspace at the beginning of a heading makes it plain text rather than joining it to what is above. */
const plainAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const plain = empty && $from.parentOffset === 0 && /heading|codeBlock/.test($from.parent.type.name);
  return plain && plainParagraph(state, dispatch);
};

/** A table's cells hold one text: Enter there is a line break, not a second paragraph. */
const lineBreakInCell: Command = (state, dispatch) =>
  state.selection.$from.parent.type.name === 'tableCell' && lineBreak(state, dispatch);

/** Every key of the editor with what it does; the list of shortcuts is made of it. */
const WRITING_KEYS: readonly {
  readonly keys: string;
  readonly does: string;
  readonly command: Command;
}[] = [
  { keys: 'Mod-b', does: 'Bold', command: mark('bold') },
  { keys: 'Mod-i', does: 'Italic', command: mark('italic') },
  { keys: 'Mod-Shift-x', does: 'Struck out', command: mark('strike') },
  { keys: 'Mod-e', does: 'Code', command: mark('code') },
  { keys: 'Mod-Shift-,', does: 'Subscript', command: mark('sub') },
  { keys: 'Mod-Shift-.', does: 'Superscript', command: mark('sup') },
  { keys: 'Mod-Alt-2', does: 'Heading', command: heading(2) },
  { keys: 'Mod-Alt-3', does: 'Smaller heading', command: heading(3) },
  { keys: 'Mod-Alt-4', does: 'Smallest heading', command: heading(4) },
  { keys: 'Mod-Alt-0', does: 'Plain paragraph', command: plainParagraph },
  { keys: 'Mod-Shift-7', does: 'Numbered list', command: toggleList(true) },
  { keys: 'Mod-Shift-8', does: 'List', command: toggleList(false) },
  { keys: 'Mod-Shift-9', does: 'Quote', command: wrapInQuote },
  { keys: 'Alt-Shift-ArrowUp', does: 'Move the element up', command: moveBlock('up') },
  { keys: 'Alt-Shift-ArrowDown', does: 'Move the element down', command: moveBlock('down') },
  { keys: 'Shift-Enter', does: 'Line break', command: lineBreak },
];

const first =
  (...commands: readonly Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view));

const SILENT_KEYS: Readonly<Record<string, Command>> = {
  Enter: first(lineBreakInCell, newListItem),
  'Alt-Enter': first(leaveTable, exitCode),
  Tab: first(toNextCell, listItemIn),
  'Shift-Tab': first(toPreviousCell, listItemOut),
  Backspace: first(listItemOutAtStart, plainAtStart),
};

export const WritingKeys = Extension.create({
  name: 'writingKeys',
  priority: 950,
  addKeyboardShortcuts() {
    const { editor } = this;
    const bound = (command: Command) => () => command(editor.state, editor.view.dispatch, editor.view);
    const open = (type: 'link' | 'find' | 'note') => () => {
      sheetOf(editor).open({ type });
      return true;
    };
    return {
      ...Object.fromEntries(WRITING_KEYS.map(({ keys, command }) => [keys, bound(command)])),
      ...Object.fromEntries(Object.entries(SILENT_KEYS).map(([keys, command]) => [keys, bound(command)])),
      // Mod-k is the palette's.
      'Mod-Shift-k': open('link'),
      'Mod-f': open('find'),
      'Mod-Alt-m': open('note'),
    };
  },
});
