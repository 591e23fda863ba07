import { useEffect } from 'react';

/** Less than this is the browser's own bar coming and going, not a keyboard. CSS pixels. */
const KEYBOARD_MIN_PX = 120;

/**
 * Tells the style sheets how much of the page's lower edge a phone's keyboard covers: `--keyboard`, and the
 * attribute `data-keyboard` while there is one. What stands at that edge keeps above it.
 */
export function useKeyboardHeight(): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return;
    const root = document.documentElement;
    const measure = () => {
      // Somebody who has enlarged the page sees less of it too, without any keyboard.
      const covered = view.scale > 1.01 ? 0 : window.innerHeight - view.height - view.offsetTop;
      const isOpen = covered >= KEYBOARD_MIN_PX;
      root.style.setProperty('--keyboard', isOpen ? `${Math.round(covered)}px` : '0px');
      root.toggleAttribute('data-keyboard', isOpen);
    };
    measure();
    view.addEventListener('resize', measure);
    view.addEventListener('scroll', measure);
    return () => {
      view.removeEventListener('resize', measure);
      view.removeEventListener('scroll', measure);
    };
  }, []);
}
