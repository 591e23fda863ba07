import { entryKey, liveKey, storyKey } from '@onrecord/domain/address/keys';
import type { EntryView, LiveView } from '@onrecord/domain/article/views';
import { body, paragraph } from '@onrecord/domain/body/build';
import { NO_RECORD } from '@onrecord/domain/claims/ledger/views';
import { decodeEntryCursor, type EntryPlace, encodeEntryCursor } from '@onrecord/domain/live/entry-cursor';
import type { Told } from '../../packages/server/src/live/tell.ts';
import { storyPage } from '../../packages/server/src/publish/site/pages/story-page.tsx';
import type { SiteContext } from '../../packages/server/src/publish/site-context.ts';
import { Clock, type Draw, drawFrom } from './clock.ts';
import { mainOf, Reader } from './reader.ts';
import { goThrough, Server } from './server.ts';

/**
 * The same for a live story: people post, change, remove and pin entries; readers have its newest entries open, its
 * first ones, or what an entry's address leads to.
 */

/** Entries on a page; few, so that much happens at its ends. */
const STRETCH = 5;
const ENTRIES_AT_START = 8;
const PATH = '/ferry/';
const STORY = '00000000-0000-4000-8000-00000000000f';

interface Posted {
  readonly view: EntryView;
  readonly removed: boolean;
}

/** The record: a live story's entries, and the log of what changed. */
class LiveStory {
  readonly entries = new Map<string, Posted>();
  readonly log: (readonly string[])[] = [];
  pinnedId: string | undefined;
  endedAt: Date | null = null;
  #minute = 0;

  constructor(draw: Draw) {
    for (let at = 0; at < ENTRIES_AT_START; at++) this.#post(draw);
  }

