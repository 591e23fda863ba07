import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { placeAt, positionOf } from '../plugins/relative-place.ts';
import { type NoteThread, type Passage, readThreads } from './note-threads.ts';

const key = new PluginKey<DecorationSet>('marginNotes');

/** Underlays the passages that open notes are about. */
export const MarginNotes = Extension.create<{ notes: Y.Map<unknown> | undefined }>({
  name: 'marginNotes',
  addOptions: () => ({ notes: undefined }),
  addProseMirrorPlugins() {
    const { notes } = this.options;
    if (notes === undefined) return [];
    let threads = readThreads(notes);
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, before, _old, state) => {
            if (tr.getMeta(key) === undefined && (!tr.docChanged || threads.length === 0)) return before;
            // An own key shifts the passages; only another person's change replaces the document whole.
            return tr.docChanged && tr.getMeta(key) === undefined && tr.getMeta('y-sync$') === undefined
              ? before.map(tr.mapping, tr.doc)
              : shown(state, threads);
          },
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          const changed = () => {
            threads = readThreads(notes);
            // After the change that brought them: the editor may be in the middle of it.
            queueMicrotask(() => {
              if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true));
            });
          };
          notes.observeDeep(changed);
          const first = setTimeout(changed);
          return {
            destroy: () => {
              clearTimeout(first);
              notes.unobserveDeep(changed);
            },
          };
        },
      }),
    ];
  },
});

function shown(state: EditorState, threads: readonly NoteThread[]): DecorationSet {
  return DecorationSet.create(
    state.doc,
    threads.flatMap((thread) => {
      const range = thread.resolved ? undefined : rangeOf(state, thread);
      return range === undefined
        ? []
        : [Decoration.inline(range.from, range.to, { class: 'noted', 'data-note': thread.id })];
    }),
  );
}

/** Where a thread's passage stands now; undefined where its words are gone. */
function rangeOf(state: EditorState, thread: NoteThread): { from: number; to: number } | undefined {
  const from = positionOf(state, thread.from);
  const to = positionOf(state, thread.to);
  return from === undefined || to === undefined || from >= to ? undefined : { from, to };
}

/** The chosen passage, held by its words; undefined where nothing is chosen. */
export function chosenPassage(editor: Editor): Passage | undefined {
  const { state } = editor;
  const { from, to, empty } = state.selection;
  const start = placeAt(state, from);
  const end = placeAt(state, to);
  if (empty || start === undefined || end === undefined) return undefined;
  return { from: start, to: end, quote: state.doc.textBetween(from, to, ' ') };
}

/** Brings a thread's passage into view and chooses it. Says whether its words are still there. */
export function showPassage(editor: Editor, thread: NoteThread): boolean {
  const range = rangeOf(editor.state, thread);
  if (range === undefined) return false;
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, range.from, range.to)).scrollIntoView());
  editor.view.focus();
  return true;
}
