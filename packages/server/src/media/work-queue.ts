/** Thrown when more work waits than is allowed: the caller answers 503 with Retry-After. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';
}

/** `now`: somebody is waiting for it. `ahead`: it will be wanted later, and may wait as long as it takes. */
export type Urgency = 'now' | 'ahead';

export interface WorkQueue {
  /** Does the work when its turn comes. Throws QueueFullError at once if it is wanted now and too much is. */
  run<T>(work: () => Promise<T>, urgency: Urgency): Promise<T>;
}

/**
 * A queue that does at most `concurrency` pieces of work at a time. What is wanted now goes first, and work
 * ahead of time leaves it a place wherever there is more than one.
 */
export function createWorkQueue({
  concurrency,
  maxWaiting,
}: {
  readonly concurrency: number;
  /** How many pieces that are wanted now may wait. */
  readonly maxWaiting: number;
}): WorkQueue {
  const maxAhead = Math.max(1, concurrency - 1);
  const waiting: Record<Urgency, (() => void)[]> = { now: [], ahead: [] };
  const running: Record<Urgency, number> = { now: 0, ahead: 0 };

  const mayStart = (urgency: Urgency) =>
    running.now + running.ahead < concurrency && (urgency === 'now' || running.ahead < maxAhead);
  const startNext = () => {
    for (const urgency of ['now', 'ahead'] as const) {
      while (waiting[urgency].length > 0 && mayStart(urgency)) {
        running[urgency]++;
        waiting[urgency].shift()?.();
      }
    }
  };

  return {
    async run(work, urgency) {
      if (urgency === 'now' && !mayStart('now') && waiting.now.length >= maxWaiting) {
        throw new QueueFullError(`${waiting.now.length} pieces of work are waiting`);
      }
      await new Promise<void>((resolve) => {
        waiting[urgency].push(resolve);
        startNext();
      });
      try {
        return await work();
      } finally {
        running[urgency]--;
        startNext();
      }
    },
  };
}
