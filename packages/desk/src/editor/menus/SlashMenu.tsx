import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { chooseInsertion, slashMenuOf } from '../plugins/slash.ts';

const MENU_HEIGHT_PX = 340;

/** What can be put into the story, under the sign that asked for it. */
export function SlashMenu({ editor }: { readonly editor: Editor }) {
  const menu = slashMenuOf(editor);
  const open = useSyncExternalStore(menu.subscribe, menu.get);
  const chosen = useRef<HTMLButtonElement>(null);
  const index = open?.index;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the choice
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  if (open === undefined) return null;
  const above = open.bottom + MENU_HEIGHT_PX > window.innerHeight && open.top > MENU_HEIGHT_PX;
  const style = {
    left: Math.max(8, Math.min(open.left, window.innerWidth - 300)),
    ...(above ? { bottom: window.innerHeight - open.top + 4 } : { top: open.bottom + 4 }),
  };
  return (
    <div className="slash-menu" style={style} role="listbox" aria-label="Put into the story">
      {open.found.map((insertion, at) => (
        <button
          key={insertion.title}
          type="button"
          role="option"
          aria-selected={at === open.index}
          ref={at === open.index ? chosen : null}
          // The press must not take the cursor away before the choice.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => chooseInsertion(editor, insertion)}
        >
          <span>{insertion.title}</span>
          <span className="hint">{insertion.hint}</span>
        </button>
      ))}
    </div>
  );
}
