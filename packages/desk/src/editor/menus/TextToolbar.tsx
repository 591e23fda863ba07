import type { Editor } from '@tiptap/core';
import { toggleMark } from '@tiptap/pm/commands';
import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { BubbleMenu } from '@tiptap/react/menus';
import { askForRecord } from '../record/record-marks.ts';
import type { StoryRecord } from '../record/story-record.ts';
import { sheetOf } from '../sheet.ts';

const MARKS = [
  ['bold', 'B', 'Bold'],
  ['italic', 'I', 'Italic'],
  ['strike', 'S', 'Struck out'],
  ['code', '<>', 'Code'],
  ['sub', 'x₂', 'Subscript: x₂'],
  ['sup', 'x²', 'Superscript: x²'],
] as const;

/** What can be done with a chosen passage, above it. */
export function TextToolbar({ editor, record }: { readonly editor: Editor; readonly record: StoryRecord }) {
  const active = useEditorState({
    editor,
    selector: () =>
      [...MARKS.map(([name]) => name), 'link'].filter((name) => editor.isActive(name)).join(' '),
  }).split(' ');
  const toggle = (name: string) => {
    const type = editor.schema.marks[name];
    if (type) toggleMark(type)(editor.state, editor.view.dispatch);
    editor.view.focus();
  };
  return (
    <BubbleMenu
      editor={editor}
      updateDelay={120}
      options={{ placement: 'top', offset: 8, shift: WITHIN_THE_SHEET }}
      shouldShow={({ state, view }) =>
        view.hasFocus() &&
        state.selection instanceof TextSelection &&
        !state.selection.empty &&
        !state.selection.$from.parent.type.spec.code
      }
    >
      <div className="text-toolbar" role="toolbar" aria-label="The chosen passage">
        {editor.isEditable &&
          MARKS.map(([name, sign, label]) => (
            <button
              key={name}
              type="button"
              className={name}
              aria-label={label}
              title={label}
              aria-pressed={active.includes(name)}
              onMouseDown={keepSelection}
              onClick={() => toggle(name)}
            >
              {sign}
            </button>
          ))}
        {editor.isEditable && (
          <button
            type="button"
            aria-pressed={active.includes('link')}
            onMouseDown={keepSelection}
            onClick={() => sheetOf(editor).open({ type: 'link' })}
          >
            Link
          </button>
        )}
        {editor.isEditable && (
          <button
            type="button"
            onMouseDown={keepSelection}
            onClick={() => askForRecord(editor, record)}
            title="Put these words on record"
          >
            Record
          </button>
        )}
        <button
          type="button"
          onMouseDown={keepSelection}
          onClick={() => sheetOf(editor).open({ type: 'note' })}
        >
          Note
        </button>
      </div>
    </BubbleMenu>
  );
}

/** Beside the sheet lie the rail and the panel, which it would cover. */
const WITHIN_THE_SHEET = ({ elements }: { readonly elements: { readonly floating: HTMLElement } }) => ({
  boundary: elements.floating.closest('.story-sheet') ?? ('clippingAncestors' as const),
  padding: 8,
});

const keepSelection = (event: React.MouseEvent) => event.preventDefault();
