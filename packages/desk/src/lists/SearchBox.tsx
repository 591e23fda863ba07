import './lists.css';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { Keys } from '../shortcuts/Keys.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';

/** What is typed is looked for after such a pause. Milliseconds. */
const ASK_AFTER_MS = 150;
/** As long as the API takes it. */
const WORDS_MAX = 200;

/** Where the words are typed that a list is searched for; `/` leads to it, Enter and Escape lead out of it. */
export function SearchBox(props: {
  /** What it does, for who does not see it. */
  readonly label: string;
  readonly placeholder: string;
  /** What the list is searched for now; '' for nothing. */
  readonly q: string;
  readonly onSearch: (q: string) => void;
  /** From the search to the list, with the keys. */
  readonly onEnter?: () => void;
}) {
  const { label, placeholder, q, onSearch, onEnter } = props;
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  /** What was asked for from here and is not the list's search yet, the newest last. */
  const asked = useRef<string[]>([]);
  const search = (words: string) => {
    if (words === (asked.current.at(-1) ?? q)) return;
    asked.current.push(words);
    onSearch(words);
  };
  const searchLater = useDebouncedCallback(search, ASK_AFTER_MS);
  useEffect(() => {
    const own = asked.current.lastIndexOf(q);
    asked.current = asked.current.slice(own + 1);
    if (own >= 0) return;
    // It was changed elsewhere, as "Clear the search" does: the box follows.
    asked.current = [];
    setTyped(q);
  }, [q]);
  useShortcuts({ '/': () => box.current?.focus() });
  return (
    <label className="find">
      <span className="said">{label}</span>
      <input
        ref={box}
        type="search"
        value={typed}
        placeholder={placeholder}
        maxLength={WORDS_MAX}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          searchLater(value.trim());
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
          // Browsers empty the field at Escape; here it only leaves it, for the list.
          event.preventDefault();
          event.currentTarget.blur();
          // Who presses Enter waits for no pause.
          search(typed.trim());
          if (event.key === 'Enter') onEnter?.();
        }}
      />
      <Keys of="/" />
    </label>
  );
}