  act(draw: Draw): void {
    const ids = [...this.entries.keys()];
    const id = ids[draw(ids.length)] as string;
    const { view, removed } = this.entries.get(id) as Posted;
    const set = (change: Partial<EntryView>, nowRemoved = removed) => {
      const after = { ...view, ...change };
      this.entries.set(id, { view: after, removed: nowRemoved });
      const isAbove = view.keyEvent !== '' || after.keyEvent !== '' || this.pinnedId === id;
      this.log.push([entryKey(id), liveKey(STORY), ...(isAbove ? [storyKey(STORY)] : [])]);
    };
    switch (draw(10)) {
      case 0:
      case 1:
      case 2:
        this.log.push([entryKey(this.#post(draw)), liveKey(STORY)]);
        return;
      case 3:
      case 4:
        set({ headline: `Mended ${this.log.length}`, editedAt: view.postedAt });
        return;
      case 5:
      case 6:
        set({}, !removed);
        return;
      case 7:
        set({ keyEvent: view.keyEvent === '' ? `Event ${this.log.length}` : '' });
        return;
      case 8:
        this.pinnedId = this.pinnedId === id ? undefined : id;
        this.log.push([entryKey(id), liveKey(STORY), storyKey(STORY)]);
        return;
      default:
        this.endedAt = this.endedAt ? null : new Date(Date.UTC(2025, 2, 2));
        this.log.push([storyKey(STORY), liveKey(STORY)]);
    }
  }

  /** What stands, in the order of time. */
  standing(): EntryView[] {
    return [...this.entries.values()]
      .filter(({ removed }) => !removed)
      .map(({ view }) => view)
      .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  }

  /** Some in the same instant, some hours apart, so that days come and go. */
  #post(draw: Draw): string {
    this.#minute += [0, 1, 5, 400][draw(4)] as number;
    const number = this.entries.size + 1;
    const id = `${`${draw(1000)}`.padStart(8, '0')}-0000-4000-8000-${`${number}`.padStart(12, '0')}`;
    const view: EntryView = {
      id,
      headline: '',
      body: body(paragraph(`Entry ${number}.`)),
      keyEvent: '',
      postedAt: new Date(Date.UTC(2025, 2, 1) + this.#minute * 60_000),
      editedAt: null,
      byline: { name: 'Ada', contributor: null },
      brokenOutStoryId: null,
    };
    this.entries.set(id, { view, removed: false });
    return id;
  }
}

const placeOf = ({ postedAt, id }: EntryView) => `${postedAt.toISOString()} ${id}`;
const placeAt = ({ postedAt, entryId }: EntryPlace) => `${postedAt.toISOString()} ${entryId}`;

class LiveStoryServer extends Server {
  readonly #story: LiveStory;
  /** Pages as they last were served, for shared caches. */
  readonly #pages = new Map<string, string>();

  constructor(story: LiveStory, site: SiteContext) {
    super(story.log, site);
    this.#story = story;
  }

  protected told(): Told {
    const story = { id: STORY, slug: 'ferry', language: 'en' };
    return {
      cards: new Map([[STORY, this.#view(PATH, STRETCH)]]),
      feeds: new Map([[STORY, []]]),
      entries: new Map(
        this.#story
          .standing()
          .map((entry) => [
            entry.id,
            { entry, story, record: NO_RECORD, media: new Map(), related: new Map() },
          ]),
      ),
    };
  }

  serve(href: string, stale: boolean): string {
    const known = this.#pages.get(href);
    if (stale && known !== undefined) return known;
    const page = this.render(href, STRETCH);
    this.#pages.set(href, page);
    return page;
  }

  render(href: string, stretch: number): string {
    const site = { ...this.site, eventId: this.seen };
    const meta = { title: '', description: '', canonicalUrl: null, robots: 'index' } as const;
    return storyPage(site, {
      story: this.#view(href, stretch),
      record: NO_RECORD,
      feed: { stories: [], next: null },
      meta: { ...meta, tags: [], alternates: [], jsonLd: [] },
    });
  }

  #view(href: string, stretch: number) {
    const live = this.#live(href, stretch);
    return {
      id: STORY,
      kind: 'story' as const,
      slug: 'ferry',
      headline: 'No ferry',
      dek: '',
      teaser: '',
      language: 'en',
      publishedAt: live.startedAt,
      updatedAt: null,
      readingMinutes: 1,
      wordCount: 1,
      breaking: false,
      pinned: false,
      isLive: live.endedAt === null,
      retracted: false,
      hero: null,
      centralClaim: null,
      body: body(paragraph('No ferry sails.')),
      contributors: [],
      tags: [],
      canonicalUrl: null,
      searchTitle: '',
      searchDescription: '',
      socialTitle: '',
      socialDescription: '',
      socialPicture: null,
      outletId: STORY,
      media: new Map(),
      related: new Map(),
      corrections: [],
      publishedVersions: 1,
      live,
    };
  }

  #live(href: string, stretch: number): LiveView {
    const query = new URLSearchParams(href.split('?')[1]);
    const order = query.get('order') === 'oldest' ? 'oldest' : 'newest';
    const entryId = query.get('entry');
    const all = this.#story.standing();
    if (order === 'newest') all.reverse();
    const cursor = decodeEntryCursor(query.get('before') ?? query.get('after') ?? '');
    const posted = entryId === null ? undefined : this.#story.entries.get(entryId)?.view;
    const from = posted ? placeOf(posted) : cursor && placeAt(cursor);
    const isBehind = (entry: EntryView) =>
      from === undefined ||
      (posted !== undefined && placeOf(entry) === from) ||
      (order === 'newest' ? placeOf(entry) < from : placeOf(entry) > from);
    const behind = all.filter(isBehind);
    const entries = behind.slice(0, stretch);
    const last = entries.at(-1);
    const isFirst = from === undefined;
    const pinned = this.#story.entries.get(this.#story.pinnedId ?? '');
    return {
      startedAt: new Date(Date.UTC(2025, 2, 1)),
      endedAt: this.#story.endedAt,
      order,
      entries,
      isFirst,
      next:
        last && behind.length > entries.length
          ? encodeEntryCursor({ postedAt: last.postedAt, entryId: last.id })
          : null,
      keyEvents: isFirst
        ? this.#story
            .standing()
            .filter(({ keyEvent }) => keyEvent !== '')
            .reverse()
            .map(({ id, postedAt, keyEvent }) => ({ entryId: id, postedAt, summary: keyEvent }))
        : [],
      pinned: isFirst && pinned && !pinned.removed ? pinned.view : null,
      media: new Map(),
      related: new Map(),
    };
  }
}

/** How far down readers have come with Show More: the place of the last entry. */
type Reached = Map<Reader, string>;

/** What Show More does with the page its link leads to, as a cache between may still have it. */
function showMore(reader: Reader, server: LiveStoryServer, reached: Reached, draw: Draw): void {
  const { main } = reader;
  const link = main.querySelector<HTMLAnchorElement>('.entries > show-more > a');
  const list = link?.closest<HTMLElement>('.entries');
  if (!link || !list) return;
  const page = mainOf(server.serve(link.getAttribute('href') ?? '', draw(4) === 0));
  const stretch = page.querySelector('.entries');
  const nameOf = (part: HTMLElement) =>
    part.querySelector('time')?.closest('.day')?.textContent ?? part.dataset.key;
  const known = new Set(([...list.children] as HTMLElement[]).map(nameOf));
  const added = ([...(stretch?.children ?? [])] as HTMLElement[]).filter(
    (part) => part.matches('.day, .entry') && !known.has(nameOf(part)),
  );
  link.parentElement?.before(...added);
  const further = stretch?.querySelector('show-more a')?.getAttribute('href');
  if (further) link.setAttribute('href', further);
  else link.parentElement?.remove();
  const detail = Number(page.dataset.event);
  list.dispatchEvent(new CustomEvent('stretch-added', { bubbles: true, detail }));
  const last = [...list.querySelectorAll<HTMLElement>(':scope > .entry')].at(-1);
  if (last) reached.set(reader, placeIn(last));
}

const placeIn = (entry: HTMLElement) =>
  `${entry.querySelector('time')?.dateTime} ${entry.id.replace('entry-', '')}`;

/**
 * One run. Returns what is wrong at its end, nothing where all readers see what is served.
 */
async function run(seed: number, site: SiteContext): Promise<string | undefined> {
  const draw = drawFrom(seed);
  const clock = new Clock();
  const story = new LiveStory(draw);
  const server = new LiveStoryServer(story, site);
  const [, second] = story.standing().slice(-3);
  const hrefs = [PATH, PATH, `${PATH}?order=oldest`, `${PATH}?entry=${second?.id}`];
  const readers = hrefs.map((href) => new Reader({ clock, server, draw, href, at: document }));
  const reached: Reached = new Map();
  try {
    await goThrough(draw, {
      clock,
      server,
      readers,
      act: () => story.act(draw),
      touch: (reader) => showMore(reader, server, reached, draw),
    });
    for (const [number, reader] of readers.entries()) {
      const served = mainOf(server.render(reader.href, Number.POSITIVE_INFINITY));
      const wrong = compare(reader.main, served, reached.get(reader));
      if (wrong) return `seed ${seed}, reader ${number}: ${wrong}`;
    }
    return undefined;
  } finally {
    for (const { main } of readers) main.remove();
  }
}

/**
 * Everything that is served, down to where the reader's list reaches, is on the screen; nothing twice, nothing left
 * over, and it reaches as far down as the reader had come.
 */
function compare(main: Element, served: Element, reached: string | undefined): string | undefined {
  const link = main.querySelector('.entries > show-more > a')?.getAttribute('href') ?? '';
  const query = new URLSearchParams(link.split('?')[1]);
  const end = decodeEntryCursor(query.get('before') ?? query.get('after') ?? '');
  const isBefore = (place: string, other: string) => (query.has('before') ? place > other : place < other);
  if (end && reached && isBefore(placeAt(end), reached)) return `reaches ${placeAt(end)}, and had ${reached}`;
  const isShown = (entry: HTMLElement) => end === undefined || !isBefore(placeAt(end), placeIn(entry));
  const parts: [string, string][] = [
    [linesOf(main), linesOf(served, isShown)],
    ...['.label', '.key-events li', '.pin'].map((part): [string, string] => [
      textsOf(main, part),
      textsOf(served, part),
    ]),
  ];
  for (const [shown, wanted] of parts) if (shown !== wanted) return `shows\n${shown}\nin place of\n${wanted}`;
  return undefined;
}

const textsOf = (main: Element, selector: string) =>
  [...main.querySelectorAll(selector)].map(({ textContent }) => textContent).join('\n');

/** What can be seen of the entries: a day or an entry a line, without days that are empty. */
function linesOf(main: Element, isShown: (entry: HTMLElement) => boolean = () => true): string {
  return [...main.querySelectorAll<HTMLElement>('.entries > :is(.day, .entry, .none)')]
    .filter((part) => !part.matches('.entry') || isShown(part))
    .filter((part, at, kept) => !part.matches('.day') || kept[at + 1]?.matches('.entry'))
    .map((part) => `${part.className} ${part.textContent}`)
    .join('\n');
}

Object.assign(window, { run });
