import type { Editor, JSONContent } from '@tiptap/core';
import { setBlockType } from '@tiptap/pm/commands';
import { type Command, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { pictureAttributes } from '../elements/PictureView.tsx';
import { newTable } from '../elements/table-commands.ts';
import { toggleList } from '../plugins/list-commands.ts';
import { placeOf, putElement } from '../plugins/put-element.ts';
import { wrapInQuote } from '../plugins/writing-keys.ts';
import { sheetOf } from '../sheet.ts';

/** Something the slash menu offers. */
export interface Insertion {
  readonly title: string;
  /** What it is for, or the signs that make it. */
  readonly hint: string;
  /** Other words it is found by. */
  readonly words: string;
  readonly run: (editor: Editor) => void;
}

const command = (make: (editor: Editor) => Command) => (editor: Editor) => {
  make(editor)(editor.state, editor.view.dispatch);
};

/** Puts an element in place of the empty paragraph the cursor is in, or behind the one it is in, and chooses it. */
function insertElement(editor: Editor, element: JSONContent): void {
  const node = editor.schema.nodeFromJSON(element);
  const { from: start } = placeOf(editor.state.doc, editor.state.selection.from);
  const tr = putElement(editor.state.tr, node, editor.state.selection.from);
  const end = start + node.nodeSize;
  tr.setSelection(
    node.isAtom && node.isLeaf && NodeSelection.isSelectable(node)
      ? node.type.name === 'divider'
        ? TextSelection.near(tr.doc.resolve(end + 1))
        : NodeSelection.create(tr.doc, start)
      : TextSelection.near(tr.doc.resolve(start + 1)),
  );
  editor.view.dispatch(tr.scrollIntoView());
  editor.view.focus();
}

const element = (json: JSONContent) => (editor: Editor) => insertElement(editor, json);
const headingOf = (level: 2 | 3 | 4) =>
  command(({ schema }) =>
    schema.nodes.heading ? setBlockType(schema.nodes.heading, { level }) : () => false,
  );
const holding = (type: string): JSONContent => ({ type, content: [{ type: 'paragraph' }] });

const INSERTIONS: readonly Insertion[] = [
  {
    title: 'Picture',
    hint: 'from the library or a file',
    words: 'image photo foto',
    run: (editor) =>
      sheetOf(editor).open({
        type: 'picture',
        onPick: (media) => insertElement(editor, { type: 'picture', attrs: pictureAttributes(media) }),
      }),
  },
  {
    title: 'Related story',
    hint: 'picked by search',
    words: 'card link own',
    run: (editor) =>
      sheetOf(editor).open({
        type: 'related',
        onPick: ({ id }) => insertElement(editor, { type: 'relatedStory', attrs: { storyId: id } }),
      }),
  },
  {
    title: 'Post',
    hint: 'or paste its address',
    words: 'embed tweet video film x youtube',
    run: element({ type: 'embeddedPost', attrs: { href: '' } }),
  },
  { title: 'Quote', hint: '>', words: 'blockquote said', run: command(() => wrapInQuote) },
  { title: 'Heading', hint: '#', words: 'h2 title', run: headingOf(2) },
  { title: 'Smaller heading', hint: '##', words: 'h3 title', run: headingOf(3) },
  { title: 'Smallest heading', hint: '###', words: 'h4 title', run: headingOf(4) },
  { title: 'List', hint: '-', words: 'bullet ul', run: command(() => toggleList(false)) },
  { title: 'Numbered list', hint: '1.', words: 'ordered ol', run: command(() => toggleList(true)) },
  {
    title: 'Gallery',
    hint: 'several pictures',
    words: 'images photos',
    run: (editor) =>
      sheetOf(editor).open({
        type: 'picture',
        onPick: (media) =>
          insertElement(editor, {
            type: 'gallery',
            content: [{ type: 'picture', attrs: pictureAttributes(media) }],
          }),
      }),
  },
  {
    title: 'Table',
    hint: '3 × 3',
    words: 'grid rows columns',
    run: (editor) => insertElement(editor, newTable(editor.schema, 3, 3).toJSON() as JSONContent),
  },
  { title: 'Divider', hint: '---', words: 'line rule hr', run: element({ type: 'divider' }) },
  { title: 'Callout', hint: 'set apart', words: 'box note info', run: element(holding('callout')) },
  { title: 'Toggle', hint: 'opens under a heading', words: 'details fold', run: element(holding('toggle')) },
  {
    title: 'Link card',
    hint: 'a page elsewhere',
    words: 'bookmark url',
    run: element({ type: 'linkCard', attrs: { href: '' } }),
  },
  {
    title: 'Button',
    hint: 'leads somewhere',
    words: 'cta action',
    run: element({ type: 'button', attrs: { href: '' } }),
  },
  { title: 'Code', hint: '```', words: 'pre program', run: element({ type: 'codeBlock' }) },
];

/** What a query finds: first by the beginning of the title, then by other words. */
export function findInsertions(query: string): readonly Insertion[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return INSERTIONS;
  const byTitle = INSERTIONS.filter(({ title }) => title.toLowerCase().startsWith(wanted));
  const byWord = INSERTIONS.filter(
    (insertion) =>
      !byTitle.includes(insertion) &&
      `${insertion.title} ${insertion.words}`
        .toLowerCase()
        .split(' ')
        .some((word) => word.startsWith(wanted)),
  );
  return [...byTitle, ...byWord];
}
