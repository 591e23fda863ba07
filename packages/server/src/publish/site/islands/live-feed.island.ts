import type { LiveChange } from '@onrecord/domain/live/message';
import { elementsOf, type LiveList, moreOf } from './live-list.island.ts';
import { morph } from './morph.island.ts';

/**
 * A feed on the screen that follows what happens. Stories that are newer than what is shown wait until the reader asks
 * for them; what is shown changes in place.
 */
export class LiveFeed implements LiveList {
  readonly element: HTMLElement;
  readonly waiting = new Set<string>();

  /** How far down the feed reaches, also when the last story it reached was taken off. */
  #end = '';
  #endKey: string | undefined;
  /** Whether a story leads on the screen only for as long as newer ones wait. */
  #keepsLead = false;

  constructor(element: HTMLElement) {
    this.element = element;
    this.reach();
  }

  reach(): void {
    const last = datedIn(this.element).at(-1)?.item;
    this.#end = last ? timeOf(last) : '';
    this.#endKey = last?.dataset.key;
  }

  /** With `whole` down to where the feed reaches, else down to the story that leads on the screen, which will not any more. */
  nextBelow(served: Element, whole: boolean): string | null {
    const last = datedIn(served).at(-1)?.item;
    const lead = this.#items().find((item) => item.matches('.lead'));
    const [key, time] = whole ? [this.#endKey, this.#end] : [lead?.dataset.key, lead && timeOf(lead)];
    const reached =
      !last ||
      !key ||
      timeOf(last) < (time ?? '') ||
      itemsOf(served).some((item) => item.dataset.key === key);
    return reached ? null : (moreOf(served)?.getAttribute('href') ?? null);
  }

  take({ key, lists, at = '', html }: LiveChange): boolean {
    // The word on a story is for its claim to say: the page as it is served has it.
    if (lists === undefined) return !this.element.querySelector(`[data-claim="${key}"]`);
    if (key === this.element.dataset.without) return true;
    const shown = this.#items().find((item) => item.dataset.key === key);
    if (!lists.includes(this.element.dataset.list as string)) {
      if (this.waiting.delete(key) && this.waiting.size === 0 && this.#keepsLead) return false;
      if (!shown) return true;
      if (!isPlain(shown)) return false;
      const day = shown.previousElementSibling;
      shown.remove();
      if (day?.matches('.day') && !day.nextElementSibling?.matches('.item')) day.remove();
      return true;
    }
    const [wanted] = elementsOf(this.#atOurLevel(html ?? ''));
    if (shown) {
      if (!wanted || !isPlain(shown) || timeOf(wanted) !== timeOf(shown)) return false;
      morph(shown, wanted);
      return true;
    }
    if (!wanted) return false;
    const newest = datedIn(this.element)[0]?.item;
    if (at > (newest ? timeOf(newest) : this.#end)) {
      if (this.#offersNew()) this.waiting.add(key);
      return true;
    }
    // Further down than the feed reaches it will be found there.
    return at < this.#end && this.#more() !== null;
  }

  merge(served: Element, show: boolean, whole: boolean): void {
    const shown = this.#items();
    const shownByKey = new Map(shown.map((item) => [item.dataset.key, item]));
    const entries = entriesOf(served);
    const dated = datedIn(served);
    const firstKnown = dated.findIndex(({ item }) => shownByKey.has(item.dataset.key));
    const end = dated.at(-1);
    const servedKeys = new Set(entries.map(({ item }) => item.dataset.key));
    // What was added by Show More and what was pushed down; not where there may be a gap above it.
    const tail = datedIn(this.element).filter(
      ({ item }) =>
        end &&
        !servedKeys.has(item.dataset.key) &&
        timeOf(item) <= timeOf(end.item) &&
        !whole &&
        !(show && firstKnown < 0),
    );
    this.waiting.clear();
    if (!show && this.#offersNew() && (firstKnown >= 0 || tail.length > 0))
      for (const { item } of firstKnown < 0 ? dated : dated.slice(0, firstKnown))
        this.waiting.add(item.dataset.key as string);
    const wanted = served.cloneNode() as Element;
    const island = this.element.querySelector(':scope > new-stories');
    if (island) wanted.append(island.cloneNode());
    let under: string | undefined;
    this.#keepsLead = false;
    for (const { day, item } of [...entries, ...tail]) {
      if (this.waiting.has(item.dataset.key as string)) continue;
      const name = day?.querySelector('time')?.dateTime;
      if (day && name !== under) wanted.append(day.cloneNode(true));
      under = name;
      wanted.append(this.#asShown(item, shownByKey.get(item.dataset.key)));
    }
    if (!wanted.querySelector('.item')) wanted.append(...served.querySelectorAll(':scope > .none'));
    const more = (tail.length > 0 ? this.element : served).querySelector(':scope > show-more');
    if (more) wanted.append(more.cloneNode(true));
    morph(this.element, wanted);
    // An island stays as it is; where its link leads is the page's to say.
    const target = more?.querySelector('a')?.getAttribute('href');
    if (target) this.#more()?.setAttribute('href', target);
    if (tail.length === 0) this.reach();
  }

  /** The story that leads keeps its place while newer ones wait. */
  #asShown(served: HTMLElement, shown: HTMLElement | undefined): Element {
    const leads = shown?.matches('.lead') && !shown.querySelector('.pinned');
    if (!shown || !leads || this.waiting.size === 0 || served.matches('.lead')) {
      return served.cloneNode(true) as Element;
    }
    this.#keepsLead = true;
    const kept = shown.cloneNode(true) as Element;
    for (const part of [':is(h2,h3,h4)', 'p:not(.meta)']) {
      const [before, now] = [kept.querySelector(part), served.querySelector(part)];
      if (before && now) before.innerHTML = now.innerHTML;
    }
    return kept;
  }

  #items = () => itemsOf(this.element);
  #more = () => moreOf(this.element);
  #offersNew = () => this.element.querySelector(':scope > new-stories') !== null;

  #atOurLevel(html: string): string {
    const level = this.element.querySelector('.item:not(.top) :is(h2,h3,h4)')?.tagName[1] ?? '3';
    return html.replace(/(<\/?h)3/g, `$1${level}`);
  }
}

const itemsOf = (feed: Element) => [...feed.querySelectorAll<HTMLElement>(':scope > .item')];

/** Adds the next stretch to a feed as it was served. */
export function lengthen(served: Element, stretch: Element): void {
  served.querySelector(':scope > show-more')?.remove();
  const known = new Set([...served.children].map((entry) => (entry as HTMLElement).dataset.key));
  for (const entry of [...stretch.children] as HTMLElement[])
    if (!entry.dataset.key || !known.has(entry.dataset.key)) served.append(entry);
}

interface Entry {
  /** Nothing above the days, where pinned stories are. */
  readonly day: Element | undefined;
  readonly item: HTMLElement;
}

function entriesOf(feed: Element): Entry[] {
  let day: Element | undefined;
  return [...feed.children].flatMap((child) => {
    if (child.matches('.day')) day = child;
    return child.matches('.item') ? [{ day, item: child as HTMLElement }] : [];
  });
}

const datedIn = (feed: Element) => entriesOf(feed).filter(({ day }) => day);

/** Neither leading nor pinned: as it is told of in messages. */
const isPlain = (item: Element) => !item.matches('.lead,.top');
const timeOf = (item: Element) => item.querySelector('time')?.dateTime ?? '';
