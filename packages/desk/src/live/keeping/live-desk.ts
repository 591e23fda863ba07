import type { DeskEntry } from '@onrecord/domain/desk/live-shapes';
import { LiveStore } from './live-store.ts';
import { PostQueue } from './post-queue.ts';
import { sendPost } from './send-post.ts';

/** What the consoles of one person share in this window: what is kept, and what is on its way. */
export interface LiveDesk {
  readonly userId: string;
  readonly store: LiveStore;
  readonly queue: PostQueue;
  /** Hears of each entry the server has taken, before the queue lets go of it. Returns how to stop. */
  onTaken(listener: (entry: DeskEntry) => void): () => void;
}

let desk: LiveDesk | undefined;

/** The live desk of who is signed in; it is made once, and goes on sending whichever screen is open. */
export function liveDeskOf(userId: string): LiveDesk {
  if (desk?.userId === userId) return desk;
  // Somebody else signed in: what is theirs goes out under their name only.
  desk?.queue.close();
  const store = new LiveStore(userId);
  const listeners = new Set<(entry: DeskEntry) => void>();
  const queue = new PostQueue({
    store,
    pause,
    send: async (post) => {
      const { outcome, entry } = await sendPost(post);
      if (entry) for (const listener of listeners) listener(entry);
      return outcome;
    },
  });
  desk = {
    userId,
    store,
    queue,
    onTaken(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  addEventListener('online', () => queue.wake());
  document.addEventListener('visibilitychange', () => document.hidden || queue.wake());
  void queue.begin();
  return desk;
}

function pause(forMs: number, cut: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, forMs * (0.8 + Math.random() * 0.4));
    cut.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
