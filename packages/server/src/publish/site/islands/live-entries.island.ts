import type { LiveChange } from '@onrecord/domain/live/message';
import { announce } from './announce.island.ts';
import { elementsOf, type LiveList, moreOf } from './live-list.island.ts';
import { morph } from './morph.island.ts';

/** How long an entry that comes takes to come in. Milliseconds. */
const EASE_MS = 180;
/** Of an entry without a headline so much is read out. UTF-16 units. */
const SAID_MAX = 120;

/**
 * The entries of a live story on the screen. What is posted comes onto it at once, at the end where the list grows;
 * what is shown changes and goes in place. Entries run by time, ties by id, newest or oldest first.
 */
export class LiveEntries implements LiveList {
  readonly element: HTMLElement;
  readonly waiting: ReadonlySet<string> = new Set();
  readonly #newestFirst: boolean;
  /** Keys of what came: an older copy of the page may take it from the screen for a moment. */
  readonly #seen = new Set<string>();
  /** The place of the first entry there was, where more stand before it on other pages. */
  #start: string | undefined;
  /** How far down the reader has come: the place of the last entry there was, also after it was removed. */
  #end: string | undefined;

  constructor(element: HTMLElement) {
    this.element = element;
    this.#newestFirst = element.dataset.grows === 'up';
    const [first] = entriesIn(element);
    if ('later' in element.dataset && first) this.#start = placeOf(first);
    this.reach();
  }

  reach(): void {
    const last = entriesIn(this.element).at(-1);
    if (last && (moreOf(this.element) || !this.#reaches(placeOf(last)))) this.#end = placeOf(last);
  }

  nextBelow(served: Element, whole: boolean): string | null {
    const more = moreOf(served)?.getAttribute('href') ?? null;
    const last = entriesIn(served).at(-1);
    return whole && last && this.#reachesBeyond(last) ? more : null;
  }

  take({ key, lists, html = '' }: LiveChange): boolean {
    const shown = entriesIn(this.element).find((entry) => entry.dataset.key === key);
    if (lists === undefined) return true;
    if (!lists.includes(this.element.dataset.list as string)) {
      if (!shown) return true;
      shown.remove();
      this.#setDays();
      // What a list without entries says is the page's to know.
      return entriesIn(this.element).length > 0;
    }
    const [day, entry] = elementsOf(html);
    if (!day || !entry) return false;
    if (shown) {
      morph(shown, entry);
    } else if (this.#belongs(placeOf(entry))) {
      this.#put(entry);
      if (!this.#reaches(placeOf(entry))) this.#end = placeOf(entry);
      this.#setDays(day);
      if (!this.#seen.has(key)) this.#welcome(entry);
    }
    this.#seen.add(key);
    return true;
  }

  merge(served: Element, _show: boolean, whole: boolean): void {
    const wanted = served.cloneNode(true) as HTMLElement;
    const last = entriesIn(wanted).at(-1);
    const more = moreOf(wanted);
    const known = new Set(entriesIn(wanted).map(({ dataset }) => dataset.key));
    // What Show More had added below, and what was pushed down, stays; so does where the list ends.
    const keepsEnd = more !== null && last !== undefined && !whole && this.#reachesBeyond(last);
    const tail = entriesIn(this.element).filter(
      (entry) => keepsEnd && !known.has(entry.dataset.key) && this.#isBefore(placeOf(last), placeOf(entry)),
    );
    const target = (keepsEnd ? moreOf(this.element) : more)?.getAttribute('href');
    const days = daysIn(this.element);
    for (const entry of tail) wanted.append(entry.cloneNode(true));
    setDays(wanted, new Map([...days, ...daysIn(wanted)]));
    const button = wanted.querySelector(':scope > show-more');
    if (button && target) wanted.append(button);
    else button?.remove();
    morph(this.element, wanted);
    // An island stays as it is; where its link leads is the page's to say.
    if (target) moreOf(this.element)?.setAttribute('href', target);
    if (!keepsEnd) this.reach();
  }

  #isBefore = (a: string, b: string) => (this.#newestFirst ? a > b : a < b);

  #reaches = (place: string) => this.#end !== undefined && !this.#isBefore(this.#end, place);
  #reachesBeyond = (entry: Element) => this.#end !== undefined && this.#isBefore(placeOf(entry), this.#end);

  #belongs(place: string): boolean {
    return (
      (this.#start === undefined || !this.#isBefore(place, this.#start)) &&
      (!moreOf(this.element) || this.#reaches(place))
    );
  }

  #put(entry: HTMLElement) {
    const place = placeOf(entry);
    const next = entriesIn(this.element).find((other) => this.#isBefore(place, placeOf(other)));
    this.element.insertBefore(entry, next ?? this.element.querySelector(':scope > show-more'));
    this.element.querySelector(':scope > .none')?.remove();
  }

  #setDays(day?: HTMLElement) {
    const days = daysIn(this.element);
    const name = day && dayOf(day);
    if (day && name && !days.has(name)) days.set(name, day);
    setDays(this.element, days);
  }

  #welcome(entry: HTMLElement) {
    const words = entry.querySelector('h3,.body')?.textContent ?? '';
    announce(`${this.element.dataset.new}: ${words.slice(0, SAID_MAX)}`);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    entry.animate([{ opacity: 0, translate: '0 -0.25rem' }, {}], { duration: EASE_MS, easing: 'ease-out' });
  }
}

const entriesIn = (list: Element) => [...list.querySelectorAll<HTMLElement>(':scope > [data-key]')];

/** Orders entries as the server does: ISO 8601 and UUIDs sort as text. */
const placeOf = (entry: Element) => `${entry.querySelector('time')?.dateTime} ${entry.id}`;

const dayOf = (day: Element) => day.querySelector('time')?.dateTime;

const daysIn = (list: Element) =>
  new Map([...list.querySelectorAll<HTMLElement>(':scope > .day')].map((day) => [dayOf(day), day]));

/** Has each day stand over its entries once, where they begin. */
function setDays(list: Element, days: ReadonlyMap<string | undefined, HTMLElement>) {
  const wanted = new Map<Element, string | undefined>();
  let under: string | undefined;
  for (const entry of entriesIn(list)) {
    if (entry.dataset.day !== under) wanted.set(entry, entry.dataset.day);
    under = entry.dataset.day;
  }
  for (const day of list.querySelectorAll(':scope > .day')) {
    const entry = day.nextElementSibling;
    if (entry && wanted.get(entry) === dayOf(day)) wanted.delete(entry);
    else day.remove();
  }
  for (const [entry, name] of wanted) {
    const day = days.get(name);
    if (day) entry.before(day.cloneNode(true));
  }
}
