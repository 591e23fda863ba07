import { CORRECTIONS_KEY, MAIN_FEED_KEY, storyKey } from '@onrecord/domain/address/keys';
import type { StoryCard } from '@onrecord/domain/article/views';
import type { Told } from '../../packages/server/src/live/tell.ts';
import { feedMeta } from '../../packages/server/src/publish/meta/list-meta.ts';
import { NewStories } from '../../packages/server/src/publish/site/islands/new-stories.island.ts';
import { feedPage } from '../../packages/server/src/publish/site/pages/feed-page.tsx';
import type { SiteContext } from '../../packages/server/src/publish/site-context.ts';
import { Clock, type Draw, drawFrom } from './clock.ts';
import { mainOf, Reader } from './reader.ts';
import { goThrough, Server } from './server.ts';

/**
 * A newsroom, a server and readers in one page of a browser, with a clock of their own: the server's board and
 * renderer and the readers' page are the real ones; the network between them cuts, delays, repeats and goes stale.
 */

/** Stories on the front page; few, so that much happens at its end. */
const STRETCH = 6;
const STORIES_AT_START = 9;

interface Story {
  readonly card: StoryCard;
  readonly isPublic: boolean;
}

/** The record: stories, and the log of what changed. */
class Newsroom {
  readonly stories = new Map<string, Story>();
  readonly log: (readonly string[])[] = [];
  #made = 0;

  constructor() {
    for (let at = 0; at < STORIES_AT_START; at++) this.#add(at * 60);
  }

