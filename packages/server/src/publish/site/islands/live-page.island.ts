import type { LiveChange, LiveMessage } from '@onrecord/domain/live/message';
import { applyBanner, expireBanner } from './banner.island.ts';
import { LiveEntries } from './live-entries.island.ts';
import { LiveFeed, lengthen } from './live-feed.island.ts';
import type { LiveList } from './live-list.island.ts';
import { morph } from './morph.island.ts';

/** More changes than this are not remembered one by one: the page is looked at again. */
const HELD_MAX = 300;
/** How long readers wait, by chance, before they fetch a page that has changed: not all at once. Milliseconds. */
const SPREAD_MS = 250;
/** A page that is not yet as new as it has to be is fetched again after this, and longer each time. */
const AGAIN_MS = 400;
const AGAIN_MAX = 6;
/** A page has to be here by then, also over a slow line: a connection may be dead without a word. */
const PAGE_MS = 60_000;
/** So many stretches of a feed are fetched again; what Show More had added beyond is left to be added again. */
const STRETCHES_MAX = 8;
/**
 * After these, a page that was asked for is as new as it has to be, at the server and behind a cache: one that only
 * stands beside what changed may be rendered anew because it was asked for, and a cache may hold it for a minute.
 */
const RENEWED_MS = [4000, 75_000];

/** What a page needs of the browser around it. */
export interface Around {
  /** The page as it is served now, or one that it leads to; rejects where the server cannot say. */
  fetchPage(href?: string): Promise<string>;
  /** Runs something after a while, unless what is returned is called before. */
  later(run: () => void, afterMs: number): () => void;
  /** A number from 0 up to 1, by chance. */
  chance(): number;
  /** Says how many stories wait, and what the page is called where that has changed. */
  count(waiting: number, title?: string): void;
}

function browserAround(): Around {
  // Where the page was fetched from; Show More changes the address that is shown.
  const { href } = location;
  let { title } = document;
  return {
    async fetchPage(other) {
      const signal = AbortSignal.timeout(PAGE_MS);
      const response = await fetch(other ?? href, { cache: 'no-cache', signal });
      // A withdrawn story's page says so in its place; a server that is busy is asked again.
      if (response.status >= 500) throw response.status;
      return response.text();
    },
    later(run, afterMs) {
      const timer = setTimeout(run, afterMs);
      return () => clearTimeout(timer);
    },
    chance: Math.random,
    count(waiting, served = title) {
      title = served;
      document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
    },
  };
}

/**
 * The page on the screen: the page as it was served (`floor` is the event it shows everything up to), and the changes
 * told since. A change that was told of twice, late or out of order leaves the same screen.
 */
export class LivePage {
  readonly #main: HTMLElement;
  readonly #around: Around;
  readonly #held = new Map<string, { readonly id: number; readonly change: LiveChange }>();
  #feeds: LiveList[] = [];
  /** Changes up to this event are on the screen. */
  #floor: number;
  /** Everything up to this event has been told. */
  #reached: number;
  /** The event that the page was served with, last. */
  #served: number;
  /** What that page was called; undefined while it is the one that was loaded. */
  #title: string | undefined;
  /** That of the oldest page its feeds were put together from when they were fetched whole. */
  #wholeServed = 0;
  /** The event that every page of them has to show, in the end. */
  #wholeNeed = 0;
  /** The event the page has to show before it is right; 0 where it is. */
  #need = 0;
  #show = false;
  #fetching = false;
  /** Whether something was asked for while a fetch was under way. */
  #again = false;
  #tries = 0;
  /** Whether feeds may be wrong further down than the page is served with. */
  #whole = false;
  /** Calls off the next fetch. */
  #timer: (() => void) | undefined;
  /** Call off the looks at whether feeds were fetched whole from pages that are new enough. */
  #looksAtWhole: (() => void)[] = [];
  /** Calls off the end of the breaking banner. */
  #bannerEnds: (() => void) | undefined;

