import type { EditorJson } from '@onrecord/domain/body/editor-json';
import { localDraftName, markUnsent } from '../../editor/session/unsent-drafts.ts';
import type { PostStore } from './post-queue.ts';
import type { WaitingPost } from './waiting-post.ts';

/** What is being written: a new entry, or a change of one. */
export interface EntryDraft {
  readonly headline: string;
  readonly document: EditorJson;
  /** Null while it is no key event. */
  readonly keyEvent: string | null;
}

/** A draft as it is kept: under the story's id for a new entry, under the entry's for a change of it. */
export interface KeptDraft {
  readonly key: string;
  readonly draft: EntryDraft;
  /** The version of the entry that is being changed. */
  readonly version?: number;
}

const POSTS = 'posts';
const DRAFTS = 'drafts';

/**
 * What the live consoles of one person hold on this machine (IndexedDB): posts that are on their way, and what is half
 * written. Writes are on the disk when they resolve. They happen in the order in which they were asked for.
 */
export class LiveStore implements PostStore {
  readonly #name: string;
  #db: Promise<IDBDatabase> | undefined;

  constructor(userId: string) {
    // As the kept copies of stories are named: they go at sign-out, unless something in them is unsent.
    this.#name = localDraftName(userId, 'live');
  }

  listPosts(): Promise<readonly WaitingPost[]> {
    return this.#read((transaction) => transaction.objectStore(POSTS).getAll());
  }

  keepPost(post: WaitingPost, draftKey?: string): Promise<void> {
    return this.#write((transaction) => {
      transaction.objectStore(POSTS).put(post);
      if (draftKey !== undefined) transaction.objectStore(DRAFTS).delete(draftKey);
    });
  }

  removePost(id: string): Promise<void> {
    return this.#write((transaction) => transaction.objectStore(POSTS).delete(id));
  }

  listDrafts(): Promise<readonly KeptDraft[]> {
    return this.#read((transaction) => transaction.objectStore(DRAFTS).getAll());
  }

  keepDraft(draft: KeptDraft): Promise<void> {
    return this.#write((transaction) => transaction.objectStore(DRAFTS).put(draft));
  }

  removeDraft(key: string): Promise<void> {
    return this.#write((transaction) => transaction.objectStore(DRAFTS).delete(key));
  }

  async #read<T>(work: (transaction: IDBTransaction) => IDBRequest<T>): Promise<T> {
    const transaction = (await this.#open()).transaction([POSTS, DRAFTS], 'readonly');
    const request = work(transaction);
    await done(transaction);
    return request.result;
  }

  async #write(work: (transaction: IDBTransaction) => unknown): Promise<void> {
    const transaction = (await this.#open()).transaction([POSTS, DRAFTS], 'readwrite', {
      durability: 'strict',
    });
    work(transaction);
    const left = [POSTS, DRAFTS].map((name) => transaction.objectStore(name).count());
    await done(transaction);
    markUnsent(
      this.#name,
      left.some(({ result }) => result > 0),
    );
  }

  #open(): Promise<IDBDatabase> {
    this.#db ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(POSTS, { keyPath: 'id' });
        request.result.createObjectStore(DRAFTS, { keyPath: 'key' });
      };
      request.onsuccess = () => {
        const db = request.result;
        // Somebody signs out, and this copy is to go.
        db.onversionchange = () => {
          db.close();
          this.#db = undefined;
        };
        resolve(db);
      };
      request.onerror = () => reject(request.error);
    });
    return this.#db;
  }
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}
