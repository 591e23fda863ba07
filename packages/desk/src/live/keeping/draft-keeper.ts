import type { KeptDraft } from './live-store.ts';

/** Where drafts outlive the page. */
interface DraftStore {
  keepDraft(draft: KeptDraft): Promise<void>;
  removeDraft(key: string): Promise<void>;
}

/** Keeps a draft at each key press, one write at a time: while one is under way only the newest text waits. */
export class DraftKeeper {
  readonly #store: DraftStore;
  readonly #key: string;
  /** Undefined where nothing waits, null where the draft is to go. */
  #next: KeptDraft | null | undefined;
  #writing = false;

  constructor(store: DraftStore, key: string) {
    this.#store = store;
    this.#key = key;
  }

  keep(draft: Omit<KeptDraft, 'key'>): void {
    this.#next = { key: this.#key, ...draft };
    void this.#write();
  }

  remove(): void {
    this.#next = null;
    void this.#write();
  }

  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    while (this.#next !== undefined) {
      const next = this.#next;
      this.#next = undefined;
      const written = next === null ? this.#store.removeDraft(this.#key) : this.#store.keepDraft(next);
      // A browser that keeps nothing: the queue, which tries too, says so.
      await written.catch(() => undefined);
    }
    this.#writing = false;
  }
}
