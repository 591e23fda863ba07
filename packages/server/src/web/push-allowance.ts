import type { Clock } from '@onrecord/domain/clock';

/** Requests about subscriptions in a minute: from one place, and from all. */
const PLACE_MAX = 30;
const ALL_MAX = 1200;
const WINDOW_MS = 60_000;

/** Bounds how often anybody may ask: each such request reads or writes the database, and no cache stands before it. */
export class Allowance {
  readonly #clock: Clock;
  readonly #byPlace = new Map<string, number>();
  #all = 0;
  #windowEndsMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes one from the allowance of this minute; false where it is used up. */
  take(place: string): boolean {
    const nowMs = this.#clock().getTime();
    if (nowMs >= this.#windowEndsMs) {
      this.#windowEndsMs = nowMs + WINDOW_MS;
      this.#byPlace.clear();
      this.#all = 0;
    }
    const ofPlace = this.#byPlace.get(place) ?? 0;
    if (ofPlace >= PLACE_MAX || this.#all >= ALL_MAX) return false;
    this.#byPlace.set(place, ofPlace + 1);
    this.#all++;
    return true;
  }
}
