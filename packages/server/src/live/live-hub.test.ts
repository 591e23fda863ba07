import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { PassThrough, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eventBytes, LiveHub } from './live-hub.ts';
import { readersMax } from './readers-max.ts';

let hub: LiveHub;
beforeEach(() => {
  hub = new LiveHub();
});
afterEach(() => {
  hub.close();
  vi.useRealTimers();
});

const until = (ask: () => void) => vi.waitFor(ask, { timeout: 30_000, interval: 10 });

/** A reader who keeps what is written, as it is. */
function keepingReader() {
  const kept: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      kept.push(chunk);
      done();
    },
  });
  return { stream, kept, text: () => Buffer.concat(kept).toString() };
}

/** A reader who takes the first piece and never another. */
const stuckReader = () => new Writable({ write: () => undefined });

describe('the hub', () => {
  it('writes the same bytes to everybody, in the order in which they were said', async () => {
    const readers = Array.from({ length: 1200 }, keepingReader);
    for (const { stream } of readers) hub.join(stream, undefined);
    const said = [1, 2, 3].map((id) => eventBytes(id, `{"id":${id}}`));
    for (const bytes of said) hub.say(bytes);
    await until(() => expect(readers.at(-1)?.kept).toHaveLength(4));
    for (const { kept } of readers) {
      const heard = kept.slice(1);
      // The very same memory, not a copy for each.
      expect(heard.map((bytes, at) => bytes.buffer === said[at]?.buffer && bytes.equals(said[at]))).toEqual([
        true,
        true,
        true,
      ]);
    }
  });

  it('takes nobody any more once it is closed', () => {
    hub.close();
    const { stream } = keepingReader();
    hub.join(stream, undefined);
    expect(stream.destroyed).toBe(true);
    expect(hub.stats.readers).toBe(0);
  });

  it('gives who joins when to come back after a cut, not all at once, and then what they missed', () => {
    const readers = Array.from({ length: 300 }, keepingReader);
    for (const { stream } of readers) hub.join(stream, eventBytes(9, '{"id":9}'));
    const retries = readers.map(({ text }) => Number(/^retry: (\d+)\n\nid: 9\n/.exec(text())?.[1]));
    expect(Math.min(...retries)).toBeGreaterThanOrEqual(500);
    expect(Math.max(...retries)).toBeLessThanOrEqual(4000);
    expect(new Set(retries).size).toBeGreaterThan(100);
  });

  it('lets each reader hear that the connection is alive, once in 15 s', () => {
    vi.useFakeTimers();
    hub = new LiveHub();
    const readers = Array.from({ length: 40 }, keepingReader);
    for (const { stream } of readers) hub.join(stream, undefined);
    vi.advanceTimersByTime(15_000);
    for (const { text } of readers) expect(text().match(/event: beat\ndata:\n\n/g)).toHaveLength(1);
  });

  it('cuts off who leaves too much unread, and goes on with the others', async () => {
    const [stuck, other] = [stuckReader(), keepingReader()];
    hub.join(stuck, undefined);
    hub.join(other.stream, undefined);
    const bytes = eventBytes(1, JSON.stringify('x'.repeat(10_000)));
    for (let said = 0; said < 30; said++) hub.say(bytes);
    await until(() => expect(other.kept).toHaveLength(31));
    expect(stuck.destroyed).toBe(true);
    // A little over what may be unread: one piece was under way.
    expect(stuck.writableLength).toBeLessThan(160 * 1024);
    expect(hub.stats).toEqual({ readers: 1, cutOff: 1 });
  });

  it('forgets who went away, and a connection that breaks takes nobody with it', async () => {
    const [gone, broken, other] = [new PassThrough(), new PassThrough(), keepingReader()];
    for (const stream of [gone, broken, other.stream]) hub.join(stream, undefined);
    gone.destroy();
    broken.destroy(new Error('read ECONNRESET'));
    hub.say(eventBytes(1, '{}'));
    await until(() => expect(other.text()).toContain('id: 1'));
    expect(hub.stats.readers).toBe(1);
  });

  it('is full at its limit, which leaves files for everybody else', () => {
    hub = new LiveHub({ readersMax: 2 });
    hub.join(new PassThrough(), undefined);
    expect(hub.isFull).toBe(false);
    hub.join(new PassThrough(), undefined);
    expect(hub.isFull).toBe(true);
    expect(readersMax(4096)).toBe(3072);
    expect(readersMax(1_048_576)).toBe(20_000);
    expect(readersMax()).toBeGreaterThan(0);
  });
});

describe('over real connections', () => {
  let server: Server;
  let sockets: Socket[];
  beforeEach(async () => {
    sockets = [];
    server = createServer((socket) => hub.join(socket, undefined)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return async () => {
      for (const socket of sockets) socket.destroy();
      hub.close();
      await new Promise((closed) => server.close(closed));
    };
  });

  async function open(): Promise<Socket> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    return socket;
  }

  it('a reader who never reads is cut off once the system holds no more for it; the other misses nothing', async () => {
    const [stuck, other] = [await open(), await open()];
    stuck.pause();
    stuck.on('error', () => undefined);
    let heard = 0;
    other.on('data', (bytes) => {
      heard += bytes.length;
    });
    await until(() => expect(hub.stats.readers).toBe(2));
    const head = heard;
    const bytes = eventBytes(1, JSON.stringify('x'.repeat(100_000)));
    let said = 0;
    await until(() => {
      for (let at = 0; at < 5; at++, said++) hub.say(bytes);
      expect(hub.stats.cutOff).toBe(1);
    });
    expect(hub.stats.readers).toBe(1);
    await until(() => expect(heard).toBeGreaterThanOrEqual(head + said * bytes.length));
  });
});
