import { textsIdOf, textsOf } from '@onrecord/domain/body/element-texts';
import { elementTextName } from '@onrecord/domain/desk/shared-document';
import { type Editor, Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { Fragment, type Node as ProseMirrorNode, Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import type { StorySession } from '../session/story-session.ts';

const sessions = new WeakMap<Editor, StorySession>();

/** The story an editor is for. */
export function sessionOf(editor: Editor): StorySession {
  const session = sessions.get(editor);
  if (session === undefined) throw new Error('This editor has no story.');
  return session;
}

/** One text of an element; undefined for the moment until a new element has texts of its own. */
export function elementText(doc: Y.Doc, node: ProseMirrorNode, attribute: string): Y.Text | undefined {
  const textsId = textsIdOf(node.attrs);
  return textsId === undefined ? undefined : doc.getText(elementTextName(textsId, attribute));
}

/** What an element says in one of its texts. */
export function wordsOf(doc: Y.Doc, node: ProseMirrorNode, attribute: string): string {
  return elementText(doc, node, attribute)?.toString() ?? String(node.attrs[attribute] ?? '');
}

/**
 * Keeps the texts of elements beside the body, where they are written together by the character. An element that is
 * put into the story brings its words as attributes; what is copied out of it takes them along.
 */
export const ElementTexts = Extension.create<{ session: StorySession | undefined }>({
  name: 'elementTexts',
  addOptions: () => ({ session: undefined }),
  addProseMirrorPlugins() {
    const { session } = this.options;
    if (session === undefined) return [];
    const { doc } = session;
    sessions.set(this.editor, session);
    return [
      new Plugin({
        appendTransaction: (transactions, before, state) =>
          transactions.some((tr) => tr.docChanged && !isChangeOrigin(tr))
            ? shareTexts(doc, before.doc, state)
            : null,
        props: {
          transformCopied: (slice) =>
            new Slice(withWords(doc, slice.content), slice.openStart, slice.openEnd),
        },
      }),
    ];
  },
});

/**
 * Gives elements that came with a change texts of their own: those that have none yet, and copies of others. The
 * words are written before the element shows, so nobody ever meets it without them.
 */
export function shareTexts(doc: Y.Doc, before: ProseMirrorNode, state: EditorState): Transaction | null {
  const newcomers = newcomersIn(before, state.doc);
  if (newcomers.length === 0) return null;
  const { tr } = state;
  doc.transact(() => {
    for (const { node, position } of newcomers) {
      const textsId = crypto.randomUUID();
      for (const attribute of textsOf(node.type.name)) {
        const words = wordsOf(doc, node, attribute);
        if (words !== '') doc.getText(elementTextName(textsId, attribute)).insert(0, words);
        if (node.attrs[attribute] !== '') tr.setNodeAttribute(position, attribute, '');
      }
      tr.setNodeAttribute(position, 'textsId', textsId);
    }
  });
  return tr;
}

interface Placed {
  readonly node: ProseMirrorNode;
  readonly position: number;
}

function newcomersIn(before: ProseMirrorNode, after: ProseMirrorNode): Placed[] {
  const from = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (from === null || end === null) return [];
  // Of equal neighbours either may be the new one: looked at from the end it is the first, from the start the second.
  const to = end.b + Math.max(0, from - Math.min(end.a, end.b));
  const changed: Placed[] = [];
  after.nodesBetween(from, to, (node, position) => {
    // What began before the change is around it.
    if (position >= from && textsOf(node.type.name).length > 0) changed.push({ node, position });
    return !node.isTextblock;
  });
  const withId = changed.some(({ node }) => textsIdOf(node.attrs) !== undefined);
  const taken = withId ? idsOutside(after, changed) : new Set<string>();
  return changed.filter(({ node }) => {
    const textsId = textsIdOf(node.attrs);
    if (textsId === undefined || taken.has(textsId)) return true;
    taken.add(textsId);
    return false;
  });
}

/** Ids of all other elements: what was only moved keeps its own. */
function idsOutside(doc: ProseMirrorNode, changed: readonly Placed[]): Set<string> {
  const places = new Set(changed.map(({ position }) => position));
  const ids = new Set<string>();
  doc.descendants((node, position) => {
    const textsId = textsIdOf(node.attrs);
    if (textsId !== undefined && !places.has(position)) ids.add(textsId);
    return !node.isTextblock;
  });
  return ids;
}

function withWords(doc: Y.Doc, content: Fragment): Fragment {
  const nodes: ProseMirrorNode[] = [];
  content.forEach((node) => {
    const inside = node.isLeaf ? node.content : withWords(doc, node.content);
    const texts = textsOf(node.type.name).map((name) => [name, wordsOf(doc, node, name)]);
    nodes.push(
      texts.length === 0
        ? node.copy(inside)
        : node.type.create(
            { ...node.attrs, ...Object.fromEntries(texts), textsId: null },
            inside,
            node.marks,
          ),
    );
  });
  return Fragment.from(nodes);
}
