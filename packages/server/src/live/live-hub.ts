import type { Writable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readersMax } from './readers-max.ts';

export interface LiveHubOptions {
  /** Readers at once; who comes after them is told to ask at the delta address. */
  readonly readersMax?: number;
}

/** What a reader may leave unread before the connection is cut. Bytes. */
const UNREAD_MAX = 128 * 1024;
/** Readers written to before the event loop comes round to others. */
const WRITES_A_TURN = 500;
/** How often each reader hears that the connection is alive: proxies cut silent ones, mostly after 30 s or 60 s. */
const BEAT_MS = 15_000;
/** Beats go out to a part of the readers at a time. */
const BEAT_PARTS = 15;
const BEAT = Buffer.from('event: beat\ndata:\n\n');
/** When a cut connection is tried again: between these, so that not everybody comes at once. Milliseconds. */
const RETRY_MS = { least: 500, most: 4000 };

/**
 * Open readers, as Server-Sent Events (HTML standard, 9.2). What is said is bytes made once and written to everybody.
 * Whoever does not keep up is cut off and comes back by the last id.
 */
export class LiveHub {
  readonly #readers = new Set<Writable>();
  readonly #readersMax: number;
  #saying: Promise<void> = Promise.resolve();
  #beatPart = 0;
  readonly #beats: NodeJS.Timeout;
  #cutOff = 0;
  #isClosed = false;

  constructor(options: LiveHubOptions = {}) {
    this.#readersMax = options.readersMax ?? readersMax();
    this.#beats = setInterval(() => this.#beat(), BEAT_MS / BEAT_PARTS).unref();
  }

  get stats() {
    return { readers: this.#readers.size, cutOff: this.#cutOff };
  }

  get isFull(): boolean {
    return this.#readers.size >= this.#readersMax;
  }

  /** Takes over a stream whose head has been sent, with what its reader missed. */
  join(stream: Writable, missed: Buffer | undefined): void {
    // Asked for before, read after: nobody would end it any more.
    if (this.#isClosed) {
      stream.destroy();
      return;
    }
    this.#readers.add(stream);
    stream.once('close', () => this.#readers.delete(stream));
    stream.on('error', () => stream.destroy());
    const { least, most } = RETRY_MS;
    stream.write(`retry: ${Math.round(least + Math.random() * (most - least))}\n\n`);
    if (missed) this.#write(stream, missed);
  }

  /** Says something to everybody, after what was said before. */
  say(bytes: Buffer): void {
    this.#saying = this.#saying.then(async () => {
      let written = 0;
      for (const reader of this.#readers) {
        this.#write(reader, bytes);
        if (++written % WRITES_A_TURN === 0) await nextTurn();
      }
    });
  }

  /** Ends all connections; their readers come back by themselves. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#beats);
    for (const reader of this.#readers) reader.destroy();
  }

  #write(reader: Writable, bytes: Buffer): void {
    if (reader.destroyed) return;
    if (reader.writableLength > UNREAD_MAX) {
      this.#cutOff++;
      reader.destroy();
      return;
    }
    reader.write(bytes);
  }

  #beat(): void {
    let at = this.#beatPart;
    this.#beatPart = (this.#beatPart + 1) % BEAT_PARTS;
    for (const reader of this.#readers) if (at++ % BEAT_PARTS === 0) this.#write(reader, BEAT);
  }
}

/** A message as an event of the stream. */
export function eventBytes(id: number, json: string): Buffer {
  return Buffer.from(`id: ${id}\ndata: ${json}\n\n`);
}
