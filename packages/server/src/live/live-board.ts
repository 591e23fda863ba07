import type { LiveChange, LiveMessage } from '@onrecord/domain/live/message';

/** Changed things that are remembered. */
const BOARD_MAX = 2000;
/** Somebody who missed more than this looks at the whole page again: it is less to send. Changes, and UTF-16 units. */
const ANSWER_MAX = 100;
const ANSWER_UNITS_MAX = 64 * 1024;

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
  /** Who has seen everything up to one of these can be told what is new; newest first. Until the next event. */
  #answered: readonly number[] | undefined;

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
    this.#answered = undefined;
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

  /**
   * Whoever has seen everything up to this event is told the same as with `id`. However many ids are asked with, these
   * are few: one for each answer there is.
   */
  nearest(id: number): number {
    this.#answered ??= this.#listAnswered();
    return this.#answered.find((after) => after <= id) ?? this.#horizon - 1;
  }

  /** All that is new to somebody who has seen everything up to `id`. */
  since(id: number): LiveMessage {
    if (this.nearest(id) < this.#horizon) return { id: this.#lastId, reset: true };
    const changed = [...this.#posted.values()].filter((posted) => posted.id > id).map(({ change }) => change);
    return { id: this.#lastId, changed };
  }

  #listAnswered(): number[] {
    const answered = [this.#lastId];
    let [count, units] = [0, 0];
    for (const { id, change } of [...this.#posted.values()].reverse()) {
      if (id !== answered.at(-1)) answered.push(id);
      // Whoever has not seen this one is told of it, and of all that are newer.
      count++;
      units += change.html?.length ?? 0;
      if (count > ANSWER_MAX || units > ANSWER_UNITS_MAX) return answered;
    }
    if (this.#horizon !== answered.at(-1)) answered.push(this.#horizon);
    return answered;
  }
}
