import { safeHref } from '@onrecord/domain/body/href';
import { type Editor, getMarkRange } from '@tiptap/core';
import { useState } from 'react';

/** The address of the chosen passage, or of the link the cursor is in. */
export function LinkForm({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const type = editor.schema.marks.link;
  const { selection, doc } = editor.state;
  const around = type && selection.empty ? getMarkRange(selection.$from, type) : undefined;
  const [range] = useState(around ?? { from: selection.from, to: selection.to });
  const [before] = useState(() => String(editor.getAttributes('link').href ?? ''));
  const [address, setAddress] = useState(before);
  const [wrong, setWrong] = useState('');
  if (!type) return null;

  const set = (href: string | undefined) => {
    const { tr } = editor.state;
    tr.removeMark(range.from, range.to, type);
    if (href !== undefined) {
      const mark = type.create({ href });
      if (range.from === range.to) tr.insert(range.from, editor.schema.text(href, [mark]));
      else tr.addMark(range.from, range.to, mark);
    }
    editor.view.dispatch(tr);
    onDone();
  };
  return (
    <form
      className="sheet-form"
      onSubmit={(event) => {
        event.preventDefault();
        const href = readAddress(address);
        if (href === undefined)
          setWrong(
            'A link needs an address such as https://…, a mail address, or a path of this site such as /wall/.',
          );
        else set(href);
      }}
    >
      <p className="quiet">{doc.textBetween(range.from, range.to, ' ').slice(0, 120)}</p>
      <label>
        Address
        <input
          // biome-ignore lint/a11y/noAutofocus: the window was opened to type this
          autoFocus
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          value={address}
          onChange={(event) => {
            setAddress(event.target.value);
            setWrong('');
          }}
        />
      </label>
      {wrong !== '' && (
        <p className="wrong" role="alert">
          {wrong}
        </p>
      )}
      <div className="note-acts">
        <button type="submit" className="plain-button main">
          Set the link
        </button>
        {before !== '' && (
          <button type="button" className="plain-button" onClick={() => set(undefined)}>
            Remove the link
          </button>
        )}
      </div>
    </form>
  );
}

/** An address as people type it: without its scheme, or a mail address. */
function readAddress(typed: string): string | undefined {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  const href = /^[\w-]+(\.[\w-]+)+([/?#:].*)?$/.test(text) ? `https://${text}` : text;
  const safe = safeHref(href);
  if (safe === undefined || safe.length > 2048 || /\s/.test(safe)) return undefined;
  return /^([a-z][a-z0-9+.-]*:|\/|#)/i.test(safe) ? safe : undefined;
}
