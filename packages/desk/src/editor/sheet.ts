import type { DeskMedia } from '@onrecord/domain/desk/shapes';
import type { Editor } from '@tiptap/core';
import type { RelatedPick } from './related.ts';
import { Emitter } from './session/emitter.ts';

/** What stands open over the sheet. */
export type SheetDialog =
  | { readonly type: 'picture'; readonly onPick: (media: DeskMedia) => void }
  | { readonly type: 'related'; readonly onPick: (story: RelatedPick) => void }
  | { readonly type: 'link' }
  | { readonly type: 'find' }
  | { readonly type: 'note' };

/** What the sheet says for a while, such as what a paste left out. */
export interface SheetNotice {
  readonly text: string;
  readonly wrong: boolean;
}

/** The sheet around an editor: what elements and keys ask it to open. */
export class Sheet {
  readonly dialog = new Emitter<SheetDialog | undefined>(undefined);
  readonly notice = new Emitter<SheetNotice | undefined>(undefined);

  open(dialog: SheetDialog): void {
    this.dialog.set(dialog);
  }

  close(): void {
    this.dialog.set(undefined);
  }

  say(text: string, wrong = false): void {
    this.notice.set({ text, wrong });
  }
}

const sheets = new WeakMap<Editor, Sheet>();

export function sheetOf(editor: Editor): Sheet {
  let sheet = sheets.get(editor);
  if (sheet === undefined) {
    sheet = new Sheet();
    sheets.set(editor, sheet);
  }
  return sheet;
}
