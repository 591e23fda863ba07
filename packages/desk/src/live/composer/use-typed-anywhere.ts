import { useEffect, useRef } from 'react';

/**
 * Letters typed while nothing has the keys are meant for the text: the place is given the keys before the letter
 * arrives, and the desk's own plain keys stay silent.
 */
export function useTypedAnywhere(focus: (() => void) | undefined): void {
  const current = useRef(focus);
  current.current = focus;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isLetter = event.key.length === 1 && !(event.metaKey || event.ctrlKey || event.altKey);
      if (!isLetter || event.target !== document.body || !current.current) return;
      event.stopImmediatePropagation();
      current.current();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
