import * as build from '@onrecord/domain/body/build';
import { toEditorJson } from '@onrecord/domain/body/editor-json';
import type { Element } from '@onrecord/domain/body/elements';
import { editorSchema } from '@onrecord/domain/body/prosemirror-schema';
import { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type Command, EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { newTable, toggleHeaderRow } from '../elements/table-commands.ts';
import { findHits } from '../find/finding.ts';
import { listItemIn, listItemOutAtStart, newListItem, toggleList } from './list-commands.ts';
import { moveBlock } from './move-block.ts';
import { putElement } from './put-element.ts';

const { paragraph, list, listItem } = build;
const docOf = (...content: Element[]) =>
  ProseMirrorNode.fromJSON(editorSchema, toEditorJson(build.body(...content)));

/** The state with the cursor behind the first place these words stand at. */
function stateAt(doc: ProseMirrorNode, words: string, offset = words.length): EditorState {
  const hit = findHits(doc, words)[0];
  if (!hit) throw new Error(`${words} is not in the text`);
  return EditorState.create({ doc, selection: TextSelection.create(doc, hit.from + offset) });
}

function after(state: EditorState, command: Command): EditorState {
  let next = state;
  expect(command(state, (tr) => (next = state.apply(tr)))).toBe(true);
  next.doc.check();
  return next;
}

describe('find', () => {
  it('finds words whatever their case and marks, with the places where they stand', () => {
    const doc = docOf(
      paragraph('The Wall ', build.text('wal', { type: 'bold' }), 'l held'),
      build.quote('', paragraph('WALL')),
    );
    expect(findHits(doc, 'wall').map(({ from, to }) => doc.textBetween(from, to))).toEqual([
      'Wall',
      'wall',
      'WALL',
    ]);
    expect(findHits(doc, '')).toEqual([]);
  });

  it('is not put off by a letter whose small form is longer', () => {
    const doc = docOf(paragraph('İstanbul wall'));
    expect(findHits(doc, 'wall').map(({ from, to }) => doc.textBetween(from, to))).toEqual(['wall']);
  });
});

describe('lists', () => {
  const doc = docOf(list(true, listItem(paragraph('one')), listItem(paragraph('two'))));

  it('an inner list is of its outer list’s kind', () => {
    const { doc: changed } = after(stateAt(doc, 'two'), listItemIn);
    const inner = changed.firstChild?.firstChild?.lastChild;
    expect(inner?.type.name).toBe('list');
    expect(inner?.attrs.ordered).toBe(true);
  });

  it('become another kind, plain text, and a list again', () => {
    expect(after(stateAt(doc, 'two'), toggleList(false)).doc.firstChild?.attrs.ordered).toBe(false);
    expect(after(stateAt(doc, 'two'), toggleList(true)).doc.lastChild?.type.name).toBe('paragraph');
    expect(after(stateAt(docOf(paragraph('one')), 'one'), toggleList(true)).doc.firstChild?.type.name).toBe(
      'list',
    );
  });

  it('grow by Enter and let go of an item by Backspace at its beginning', () => {
    expect(after(stateAt(doc, 'two'), newListItem).doc.firstChild?.childCount).toBe(3);
    expect(after(stateAt(doc, 'one', 0), listItemOutAtStart).doc.firstChild?.type.name).toBe('paragraph');
    expect(listItemOutAtStart(stateAt(doc, 'one', 1))).toBe(false);
  });
});

describe('elements', () => {
  const divider = editorSchema.nodes.divider?.create() as ProseMirrorNode;
  const names = (doc: ProseMirrorNode) => doc.children.map(({ type }) => type.name).join(' ');
  const put = (doc: ProseMirrorNode, at: number) => {
    const { doc: changed } = putElement(EditorState.create({ doc }).tr, divider, at);
    changed.check();
    return names(changed);
  };

  it('take the place of an empty paragraph and leave one to go on in at the end', () => {
    expect(put(docOf(), 1)).toBe('divider paragraph');
    expect(put(docOf(paragraph('one')), 3)).toBe('paragraph divider paragraph');
    expect(put(docOf(paragraph('one')), 1)).toBe('divider paragraph');
    const items = docOf(list(false, listItem(paragraph('one'))));
    expect(put(items, 4)).toBe('list divider paragraph');
  });

  it('move past their neighbours with the cursor in them, and not beyond the ends', () => {
    const doc = docOf(paragraph('one'), build.heading(2, 'two'));
    const moved = after(stateAt(doc, 'one'), moveBlock('down'));
    expect(names(moved.doc)).toBe('heading paragraph');
    expect(moved.selection.$from.parent.textContent).toBe('one');
    expect(moveBlock('up')(stateAt(doc, 'one'))).toBe(false);
  });

  it('tables begin with a header row, which can be taken back', () => {
    const doc = editorSchema.node('doc', null, [newTable(editorSchema, 2, 2)]);
    const state = EditorState.create({ doc, selection: TextSelection.create(doc, 3) });
    const header = (of: EditorState) =>
      of.doc.firstChild?.firstChild?.children.map(({ attrs }) => attrs.header);
    expect(header(state)).toEqual([true, true]);
    expect(header(after(state, toggleHeaderRow))).toEqual([false, false]);
  });
});
