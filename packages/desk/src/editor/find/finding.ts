import { type Editor, Extension } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export interface Hit {
  readonly from: number;
  readonly to: number;
}

interface FindState {
  readonly query: string;
  readonly hits: readonly Hit[];
  readonly current: number;
  readonly shown: DecorationSet;
}

const key = new PluginKey<FindState>('finding');
const NOTHING: FindState = { query: '', hits: [], current: 0, shown: DecorationSet.empty };

/** Where a query stands in the text of the body, whatever its case. A hit lies within one paragraph. */
export function findHits(doc: ProseMirrorNode, query: string): Hit[] {
  const wanted = folded(query);
  if (wanted === '') return [];
  const hits: Hit[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return;
    const text = folded(node.textBetween(0, node.content.size, undefined, '\ufffc'));
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length))
      hits.push({ from: position + 1 + at, to: position + 1 + at + wanted.length });
  });
  return hits;
}

/** Lower case, letter for letter: a letter whose small form is longer keeps its own, so that positions stay. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : [...text]
        .map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
        .join('');
}

export const Finding = Extension.create({
  name: 'finding',
  addProseMirrorPlugins: () => [
    new Plugin<FindState>({
      key,
      state: {
        init: () => NOTHING,
        apply(tr, before) {
          const asked = tr.getMeta(key) as { query?: string; current?: number } | undefined;
          if (asked === undefined && (!tr.docChanged || before.query === '')) return before;
          const query = asked?.query ?? before.query;
          if (query === '') return NOTHING;
          const hits = findHits(tr.doc, query);
          const current = Math.min(asked?.current ?? before.current, Math.max(0, hits.length - 1));
          const shown = DecorationSet.create(
            tr.doc,
            hits.map(({ from, to }, at) =>
              Decoration.inline(from, to, { class: at === current ? 'found current' : 'found' }),
            ),
          );
          return { query, hits, current, shown };
        },
      },
      props: { decorations: (state) => key.getState(state)?.shown },
    }),
  ],
});

export const findStateOf = (editor: Editor): FindState => key.getState(editor.state) ?? NOTHING;

/** Looks for a query; '' ends it. */
export function find(editor: Editor, query: string): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, { query, current: 0 }));
  show(editor);
}

/** On to the next hit, or back to the one before; around the end. */
export function step(editor: Editor, by: 1 | -1): void {
  const { hits, current } = findStateOf(editor);
  if (hits.length === 0) return;
  editor.view.dispatch(editor.state.tr.setMeta(key, { current: (current + by + hits.length) % hits.length }));
  show(editor);
}

function show(editor: Editor): void {
  editor.view.dom.querySelector('.found.current')?.scrollIntoView({ block: 'center' });
}

/** Replaces the hit that is shown and goes on to the next. */
export function replaceCurrent(editor: Editor, replacement: string): void {
  const { hits, current } = findStateOf(editor);
  const hit = hits[current];
  if (!hit) return;
  editor.view.dispatch(replaced(editor, [hit], replacement));
  show(editor);
}

/** Replaces all hits in one step, which undo takes back as one. Says how many there were. */
export function replaceAll(editor: Editor, replacement: string): number {
  const { hits } = findStateOf(editor);
  if (hits.length > 0) editor.view.dispatch(replaced(editor, hits, replacement));
  return hits.length;
}

function replaced(editor: Editor, hits: readonly Hit[], replacement: string) {
  const { state } = editor;
  const { tr } = state;
  // From the end, so that the places before stay where they are.
  for (const { from, to } of [...hits].reverse()) {
    const marks = state.doc.resolve(from + 1).marks();
    if (replacement === '') tr.delete(from, to);
    else tr.replaceWith(from, to, state.schema.text(replacement, marks));
  }
  return tr;
}

/** Leaves the search with the hit that was shown chosen. */
export function endFind(editor: Editor): void {
  const { hits, current } = findStateOf(editor);
  const hit = hits[current];
  const { tr } = editor.state;
  if (hit) tr.setSelection(TextSelection.create(tr.doc, hit.from, hit.to));
  editor.view.dispatch(tr.setMeta(key, { query: '' }));
  editor.view.focus();
}
