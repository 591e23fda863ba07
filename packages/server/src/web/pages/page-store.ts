import { compress } from './compress.ts';
import { NothingThere, type Render, Unavailable } from './rendered-page.ts';
import { buildStoredPage, type StoredPage } from './stored-page.ts';

export interface PageStoreOptions {
  /** Bodies and bookkeeping together; what is asked for least leaves first. */
  readonly budgetBytes: number;
  /** Sent with every page; names and values in turn. */
  readonly commonHeaders: readonly string[];
  /** Told of renders that failed while a page was served all the same. */
  readonly onRenderError: (path: string, error: unknown) => void;
  /** How long at least between two renders of a page for soft changes. Milliseconds. */
  readonly softPauseMs?: number;
}

/** A page asked for this often is worth compressing thoroughly. */
const THOROUGH_FROM_HITS = 20;
/** So many pages at most are rendered ahead after an event; the rest when they are asked for. */
const AHEAD_MAX = 50;
const SOFT_PAUSE_MS = 3000;
/** A page that changes while it is being rendered is rendered again, so often at most. */
const RENDER_TRIES_MAX = 4;
/** Pages compared when one has to leave. */
const EVICTION_SAMPLE = 24;

/**
 * Rendered pages in memory, ready to send. One render at a time for a page, however many ask. Knows nothing of
 * what a page shows: it goes by the keys that pages were made of.
 */
export class PageStore {
  readonly #options: PageStoreOptions;
  readonly #pages = new Map<string, StoredPage>();
  readonly #byKey = new Map<string, Set<StoredPage>>();
  readonly #rendering = new Map<string, Promise<StoredPage>>();
  /** Counts events, so that a render that began before one is not taken for fresh. */
  #generation = 0;
  /** The generation keys last changed in, while anything is being rendered. */
  readonly #changedAt = new Map<string, number>();
  /** The generation something was forgotten in, last. */
  #forgotAt = 0;
  #sizeBytes = 0;
  #found = 0;
  #rendered = 0;
  #thoroughQueue: Promise<void> = Promise.resolve();
  #aheadQueue: Promise<void> = Promise.resolve();
  #evictionCursor: Iterator<StoredPage> | undefined;

  /** True while this process hears of no events: any page may then be out of date. */
  detached = false;

  constructor(options: PageStoreOptions) {
    this.#options = options;
  }

  get stats() {
    return {
      pages: this.#pages.size,
      keys: this.#byKey.size,
      sizeBytes: this.#sizeBytes,
      found: this.#found,
      rendered: this.#rendered,
    };
  }

  /**
   * The page as it may be sent right now, or undefined where it has to be rendered first. Stale pages start
   * their next render here.
   */
  find(path: string): StoredPage | undefined {
    const page = this.#pages.get(path);
    if (page === undefined || page.freshness === 'dropped' || page.goodUntilMs <= Date.now())
      return undefined;
    page.hits++;
    this.#found++;
    if (page.freshness === 'stale' || page.freshUntilMs < Date.now()) this.#renew(page);
    else if (page.effort === 'quick' && page.hits >= THOROUGH_FROM_HITS) this.#compressThoroughly(page);
    return page;
  }

