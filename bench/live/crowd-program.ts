/**
 * Readers of `/live/events` on raw sockets, as many as a bench wants, told what to do over the channel to the process
 * that started this one, and gone when that is.
 */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Call, ComeBack, CrowdCalls } from './crowd-calls.ts';
import { EventStream } from './event-stream.ts';
import { monotonicMs } from './monotonic.ts';

const [origin = ''] = process.argv.slice(2);
const { hostname, port } = new URL(origin);
if (hostname !== '127.0.0.1') throw new Error(`A load goes to this machine only, not to ${hostname}`);

/** Connections that are being opened at once. */
const OPENING_MAX = 200;
/** These have been told something by then, or the run has failed. */
const OPEN_MS = 60_000;
const POLL_MS = 10;
/** Of events before the last so many, receipts are forgotten. */
const EVENTS_KEPT = 100;
/** All readers read into this, one after another. */
const shared = Buffer.alloc(64 * 1024);

const readers: Reader[] = [];
/** By event: when each reader had it, 0 while not. */
const receivedAt = new Map<number, Float64Array>();
let manner: ComeBack = 'asTold';
let backAt: number[] = [];
let failedAt: number[] = [];

class Reader {
  readonly #number: number;
  #socket: Socket | undefined;
  #stream = new EventStream();
  #lastId: number | undefined;
  #retryMs = 3000;
  #triedAt = 0;
  /** Whether it was told something over this connection. */
  isOpen = false;

  constructor(number: number) {
    this.#number = number;
  }

  connect(): void {
    this.#triedAt = monotonicMs();
    this.#stream = new EventStream();
    const onread = { buffer: shared, callback: (count: number) => this.#take(count) };
    const socket = connect({ host: hostname, port: Number(port), onread });
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('end', () => socket.destroy());
    socket.on('close', () => this.#lost());
    const lastId = this.#lastId === undefined ? '' : `Last-Event-ID: ${this.#lastId}\r\n`;
    socket.write(
      `GET /live/events HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: text/event-stream\r\n${lastId}\r\n`,
    );
  }

  close(): void {
    this.#socket?.removeAllListeners('close').destroy();
    this.isOpen = false;
  }

  #take(count: number): boolean {
    const now = monotonicMs();
    let ids: number[];
    try {
      ids = this.#stream.push(shared.toString('latin1', 0, count));
    } catch {
      this.#socket?.destroy();
      return false;
    }
    this.#retryMs = this.#stream.retryMs ?? this.#retryMs;
    for (const id of ids) {
      this.#lastId = id;
      const times = timesOf(id);
      if (times[this.#number] === 0) times[this.#number] = now;
    }
    if (!this.isOpen && this.#lastId !== undefined) {
      this.isOpen = true;
      backAt.push(now);
    }
    return true;
  }

  #lost(): void {
    if (!this.isOpen) failedAt.push(this.#triedAt);
    this.isOpen = false;
    if (manner === 'asTold') setTimeout(() => this.connect(), this.#retryMs);
  }
}

function timesOf(eventId: number): Float64Array {
  const known = receivedAt.get(eventId);
  if (known) return known;
  const times = new Float64Array(readers.length);
  receivedAt.set(eventId, times);
  const [oldest] = receivedAt.keys();
  if (receivedAt.size > EVENTS_KEPT && oldest !== undefined) receivedAt.delete(oldest);
  return times;
}

/** Waits until a count is reached, or so long at most. */
async function until(count: number, reached: () => number, waitMs: number): Promise<void> {
  for (const end = monotonicMs() + waitMs; reached() < count && monotonicMs() < end; ) await sleep(POLL_MS);
}

const countOpen = () => readers.reduce((count, { isOpen }) => (isOpen ? count + 1 : count), 0);

const calls: CrowdCalls = {
  async open(count) {
    while (readers.length < count) {
      const wanted = Math.min(readers.length + OPENING_MAX, count);
      while (readers.length < wanted) {
        const reader = new Reader(readers.length);
        readers.push(reader);
        reader.connect();
      }
      await until(wanted, countOpen, OPEN_MS);
      if (countOpen() < wanted) throw new Error(`Only ${countOpen()} of ${count} readers found a place.`);
    }
    receivedAt.clear();
  },
  async receipts(eventId, waitMs) {
    const received = () => timesOf(eventId).reduce((count, at) => (at > 0 ? count + 1 : count), 0);
    await until(readers.length, received, waitMs);
    const times = timesOf(eventId).filter((at) => at > 0);
    receivedAt.delete(eventId);
    return times;
  },
  comeBack(next) {
    manner = next;
    backAt = [];
    failedAt = [];
  },
  comeBackNow(withinMs) {
    for (const reader of readers)
      if (!reader.isOpen) setTimeout(() => reader.connect(), Math.random() * withinMs);
    // Who fails goes on as browsers do.
    manner = 'asTold';
  },
  async whenBack(waitMs) {
    await until(readers.length, countOpen, waitMs);
    return { backAt: Float64Array.from(backAt), failedAt: Float64Array.from(failedAt) };
  },
  close() {
    for (const reader of readers.splice(0)) reader.close();
    receivedAt.clear();
  },
};

process.on('message', async ({ call, name, values }: Call) => {
  try {
    const value = await (calls[name] as (...given: readonly unknown[]) => unknown)(...values);
    process.send?.({ call, value });
  } catch (error) {
    process.send?.({ call, error: String(error) });
  }
});
process.on('disconnect', () => process.exit());
