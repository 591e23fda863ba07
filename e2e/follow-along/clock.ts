/** Draws numbers that a seed fixes (mulberry32). */
export type Draw = (below: number) => number;

export function drawFrom(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Runs what is due in the order of its time; nothing waits for a real clock. */
export class Clock {
  now = 0;
  #due: { at: number; run: () => void }[] = [];

  later = (run: () => void, afterMs: number): (() => void) => {
    const entry = { at: this.now + Math.max(0, afterMs), run };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  };

  /** Lets time go by; what answers are made of in between is given its turn. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      await settle();
      const next = this.#due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#due = this.#due.filter((entry) => entry !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
    }
    this.now = until;
  }
}

/** Runs everything that waits only for promises. */
async function settle(): Promise<void> {
  for (let turns = 0; turns < 12; turns++) await Promise.resolve();
}