  /**
   * The page, rendered where it has to be. If that fails the last good one is returned with `outdated`, and
   * without one the error is thrown. While `detached` nothing is rendered, so that nobody waits for a database
   * that is away: `Unavailable` is thrown at once. `NothingThere` is always passed on.
   */
  async get(path: string, render: Render): Promise<{ page: StoredPage; outdated: boolean }> {
    const found = this.find(path);
    if (found) return { page: found, outdated: false };
    try {
      if (this.detached) throw new Unavailable(path);
      return { page: await this.#render(path, render), outdated: false };
    } catch (error) {
      const lastGood = this.#pages.get(path);
      if (error instanceof NothingThere || lastGood === undefined) throw error;
      if (!(error instanceof Unavailable)) this.#options.onRenderError(path, error);
      return { page: lastGood, outdated: true };
    }
  }

  /**
   * Drops pages that hold a key hard, lets those that hold it soft be renewed when they are asked for next. With
   * `forget`, no page that holds one is ever sent again as it was, not even while the database is away.
   */
  invalidate(keys: Iterable<string>, { forget = false }: { readonly forget?: boolean } = {}): void {
    this.#generation++;
    if (forget) this.#forgotAt = this.#generation;
    if (this.#rendering.size === 0) this.#changedAt.clear();
    const dropped = new Set<StoredPage>();
    for (const key of keys) {
      if (this.#rendering.size > 0) this.#changedAt.set(key, this.#generation);
      for (const page of this.#byKey.get(key) ?? []) {
        if (forget || page.hard.has(key)) {
          page.freshness = 'dropped';
          dropped.add(page);
        } else if (page.freshness === 'fresh') page.freshness = 'stale';
      }
    }
    if (forget) {
      for (const page of dropped) this.#forget(page);
      return;
    }
    const ahead = [...dropped].sort((a, b) => b.hits - a.hits).slice(0, AHEAD_MAX);
    for (const page of ahead) this.#renderAhead(page);
  }

  #renew(page: StoredPage): void {
    const pauseMs = this.#options.softPauseMs ?? SOFT_PAUSE_MS;
    if (this.detached || Date.now() - page.triedAtMs < pauseMs) return;
    page.triedAtMs = Date.now();
    void this.#renderBehind(page);
  }

  /** Renders a page that nobody waits for. Never rejects. */
  async #renderBehind(page: StoredPage): Promise<void> {
    try {
      await this.#render(page.path, page.parts.render);
    } catch (error) {
      if (!(error instanceof NothingThere)) this.#options.onRenderError(page.path, error);
    }
  }

  #renderAhead(page: StoredPage): void {
    this.#aheadQueue = this.#aheadQueue.then(async () => {
      if (this.#pages.get(page.path)?.freshness !== 'dropped') return;
      await this.#renderBehind(page);
    });
  }

  #render(path: string, render: Render): Promise<StoredPage> {
    const running = this.#rendering.get(path);
    if (running) return running;
    const promise = this.#renderNow(path, render)
      .catch((error) => {
        const former = this.#pages.get(path);
        if (error instanceof NothingThere && former) this.#forget(former);
        throw error;
      })
      .finally(() => this.#rendering.delete(path));
    this.#rendering.set(path, promise);
    return promise;
  }

  async #renderNow(path: string, render: Render): Promise<StoredPage> {
    for (let tries = 1; ; tries++) {
      const generation = this.#generation;
      const { body, ...rendered } = await render();
      this.#rendered++;
      const variants = await compress(Buffer.from(body), 'quick');
      const changed = (key: string) => (this.#changedAt.get(key) ?? 0) > generation;
      // What is forgotten may stand in a page that began before, also where it holds the key soft only.
      const heldHard = this.#forgotAt > generation ? [...rendered.hard, ...rendered.soft] : rendered.hard;
      if (heldHard.some(changed) && tries < RENDER_TRIES_MAX) continue;
      const parts = { path, rendered, render, nowMs: Date.now(), commonHeaders: this.#options.commonHeaders };
      const page = buildStoredPage(parts, variants, 'quick');
      page.hits = this.#pages.get(path)?.hits ?? 1;
      if (heldHard.some(changed)) page.freshness = 'dropped';
      else if (this.#generation !== generation) page.freshness = 'stale';
      this.#keep(page);
      return page;
    }
  }

  #compressThoroughly(page: StoredPage): void {
    page.effort = 'queued';
    this.#thoroughQueue = this.#thoroughQueue.then(async () => {
      if (this.#pages.get(page.path) !== page || page.freshness !== 'fresh') return;
      const variants = await compress(page.variants.identity.body, 'thorough');
      if (this.#pages.get(page.path) !== page) return;
      const thorough = buildStoredPage(page.parts, variants, 'thorough');
      thorough.freshness = page.freshness;
      thorough.hits = page.hits;
      this.#keep(thorough);
    });
  }

  #keep(page: StoredPage): void {
    const before = this.#pages.get(page.path);
    if (before) this.#forget(before);
    this.#pages.set(page.path, page);
    this.#sizeBytes += page.sizeBytes;
    for (const key of [...page.hard, ...page.soft]) {
      const pages = this.#byKey.get(key);
      if (pages) pages.add(page);
      else this.#byKey.set(key, new Set([page]));
    }
    while (this.#sizeBytes > this.#options.budgetBytes && this.#pages.size > 1) this.#evictOne(page);
  }

  #forget(page: StoredPage): void {
    this.#pages.delete(page.path);
    this.#sizeBytes -= page.sizeBytes;
    for (const key of [...page.hard, ...page.soft]) {
      const pages = this.#byKey.get(key);
      pages?.delete(page);
      if (pages?.size === 0) this.#byKey.delete(key);
    }
  }

  /** Of the next few pages in turn, the one asked for least leaves; the others' counts are halved. */
  #evictOne(newest: StoredPage): void {
    let least: StoredPage | undefined;
    for (let seen = 0; seen < EVICTION_SAMPLE; seen++) {
      const page = this.#nextPage();
      if (page === undefined || page === newest) continue;
      page.hits >>= 1;
      if (least === undefined || page.hits < least.hits) least = page;
    }
    if (least) this.#forget(least);
  }

  #nextPage(): StoredPage | undefined {
    this.#evictionCursor ??= this.#pages.values();
    const next = this.#evictionCursor.next();
    if (!next.done) return next.value;
    this.#evictionCursor = undefined;
    return undefined;
  }
}
