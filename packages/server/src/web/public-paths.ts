import { randomBytes } from 'node:crypto';

/**
 * Every public path, as 64-bit hashes in one open-addressed table: 16 bytes a path at most, so that an address
 * that does not exist costs no query. Paths are only ever added; one that went costs a query, no more.
 * Two paths share a hash once in some 10^7 archives of a million stories, with the same effect.
 */
export class PublicPaths {
  /** Two words a slot; both 0 is empty. */
  #slots = new Uint32Array(2 * 1024);
  #used = 0;

  /** False until the first full load: everything may then exist. */
  complete = false;

  get size(): number {
    return this.#used;
  }

  add(path: string): void {
    if ((this.#used + 1) * 4 > this.#slots.length) this.#grow();
    const [high, low] = hash64(path);
    if (this.#insert(high, low)) this.#used++;
  }

  /** Whether a path may exist: always true before the first load has ended. */
  has(path: string): boolean {
    if (!this.complete) return true;
    const [high, low] = hash64(path);
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const slotHigh = slots[slot * 2];
      const slotLow = slots[slot * 2 + 1];
      if (slotHigh === high && slotLow === low) return true;
      if (slotHigh === 0 && slotLow === 0) return false;
    }
  }

  #insert(high: number, low: number): boolean {
    const slots = this.#slots;
    const mask = slots.length / 2 - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const slotHigh = slots[slot * 2];
      const slotLow = slots[slot * 2 + 1];
      if (slotHigh === high && slotLow === low) return false;
      if (slotHigh === 0 && slotLow === 0) {
        slots[slot * 2] = high;
        slots[slot * 2 + 1] = low;
        return true;
      }
    }
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      const high = old[at] ?? 0;
      const low = old[at + 1] ?? 0;
      if (high !== 0 || low !== 0) this.#insert(high, low);
    }
  }
}

/** Keyed anew in every process, so that nobody outside can find paths that collide. */
const SEED = randomBytes(8);
const SEED_A = SEED.readUInt32LE(0);
const SEED_B = SEED.readUInt32LE(4);

/** Two 32-bit lanes in the manner of cyrb53, each started from the seed; never both 0. */
function hash64(text: string): [high: number, low: number] {
  let a = 0xdeadbeef ^ SEED_A;
  let b = 0x41c6ce57 ^ SEED_B;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a >>> 0 || 1, b >>> 0];
}
