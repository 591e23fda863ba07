import { announce } from './announce.island.ts';

/** Offers stories that came while the page was open. Its attributes have the words for each plural form. */
export class NewStories extends HTMLElement {
  connectedCallback() {
    this.addEventListener('waiting', (event) => this.#offer((event as CustomEvent<number>).detail));
  }

  #offer(count: number) {
    if (count === 0) return this.replaceChildren();
    const form = new Intl.PluralRules(document.documentElement.lang).select(count);
    const words = (this.getAttribute(`n-${form}`) ?? this.getAttribute('n-other') ?? '').replace(
      '{n}',
      `${count}`,
    );
    let button = this.querySelector('button');
    if (!button) {
      button = document.createElement('button');
      button.className = 'fresh';
      button.onclick = () => this.#show();
      this.append(button);
    }
    if (button.textContent === words) return;
    button.textContent = words;
    announce(words);
  }

  #show() {
    this.dispatchEvent(new Event('show-new', { bubbles: true }));
    const feed = this.parentElement as HTMLElement;
    feed.tabIndex = -1;
    feed.focus({ preventScroll: true });
    feed.scrollIntoView({ block: 'start' });
  }
}
