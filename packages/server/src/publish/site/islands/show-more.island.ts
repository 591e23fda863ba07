/**
 * Adds the next stretch of a feed in place of following the link to it. Takes the entries out of the very page
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
    const feed = this.parentElement as HTMLElement;
    const stretch = next.querySelector('.feed') as HTMLElement;
    const entries = this.#unseen(feed, stretch);
    this.before(...entries);

    const first = entries.find((entry) => entry.matches('.item'))?.querySelector('a');
    first?.focus({ preventScroll: true });
    announce(
      (this.getAttribute('added') ?? '').replace(
        '{n}',
        `${entries.filter((entry) => entry.matches('.item')).length}`,
      ),
    );
    // Under a story the address stays the story's; a feed's own page is found again where the reader was.
    if (new URL(link.href).pathname === location.pathname) history.replaceState(null, '', link.href);

    const further = stretch.querySelector<HTMLAnchorElement>('show-more a');
    if (further) {
      link.href = further.href;
      link.textContent = words;
      this.#busy = false;
    } else this.remove();
  }

  /** What of the stretch is not on the page: no story twice, not the one being read, no day named again. */
  #unseen(feed: HTMLElement, stretch: HTMLElement): Element[] {
    const shift = levelOf(feed) - levelOf(stretch);
    if (shift)
      stretch.innerHTML = stretch.innerHTML.replace(
        /(<\/?h)(\d)/g,
        (_, start: string, level: string) => start + (Number(level) + shift),
      );
    const known = new Set([location.pathname, ...[...feed.children].map(keyOf)]);
    return [...stretch.children].filter((entry) => {
      const key = keyOf(entry);
      return key && !known.has(key) && known.add(key);
    });
  }
}

/** The heading level of a feed's stories: under a story they stand one deeper than on a page of their own. */
const levelOf = (feed: Element) =>
  Number(feed.querySelector('.item:not(.top) :is(h2,h3,h4)')?.tagName[1] ?? 3);

/** A story by its path, a day by its date. */
const keyOf = (entry: Element) =>
  entry.matches('.day')
    ? entry.querySelector('time')?.dateTime
    : entry.matches('.item') && entry.querySelector('a')?.pathname;

function announce(text: string) {
  let region = document.querySelector('.said');
  if (!region) {
    region = document.createElement('p');
    region.className = 'said';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  // A region that is new and full at once is not read out everywhere.
  setTimeout(() => {
    region.textContent = text;
  }, 50);
}
