import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
import { markClaim, markedPassages, numbersOf, unmarkClaim } from './claim-marks.ts';
import { holdRanges, rangesNow } from './held-ranges.ts';
import type { Range } from './reporting-layout.ts';
import { citedItem, type HeldRange, type StoryRecord } from './story-record.ts';

const key = new PluginKey<DecorationSet>('recordMarks');
/** Numbers are counted anew after such a pause: they change only where passages are moved. Milliseconds. */
const RENUMBER_AFTER_MS = 300;

/** Shows in the text what is on record, what is offered, and what the list beside it has in hand. */
export const RecordMarks = Extension.create<{ record: StoryRecord | undefined }>({
  name: 'recordMarks',
  addOptions: () => ({ record: undefined }),
  addKeyboardShortcuts() {
    const { record } = this.options;
    if (record === undefined) return {};
    return {
      'Mod-Alt-r': () => {
        askForRecord(this.editor, record);
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    const { record } = this.options;
    if (record === undefined) return [];
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_config, state) => drawn(state, record),
          apply: (tr, before, _old, state) => {
            if (tr.getMeta(key) !== undefined) return drawn(state, record);
            if (!tr.docChanged) return before;
            // An own key shifts what is drawn; only another person's change replaces the document whole.
            return tr.getMeta('y-sync$') === undefined
              ? before.map(tr.mapping, tr.doc)
              : drawn(state, record);
          },
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          let renumber: ReturnType<typeof setTimeout> | undefined;
          const draw = () => {
            if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true));
          };
          // After what brought the change: the editor may be in the middle of it.
          const drawSoon = () => queueMicrotask(draw);
          const leave = [record.shown.subscribe(drawSoon), record.focused.subscribe(drawSoon)];
          record.editor.set(editor);
          return {
            update: (_view, before) => {
              if (before.doc !== view.state.doc) {
                clearTimeout(renumber);
                renumber = setTimeout(draw, RENUMBER_AFTER_MS);
              } else if (!before.selection.eq(view.state.selection) && view.hasFocus())
                followCursor(view.state, record);
            },
            destroy: () => {
              clearTimeout(renumber);
              for (const end of leave) end();
              if (record.editor.get() === editor) record.editor.set(undefined);
            },
          };
        },
      }),
    ];
  },
});

function drawn(state: EditorState, record: StoryRecord): DecorationSet {
  const { states, items } = record.shown.get();
  const focused = record.focused.get();
  const decorations: Decoration[] = [];
  const add = ({ from, to }: Range, attrs: Record<string, string>, item: string) =>
    decorations.push(Decoration.inline(from, to, attrs, { item }));
  const passages = markedPassages(state.doc);
  const numbers = numbersOf(passages);
  for (const { claimId, from, to } of passages) {
    const item = citedItem(claimId);
    const standing = states.get(claimId);
    add(
      { from, to },
      inHand('on-record', item === focused, { ...(standing && { 'data-state': standing }) }),
      item,
    );
    add({ from: to - 1, to }, { class: 'record-number', 'data-number': String(numbers.get(claimId)) }, item);
  }
  for (const { id, type, ranges } of items)
    for (const range of rangesNow(state, ranges))
      add(range, inHand(type === 'offer' ? 'offered' : 'advised', id === focused, {}), id);
  return DecorationSet.create(state.doc, decorations);
}

const inHand = (name: string, isFocused: boolean, attrs: Record<string, string>) => ({
  ...attrs,
  class: isFocused ? `${name} in-hand` : name,
});

/** The cursor in a passage brings up its item in the list. */
function followCursor(state: EditorState, record: StoryRecord): void {
  if (!record.shown.get().open) return;
  const { head } = state.selection;
  const found = key.getState(state)?.find(head, head) ?? [];
  // What is innermost is meant, and an offer rather than advice about it.
  const [meant] = found.sort((a, b) => a.to - a.from - (b.to - b.from));
  const spec = meant?.spec as { readonly item?: string } | undefined;
  if (spec?.item !== undefined) record.focused.set(spec.item);
}

/** Takes the chosen words into the list; without any, asks for the list. */
export function askForRecord(editor: Editor, record: StoryRecord): void {
  record.chosen.set(chosenWords(editor.state));
  record.asked.set(record.asked.get() + 1);
}

function chosenWords(state: EditorState) {
  const { selection, doc } = state;
  if (selection.empty || !(selection instanceof TextSelection)) return undefined;
  const ranges: Range[] = [];
  doc.nodesBetween(selection.from, selection.to, (node, position) => {
    if (!node.isTextblock) return;
    const from = Math.max(selection.from, position + 1);
    const to = Math.min(selection.to, position + 1 + node.content.size);
    if (from < to) ranges.push({ from, to });
  });
  const held = holdRanges(state, ranges);
  const text = ranges.map(({ from, to }) => doc.textBetween(from, to, undefined, ' ')).join(' ');
  return held === undefined || text.trim() === '' ? undefined : { text, held };
}

/**
 * Ties passages to a claim in one step that undo takes back by itself. Returns what was marked; empty where all the
 * words are gone.
 */
export function citeClaim(editor: Editor, held: readonly HeldRange[], claimId: string): readonly Range[] {
  const ranges = rangesNow(editor.state, held);
  if (ranges.length > 0) inOneStep(editor, () => markClaim(editor.state.tr, ranges, claimId));
  return ranges;
}

/** Takes a claim off the text and says where it was. */
export function uncite(editor: Editor, claimId: string): readonly HeldRange[] {
  const ranges = markedPassages(editor.state.doc).filter((passage) => passage.claimId === claimId);
  const held = holdRanges(editor.state, ranges) ?? [];
  inOneStep(editor, () => unmarkClaim(editor.state.tr, claimId, ranges));
  return held;
}

function inOneStep(editor: Editor, change: () => EditorState['tr']): void {
  const { undoManager } = (yUndoPluginKey.getState(editor.state) ?? {}) as {
    undoManager?: { stopCapturing(): void };
  };
  undoManager?.stopCapturing();
  editor.view.dispatch(change());
  undoManager?.stopCapturing();
}
