import type { LiveChange } from '@onrecord/domain/live/message';

/** A list on the screen that follows what happens: a feed, or the entries of a live story. */
export interface LiveList {
  readonly element: HTMLElement;
  /** Keys of what came and waits until the reader asks for it. */
  readonly waiting: ReadonlySet<string>;
  /** Call it when something was added below. */
  reach(): void;
  /** Where the list goes on behind what is served here, if more of it is needed; see `merge`. */
  nextBelow(served: Element, whole: boolean): string | null;
  /** Takes in how a thing is now. Returns false where only the page as it is served now can tell. */
  take(change: LiveChange): boolean;
  /**
   * Takes in the list as it is served now. With `show`, what waits comes onto the screen; with `whole`, what is
   * served reaches down as far as it is to reach.
   */
  merge(served: Element, show: boolean, whole: boolean): void;
}

/** The link to the next stretch of a list. */
export const moreOf = (list: Element) => list.querySelector<HTMLAnchorElement>(':scope > show-more a');

/** What is said of a thing in a message, as elements of the page. */
export function elementsOf(html: string): HTMLElement[] {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.children] as HTMLElement[];
}
