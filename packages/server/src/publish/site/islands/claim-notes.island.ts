/**
 * Has the words that report a claim open its note, as the number behind them does: a finger finds them more easily. Where
 * the notes stand beside the text there is nothing to open.
 */
export function openNotesByTheirWords(): void {
  document.addEventListener('click', ({ target }) => {
    let part: Element | null = (target as Element).closest('.claim');
    // A link leads where it leads, and who marks words means to copy them.
    if (!part || (target as Element).closest('a') || !getSelection()?.isCollapsed) return;
    while (part && !part.matches('.mark')) part = part.nextElementSibling;
    const button = part?.querySelector('button');
    if (button?.offsetParent) button.click();
  });
}
