import type { LiveChange, LiveMessage } from '@onrecord/domain/live/message';

/** Changed things that are remembered. */
const BOARD_MAX = 2000;
/** Somebody who missed more than this looks at the whole page again: it is less to send. */
const ANSWER_MAX = 100;

interface Posted {
  readonly id: number;
  readonly change: LiveChange;
}

/**
 * What changed lately, each thing once, as it is now. Answers what somebody missed who has seen everything up to an
 * event. Bounded: what changed longest ago is forgotten, and `horizon` rises.
 */
export class LiveBoard {
  /** By key, in the order of their events. */
  readonly #posted = new Map<string, Posted>();
  #lastId: number;
  #horizon: number;

  /** Knows nothing of events up to `id`. */
  constructor(id: number) {
    this.#lastId = id;
    this.#horizon = id;
  }

  get lastId(): number {
    return this.#lastId;
  }

  /** Who has seen everything up to this event or a later one can be told what is new. */
  get horizon(): number {
    return this.#horizon;
  }

  /** Takes in a message that is newer than all before. */
  take(message: LiveMessage): void {
    this.#lastId = message.id;
    if ('reset' in message) {
      this.#posted.clear();
      this.#horizon = message.id;
      return;
    }
    for (const change of message.changed) {
      if (change.lists?.length === 0) this.#forgetListedIn(change.key);
      this.#posted.delete(change.key);
      this.#posted.set(change.key, { id: message.id, change });
    }
    for (const [key, { id }] of this.#posted) {
      if (this.#posted.size <= BOARD_MAX) break;
      this.#posted.delete(key);
      this.#horizon = id;
    }
  }

  /** What stood in a list that is gone is not told to anybody any more: whoever shows it looks at the page again. */
  #forgetListedIn(list: string): void {
    for (const [key, { change }] of this.#posted) if (change.lists?.includes(list)) this.#posted.delete(key);
  }

  /** Whoever has seen everything up to this event is told the same as with `id`: of ids without end, few are left. */
  nearest(id: number): number {
    return Math.min(Math.max(id, this.#horizon - 1), this.#lastId);
  }

  /** All that is new to somebody who has seen everything up to `id`. */
  since(id: number): LiveMessage {
    if (id < this.#horizon) return { id: this.#lastId, reset: true };
    const changed = [...this.#posted.values()].filter((posted) => posted.id > id).map(({ change }) => change);
    return changed.length > ANSWER_MAX ? { id: this.#lastId, reset: true } : { id: this.#lastId, changed };
  }
}
