import { announce } from './announce.island.ts';

/**
 * Adds the next stretch of a list in place of following the link to it. Takes the entries out of the very page
 * that the link leads to, so that both ways show the same; anything unexpected follows the link.
 */
export class ShowMore extends HTMLElement {
  #busy = false;

  connectedCallback() {
    this.addEventListener('click', (event) => {
      const link = (event.target as Element).closest('a');
      if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (!this.#busy) this.#load(link).catch(() => location.assign(link.href));
    });
  }

  async #load(link: HTMLAnchorElement) {
    this.#busy = true;
    const words = link.textContent;
    link.textContent = this.getAttribute('loading');
    const response = await fetch(link.href);
    if (!response.ok) throw response.status;
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    const list = this.parentElement as HTMLElement;
    const stretch = next.querySelector(
      list.dataset.list ? `[data-list="${list.dataset.list}"]` : '.feed',
    ) as HTMLElement;
    const added = this.#unseen(list, stretch);
    this.before(...added);

    const stories = added.filter((entry) => entry.dataset.key);
    stories[0]?.querySelector('a')?.focus({ preventScroll: true });
    announce((this.getAttribute('added') ?? '').replace('{n}', `${stories.length}`));
    // Under a story the address stays the story's; a feed's own page is found again where the reader was.
    const isFeed = new URL(link.href).pathname === location.pathname && !list.dataset.grows;
    if (isFeed) history.replaceState(null, '', link.href);

    const further = stretch.querySelector<HTMLAnchorElement>('show-more a');
    if (further) {
      link.href = further.href;
      link.textContent = words;
      this.#busy = false;
    } else this.remove();
    // With the event that the stretch was served at.
    const detail = Number(next.querySelector('main')?.dataset.event);
    list.dispatchEvent(new CustomEvent('stretch-added', { bubbles: true, detail }));
  }

  /** What of the stretch is not on the page: nothing twice, not the story being read, no day named again. */
  #unseen(list: HTMLElement, stretch: HTMLElement): HTMLElement[] {
    const shift = levelOf(list) - levelOf(stretch);
    if (shift)
      stretch.innerHTML = stretch.innerHTML.replace(
        /(<\/?h)(\d)/g,
        (_, start: string, level: string) => start + (Number(level) + shift),
      );
    const known = new Set([list.dataset.without, ...([...list.children] as HTMLElement[]).map(keyOf)]);
    return ([...stretch.children] as HTMLElement[]).filter((entry) => {
      const key = keyOf(entry);
      return key && !known.has(key) && known.add(key);
    });
  }
}

/** The heading level of a feed's stories: under a story they stand one deeper than on a page of their own. */
const levelOf = (feed: Element) =>
  Number(feed.querySelector('.item:not(.top) :is(h2,h3,h4)')?.tagName[1] ?? 3);

/** A day by its date. */
const keyOf = (entry: HTMLElement) =>
  entry.matches('.day') ? entry.querySelector('time')?.dateTime : entry.dataset.key;
