import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import { sheetOf } from '../sheet.ts';

const DELIBERATE = 'removesUnsupported';

/** Marks a change as meant to remove a part that was kept from elsewhere. */
export function deliberately(tr: Transaction): Transaction {
  return tr.setMeta(DELIBERATE, true);
}

/**
 * A part kept from elsewhere cannot be written again here, so no key takes it away by the way, as Backspace would or
 * typing over all: only its own button does. Changes of others, and undo, pass.
 */
export const KeepUnsupported = Extension.create({
  name: 'keepUnsupported',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        filterTransaction: (tr) => {
          if (!tr.docChanged || tr.getMeta(DELIBERATE) || isChangeOrigin(tr)) return true;
          if (kept(tr.doc) >= kept(tr.before)) return true;
          // After the key: this runs while the change is still being made.
          queueMicrotask(() =>
            sheetOf(editor).say(
              'A part kept from elsewhere is in this passage. Remove it with its own button first; it cannot be written again here.',
            ),
          );
          return false;
        },
      }),
    ];
  },
});

const counted = new WeakMap<ProseMirrorNode, number>();

function kept(doc: ProseMirrorNode): number {
  let count = counted.get(doc);
  if (count === undefined) {
    let found = 0;
    doc.descendants((node) => {
      if (node.type.name === 'unsupported') found++;
      return !node.isTextblock;
    });
    count = found;
    counted.set(doc, count);
  }
  return count;
}
