import { useEffect, useRef } from 'react';
import { isTyping, keyOf } from './shortcuts.ts';

/** Two keys in turn, such as `g h`, have to follow one another within so long. */
const CHORD_MS = 1200;

/**
 * Calls what belongs to a key while the component is shown. Plain keys are left to whoever types and to open
 * dialogs; those with `mod` are heard anywhere.
 */
export function useShortcuts(shortcuts: Readonly<Record<string, () => void>>): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    let before: { key: string; at: number } | undefined;
    const listen = (event: KeyboardEvent) => {
      const key = keyOf(event);
      if (key === undefined || event.defaultPrevented || event.isComposing) return;
      const plain = !key.startsWith('mod+');
      if (plain && event.target instanceof HTMLElement && isTyping(event.target)) return;
      if (plain && document.querySelector('[role="dialog"], [role="menu"]')) return;
      const chord =
        before && event.timeStamp - before.at < CHORD_MS
          ? current.current[`${before.key} ${key}`]
          : undefined;
      before = { key, at: event.timeStamp };
      const does = chord ?? current.current[key];
      if (does === undefined) return;
      event.preventDefault();
      does();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