  /** Something happens to some story, or a new one comes. */
  act(draw: Draw): void {
    const ids = [...this.stories.keys()];
    const id = ids[draw(ids.length)] as string;
    const { card, isPublic } = this.stories.get(id) as Story;
    const set = (change: Partial<StoryCard>, nowPublic = isPublic) => {
      this.stories.set(id, { card: { ...card, ...change }, isPublic: nowPublic });
      this.log.push([storyKey(id), MAIN_FEED_KEY]);
    };
    switch (draw(8)) {
      case 0:
      case 1:
        this.log.push([storyKey(this.#add(STORIES_AT_START * 60 + this.#made)), MAIN_FEED_KEY]);
        return;
      case 2:
        // Between others, as a story that was scheduled or moved may come.
        this.log.push([storyKey(this.#add(draw(STORIES_AT_START * 60))), MAIN_FEED_KEY]);
        return;
      case 3:
      case 4:
        set({ headline: `${card.headline}, mended ${this.log.length}` });
        return;
      case 5:
        set({}, !isPublic);
        return;
      case 6:
        if (draw(3) === 0) set({ pinned: !card.pinned });
        else set({ breaking: !card.breaking });
        return;
      default:
        this.log.push([CORRECTIONS_KEY]);
    }
  }

  #add(minute: number): string {
    const number = ++this.#made;
    const id = `${`${number}`.padStart(8, '0')}-0000-4000-8000-000000000000`;
    const card: StoryCard = {
      id,
      slug: `story-${number}`,
      headline: `Story ${number}`,
      teaser: '',
      language: 'en',
      // A day of a few hours, so that days come and go.
      publishedAt: new Date(Date.UTC(2025, 2, 1) + minute * 300_000),
      readingMinutes: 1,
      breaking: false,
      pinned: false,
      isLive: false,
      hero: null,
      centralClaim: null,
    };
    this.stories.set(id, { card, isPublic: true });
    return id;
  }
}

/** Newest first, as `listing` has it. */
const byTime = (a: StoryCard, b: StoryCard) =>
  b.publishedAt.getTime() - a.publishedAt.getTime() || (a.id < b.id ? 1 : -1);

class FeedServer extends Server {
  readonly #newsroom: Newsroom;
  /** Pages as they last were served, for shared caches. */
  readonly #pages = new Map<string, string>();

  constructor(newsroom: Newsroom, site: SiteContext) {
    super(newsroom.log, site);
    this.#newsroom = newsroom;
  }

  protected told(): Told {
    const shown = [...this.#newsroom.stories].filter(([, { isPublic }]) => isPublic);
    return {
      cards: new Map(shown.map(([id, { card }]) => [id, card])),
      feeds: new Map(shown.map(([id]) => [id, [MAIN_FEED_KEY]])),
      entries: new Map(),
    };
  }

  serve(href: string, stale: boolean): string {
    const known = this.#pages.get(href);
    if (stale && known !== undefined) return known;
    const page = this.render(STRETCH, /after-([\w-]+)/.exec(href)?.[1]);
    this.#pages.set(href, page);
    return page;
  }

  placeOf(slug: string): string {
    const card = [...this.#newsroom.stories.values()].find((story) => story.card.slug === slug)?.card;
    return card ? `${card.publishedAt.toISOString()} ${card.id}` : '';
  }

  /** The front page with so many stories, or what stands behind one of them. */
  render(stretch: number, after?: string): string {
    const cards = [...this.#newsroom.stories.values()].flatMap(({ card, isPublic }) =>
      isPublic ? [card] : [],
    );
    const site = { ...this.site, eventId: this.seen };
    const from = [...this.#newsroom.stories.values()].find(({ card }) => card.slug === after)?.card;
    const listed = cards
      .filter((card) => !card.pinned && (from === undefined || byTime(from, card) < 0))
      .sort(byTime);
    const stories = listed.slice(0, stretch);
    return feedPage(site, {
      feed: { stories, next: listed.length > stretch ? `after-${stories.at(-1)?.slug}` : null },
      pinned: from ? [] : cards.filter(({ pinned }) => pinned).sort(byTime),
      latestCorrections: [],
      firstStretch: from === undefined,
      meta: feedMeta(site, { cursor: undefined }),
    });
  }
}

const showNew = ({ main }: Reader) =>
  main.querySelector('new-stories button')?.dispatchEvent(new MouseEvent('click'));

/** What can be seen of a feed: an entry a line; without what is left out, and without days that then are empty. */
function linesOf(main: Element, leftOut: (item: HTMLElement) => boolean = () => false): string[] {
  const entries = [...main.querySelectorAll<HTMLElement>('.feed > :is(.day, .item, .none)')];
  return entries
    .filter((entry) => !entry.matches('.item') || !leftOut(entry))
    .filter((entry, at, kept) => !entry.matches('.day') || kept[at + 1]?.matches('.item'))
    .map((entry) => `${entry.className} ${entry.textContent}`);
}

/**
 * One run. Returns what is wrong at its end, nothing where all readers see what is served.
 */
export async function run(seed: number, site: SiteContext): Promise<string | undefined> {
  const draw = drawFrom(seed);
  const clock = new Clock();
  const newsroom = new Newsroom();
  const server = new FeedServer(newsroom, site);
  const readers = [0, 1, 2].map(() => new Reader({ clock, server, draw, href: '/', at: document }));
  try {
    await goThrough(draw, { clock, server, readers, act: () => newsroom.act(draw), touch: showNew });
    const served = mainOf(server.render(Number.POSITIVE_INFINITY));
    for (const [number, reader] of readers.entries()) {
      const wrong = compare(reader, server, served);
      if (wrong) return `seed ${seed}, reader ${number}, before showing what is new: ${wrong}`;
      showNew(reader);
    }
    await clock.pass(120_000);
    for (const [number, reader] of readers.entries()) {
      if (reader.waiting > 0) return `seed ${seed}, reader ${number}: ${reader.waiting} still wait`;
      const wrong = compare(reader, server, served);
      if (wrong) return `seed ${seed}, reader ${number}: ${wrong}`;
    }
    return undefined;
  } finally {
    for (const { main } of readers) main.remove();
  }
}

/**
 * Everything that is served, down to where the reader's feed reaches, is on the screen, but for what waits; nothing
 * twice, nothing left over.
 */
function compare(reader: Reader, server: FeedServer, served: Element): string | undefined {
  const items = [...reader.main.querySelectorAll<HTMLElement>('.feed > .item')].map(
    ({ dataset }) => dataset.key,
  );
  if (new Set(items).size < items.length) return `a story stands twice: ${items}`;
  const more = reader.main.querySelector('show-more a')?.getAttribute('href');
  const end = more ? server.placeOf(/after-([\w-]+)/.exec(more)?.[1] ?? '') : '';
  const isBelow = (item: HTMLElement) => {
    const slug = item.querySelector('a')?.getAttribute('href')?.replaceAll('/', '') ?? '';
    return !item.querySelector('.pinned') && server.placeOf(slug) < end;
  };
  if (reader.waiting === 0) {
    const [shown, wanted] = [linesOf(reader.main), linesOf(served, isBelow)].map((lines) => lines.join('\n'));
    return shown === wanted ? undefined : `shows\n${shown}\nin place of\n${wanted}`;
  }
  // The newest on the screen leads in its own form until the newer ones are shown: stories are compared, not forms.
  const shown = headlinesOf(reader.main);
  const wanted = headlinesOf(served, isBelow);
  const waiting = wanted.filter((headline) => !shown.includes(headline)).length;
  const rest = wanted.filter((headline) => shown.includes(headline));
  return shown.join('\n') === rest.join('\n') && waiting >= reader.waiting
    ? undefined
    : `shows\n${shown.join('\n')}\nwhile ${reader.waiting} wait, in place of\n${wanted.join('\n')}`;
}

const headlinesOf = (main: Element, leftOut: (item: HTMLElement) => boolean = () => false) =>
  [...main.querySelectorAll<HTMLElement>('.feed > .item')]
    .filter((item) => !leftOut(item))
    .map((item) => item.querySelector(':is(h2,h3,h4)')?.textContent);

customElements.define('new-stories', NewStories);
Object.assign(window, { run });