  constructor(main: HTMLElement, around: Around = browserAround()) {
    this.#main = main;
    this.#around = around;
    this.#floor = this.#reached = this.#served = eventOf(main);
    this.#findFeeds();
    this.#watchBanner();
    main.addEventListener('show-new', () => this.#lookAgain(this.#newestWaiting(), true));
    main.addEventListener('stretch-added', ({ detail: event }: CustomEventInit<number>) => {
      for (const feed of this.#feeds) feed.reach();
      this.#applyHeld();
      // What was told before the floor is not held any more.
      if (event === undefined || event >= this.#floor) return;
      this.#wholeServed = Math.min(this.#wholeServed, event);
      this.#lookAtWholeUpTo(this.#floor);
    });
  }

  /** Everything up to this event has been told. */
  get reached(): number {
    return this.#reached;
  }

  take(message: LiveMessage): void {
    this.#reached = Math.max(this.#reached, message.id);
    if ('reset' in message) {
      this.#whole = true;
      this.#lookAgain(0);
      this.#lookAtWholeUpTo(message.id);
      return;
    }
    for (const change of message.changed) {
      if (message.id <= Math.max(this.#floor, this.#held.get(change.key)?.id ?? 0)) continue;
      this.#held.delete(change.key);
      this.#held.set(change.key, { id: message.id, change });
      if (!this.#apply(message.id, change)) this.#lookAtWholeUpTo(message.id);
    }
    this.#offer();
    if (this.#held.size > HELD_MAX) this.#lookAgain(0);
    // The server was away when the page was to be fetched, and is back.
    if ((this.#need > 0 || this.#whole) && this.#timer === undefined && !this.#fetching)
      this.#lookAgain(this.#need);
  }

  /** What was to happen by the clock while the page slept happens now. */
  wake(): void {
    this.#watchBanner();
  }

  /** Sees to it that feeds are in the end put together from pages that show everything up to this event. */
  #lookAtWholeUpTo(id: number) {
    this.#wholeNeed = Math.max(this.#wholeNeed, id);
    for (const callOff of this.#looksAtWhole) callOff();
    this.#looksAtWhole = RENEWED_MS.map((afterMs) =>
      this.#around.later(() => {
        if (this.#wholeServed >= this.#wholeNeed) return;
        this.#whole = true;
        this.#lookAgain(0);
      }, afterMs),
    );
  }

  #newestWaiting(): number {
    const waiting = this.#feeds.flatMap((feed) => [...feed.waiting]);
    return Math.max(0, ...waiting.map((key) => this.#held.get(key)?.id ?? 0));
  }

  /** Returns false where feeds have to be fetched whole for it. */
  #apply(id: number, change: LiveChange): boolean {
    if (change.lists === undefined && change.html !== undefined) {
      keepingPlace(() => applyBanner(this.#main, change.key, change.html as string));
      this.#watchBanner();
    }
    const madeOf = this.#main.dataset.keys?.split(' ') ?? [];
    // Each feed is told, whatever the others say.
    let clear = true;
    keepingPlace(() => {
      for (const feed of this.#feeds) clear = feed.take(change) && clear;
    });
    this.#whole ||= !clear;
    if (!clear || madeOf.includes(change.key)) this.#lookAgain(id);
    return clear;
  }

  #applyHeld() {
    for (const { id, change } of this.#held.values()) this.#apply(id, change);
    this.#offer();
  }

  /** Fetches the page as it is now, soon; with `show`, at once, and shows what waits. */
  #lookAgain(need: number, show = false) {
    this.#need = Math.max(this.#need, need);
    this.#show ||= show;
    // What is under way may be too old for this.
    this.#again = this.#fetching;
    if (this.#fetching) return;
    this.#tries = 0;
    this.#fetchIn(show ? 0 : this.#around.chance() * SPREAD_MS);
  }

  #fetchIn(afterMs: number) {
    this.#timer?.();
    this.#timer = this.#around.later(() => {
      this.#timer = undefined;
      void this.#fetch();
    }, afterMs);
  }

  async #fetch() {
    const [whole, show] = [this.#whole, this.#show];
    this.#fetching = true;
    const { served, event, oldest } = await this.#fetchMain(whole, show).catch(() => ({
      served: undefined,
      event: -1,
      oldest: -1,
    }));
    this.#fetching = false;
    const isNewEnough = event >= this.#need && event >= this.#served;
    if (served && event >= this.#served) {
      this.#served = event;
      this.#title = served.ownerDocument.title;
      // What the page was not served with, further down its feeds, is still to be told.
      this.#floor = Math.max(this.#floor, Math.min(event, this.#reached));
      for (const [key, { id }] of this.#held) if (id <= this.#floor) this.#held.delete(key);
      if (isNewEnough) {
        if (show) this.#show = false;
        if (whole) {
          this.#whole = this.#again;
          this.#wholeServed = oldest;
        }
        this.#need = 0;
      }
      keepingPlace(() => this.#merge(served, show && isNewEnough, whole));
      this.#applyHeld();
    }
    if (this.#again) this.#lookAgain(this.#need);
    else if (!isNewEnough && this.#tries < AGAIN_MAX) this.#fetchIn(AGAIN_MS * 2 ** this.#tries++);
  }

  /** The page as it is served now, and where its feeds have to be told whole, what Show More had added to them. */
  async #fetchMain(whole: boolean, show: boolean) {
    const served = await this.#mainAt();
    const event = eventOf(served);
    let oldest = event;
    for (const feed of this.#feeds) {
      const list = listIn(served, feed);
      for (let stretches = 1; list && stretches < STRETCHES_MAX; stretches++) {
        const next = whole || show ? feed.nextBelow(list, whole) : null;
        const page = next && (await this.#mainAt(next));
        const stretch = page && listIn(page, feed);
        if (!stretch) break;
        oldest = Math.min(oldest, eventOf(page));
        lengthen(list, stretch);
      }
    }
    return { served, event, oldest };
  }

  async #mainAt(href?: string): Promise<HTMLElement> {
    const page = new DOMParser().parseFromString(await this.#around.fetchPage(href), 'text/html');
    const main = page.querySelector('main');
    if (!main?.dataset.event) throw new Error('This is no page of ours.');
    return main;
  }

  #merge(served: HTMLElement, show: boolean, whole: boolean) {
    for (const feed of this.#feeds) {
      const list = listIn(served, feed);
      if (!list) continue;
      feed.merge(list, show, whole);
      // For the rest of the page it is as it has to be.
      list.replaceWith(feed.element.cloneNode(true));
    }
    morph(this.#main, served);
    this.#findFeeds();
    this.#watchBanner();
  }

  #findFeeds() {
    const known = new Map(this.#feeds.map((feed) => [feed.element, feed]));
    this.#feeds = [...this.#main.querySelectorAll<HTMLElement>('[data-list]')].map(
      (element) =>
        known.get(element) ?? (element.dataset.grows ? new LiveEntries(element) : new LiveFeed(element)),
    );
  }

  /** The banner goes at its time, also while nothing can be heard. */
  #watchBanner() {
    this.#bannerEnds?.();
    const leftMs = expireBanner(this.#main);
    this.#bannerEnds =
      leftMs === undefined ? undefined : this.#around.later(() => this.#watchBanner(), leftMs);
  }

  /** Says how many stories wait, above the feed and in the tab's title. */
  #offer() {
    let most = 0;
    for (const { element, waiting } of this.#feeds) {
      most = Math.max(most, waiting.size);
      element
        .querySelector(':scope > new-stories')
        ?.dispatchEvent(new CustomEvent('waiting', { detail: waiting.size }));
    }
    this.#around.count(most, this.#title);
  }
}

const eventOf = (page: HTMLElement) => Number(page.dataset.event);
const listIn = (page: Element, { element }: LiveList) =>
  page.querySelector(`[data-list="${element.dataset.list}"]`);

/** Runs a change of the page so that what is being read stays where it is; most browsers see to that themselves. */
function keepingPlace(change: () => void) {
  if (CSS.supports('overflow-anchor', 'auto')) return change();
  const read = [...document.querySelectorAll('main :is(p,h1,h2,h3,h4,figure,.item,.entry)')].find(
    (element) => element.getBoundingClientRect().bottom > 0,
  );
  const before = read?.getBoundingClientRect().top ?? 0;
  change();
  if (read?.isConnected) scrollBy(0, read.getBoundingClientRect().top - before);
}
