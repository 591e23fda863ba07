import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the keys in a part of the page whose lines come and go: where the one that had them is gone, `take` gives them
 * to another, and letters do not fall to what listens to them elsewhere. Whoever goes away by hand is let go.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>, take: () => void): void {
  const current = useRef(take);
  current.current = take;
  const isHeld = useRef(false);
  useEffect(() => {
    const element = part.current;
    if (element === null) return;
    const followed = () => {
      isHeld.current = element.contains(document.activeElement);
    };
    const pressed = (event: Event) => {
      if (!element.contains(event.target as Node)) isHeld.current = false;
    };
    document.addEventListener('focusin', followed);
    document.addEventListener('pointerdown', pressed, { capture: true });
    return () => {
      document.removeEventListener('focusin', followed);
      document.removeEventListener('pointerdown', pressed, { capture: true });
    };
  }, [part]);
  useEffect(() => {
    if (isHeld.current && document.activeElement === document.body) current.current();
  });
}
