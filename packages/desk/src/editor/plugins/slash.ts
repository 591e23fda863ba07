import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin } from '@tiptap/pm/state';
import { findInsertions, type Insertion } from '../menus/insertions.ts';
import { Emitter } from '../session/emitter.ts';

export interface SlashState {
  /** Where the sign stands, in the window. */
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly found: readonly Insertion[];
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

const menus = new WeakMap<Editor, Emitter<SlashState | undefined>>();

export function slashMenuOf(editor: Editor): Emitter<SlashState | undefined> {
  let menu = menus.get(editor);
  if (menu === undefined) {
    menu = new Emitter<SlashState | undefined>(undefined);
    menus.set(editor, menu);
  }
  return menu;
}

/** A sign after the beginning or a space, and what is typed after it. */
function slashBefore(state: EditorState): { from: number; to: number; query: string } | undefined {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type.name !== 'paragraph') return undefined;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  const match = /(?:^|\s)\/([\p{L}\d][\p{L}\d ]{0,20})?$/u.exec(before);
  if (!match) return undefined;
  const query = match[1] ?? '';
  return { from: $from.pos - query.length - 1, to: $from.pos, query };
}

/** The menu that `/` opens while writing; keys go to it while it is open. */
export const Slash = Extension.create({
  name: 'slash',
  priority: 1001,
  addProseMirrorPlugins() {
    const { editor } = this;
    const menu = slashMenuOf(editor);
    let dismissedAt: number | undefined;
    const close = () => menu.set(undefined);
    return [
      new Plugin({
        view: () => ({
          update: (view, before) => {
            // Most keys change nothing here: no layout is read for them.
            const slash = view.editable ? slashBefore(view.state) : undefined;
            if (slash === undefined) {
              dismissedAt = undefined;
              return close();
            }
            if (dismissedAt === slash.from || !view.hasFocus()) return close();
            const open = menu.get();
            if (open === undefined && before.doc.eq(view.state.doc)) return;
            const found = findInsertions(slash.query);
            if (found.length === 0) return close();
            const place = view.coordsAtPos(slash.from);
            menu.set({
              left: place.left,
              top: place.top,
              bottom: place.bottom,
              found,
              index: open && open.found.length === found.length ? open.index : 0,
              from: slash.from,
              to: slash.to,
            });
          },
          destroy: close,
        }),
        props: {
          handleKeyDown: (_view, event) => {
            const open = menu.get();
            if (open === undefined || event.isComposing) return false;
            const { index, found } = open;
            switch (event.key) {
              case 'ArrowDown':
                menu.set({ ...open, index: (index + 1) % found.length });
                return true;
              case 'ArrowUp':
                menu.set({ ...open, index: (index + found.length - 1) % found.length });
                return true;
              case 'Enter':
              case 'Tab': {
                const chosen = found[index];
                if (chosen) chooseInsertion(editor, chosen);
                return true;
              }
              case 'Escape':
                dismissedAt = open.from;
                close();
                return true;
              default:
                return false;
            }
          },
          handleDOMEvents: { blur: close },
        },
      }),
    ];
  },
});

/** Takes the sign and its query away and does what was chosen. */
export function chooseInsertion(editor: Editor, insertion: Insertion): void {
  const open = slashMenuOf(editor).get();
  if (open) editor.view.dispatch(editor.state.tr.delete(open.from, open.to));
  slashMenuOf(editor).set(undefined);
  insertion.run(editor);
}
