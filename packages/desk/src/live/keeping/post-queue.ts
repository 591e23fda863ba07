import { Emitter } from '../../editor/session/emitter.ts';
import type { WaitingPost } from './waiting-post.ts';

/** What came of sending a post: taken, not wanted as it is, or nothing known, so that it is sent again. */
export type SendOutcome =
  | { readonly type: 'taken' }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'unknown' };

/** Where posts outlive the page. */
export interface PostStore {
  listPosts(): Promise<readonly WaitingPost[]>;
  /** Keeps a post and lets go of the draft it was made of: both, or neither. */
  keepPost(post: WaitingPost, draftKey?: string): Promise<void>;
  removePost(id: string): Promise<void>;
}

export interface PostQueueOptions {
  readonly store: PostStore;
  /** Never rejects. */
  readonly send: (post: WaitingPost) => Promise<SendOutcome>;
  /** Resolves after a while, or at once when `cut` is aborted. */
  readonly pause: (forMs: number, cut: AbortSignal) => Promise<void>;
}

/** The pauses between attempts: the first, and where doubling stops. Milliseconds. */
const AGAIN_MS = { first: 1000, most: 15_000 };

/**
 * Entries on their way to the server: kept before they are sent, sent one after the other in the order in which they
 * were posted, again and again until the server says that it has them. One that the server does not want waits aside
 * for its author and holds nobody up.
 */
export class PostQueue {
  readonly posts = new Emitter<readonly WaitingPost[]>([]);
  /** Whether the last attempt led to nothing. */
  readonly isCutOff = new Emitter(false);
  /** Whether the browser keeps posts; where it does not, they last as long as the page. */
  readonly keeps = new Emitter(true);
  readonly #options: PostQueueOptions;
  readonly #kept = new Map<string, Promise<void>>();
  #pause = new AbortController();
  #running = false;
  #closed = false;

  constructor(options: PostQueueOptions) {
    this.#options = options;
  }

  /** Takes up what was left when the page went. */
  async begin(): Promise<void> {
    const left = await this.#options.store.listPosts().catch(() => {
      this.keeps.set(false);
      return [];
    });
    const here = new Set(this.posts.get().map(({ id }) => id));
    this.#set([...left.filter(({ id }) => !here.has(id)), ...this.posts.get()]);
    this.wake();
  }

  /** Posts an entry; the draft it was made of is let go once it is kept. */
  add(post: Omit<WaitingPost, 'order' | 'refused'>, draftKey?: string): void {
    const last = this.posts.get().at(-1)?.order ?? 0;
    const waiting = { ...post, order: Math.max(last + 1, Date.parse(post.writtenAt)), refused: null };
    this.#set([...this.posts.get(), waiting]);
    this.#keep(waiting, draftKey);
    void this.#run();
  }

  /** Tries again now, rather than after the pause. */
  wake(): void {
    this.#pause.abort();
    void this.#run();
  }

  /** Sends one again that was refused. */
  retry(id: string): void {
    const post = this.posts.get().find((one) => one.id === id);
    if (post === undefined) return;
    const again = { ...post, refused: null };
    this.#replace(again);
    this.#keep(again);
    this.wake();
  }

  /** Lets go of a post that was refused. One that is on its way stays. */
  letGo(id: string): void {
    const post = this.posts.get().find((one) => one.id === id);
    if (post && post.refused !== null) void this.#remove(id);
  }

  close(): void {
    this.#closed = true;
    this.#pause.abort();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    let pauseMs = AGAIN_MS.first;
    for (;;) {
      const post = this.posts.get().find(({ refused }) => refused === null);
      if (post === undefined || this.#closed) break;
      // What is sent before it is kept could be written, and sent, a second time after a power cut.
      await this.#kept.get(post.id);
      const outcome = await this.#options.send(post);
      this.isCutOff.set(outcome.type === 'unknown');
      if (outcome.type === 'unknown') {
        this.#pause = new AbortController();
        await this.#options.pause(pauseMs, this.#pause.signal);
        pauseMs = this.#pause.signal.aborted ? AGAIN_MS.first : Math.min(2 * pauseMs, AGAIN_MS.most);
        continue;
      }
      pauseMs = AGAIN_MS.first;
      if (outcome.type === 'taken') await this.#remove(post.id);
      else {
        const refused = { ...post, refused: outcome.reason };
        this.#replace(refused);
        this.#keep(refused);
      }
    }
    this.#running = false;
  }

  #keep(post: WaitingPost, draftKey?: string): void {
    const kept = this.#options.store.keepPost(post, draftKey).catch(() => this.keeps.set(false));
    this.#kept.set(post.id, kept);
  }

  async #remove(id: string): Promise<void> {
    this.#set(this.posts.get().filter((post) => post.id !== id));
    await this.#kept.get(id);
    this.#kept.delete(id);
    await this.#options.store.removePost(id).catch(() => this.keeps.set(false));
  }

  #replace(post: WaitingPost): void {
    this.#set(this.posts.get().map((one) => (one.id === post.id ? post : one)));
  }

  #set(posts: readonly WaitingPost[]): void {
    this.posts.set([...posts].sort((one, other) => one.order - other.order));
  }
}
