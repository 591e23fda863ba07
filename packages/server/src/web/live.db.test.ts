import { storyKey } from '@onrecord/domain/address/keys';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lastEventId } from '../store/event-log.ts';
import { askForStream, type LiveServer, RawReader, serveLive } from '../testing/live-server.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';

/** As many as the board remembers when a process starts. */
const READ_BACK = 300;
const until = (ask: () => void | Promise<void>) => vi.waitFor(ask, { timeout: 40_000, interval: 20 });

let newsroom: TestNewsroom;
let server: LiveServer;
let readers: RawReader[];

beforeEach(async () => {
  readers = [];
  newsroom = await createNewsroom();
  await newsroom.save(buildStory('quay'));
  server = await serveLive(newsroom);
});
afterEach(async () => {
  for (const { socket } of readers) socket.destroy();
  await server.close();
  await newsroom.close();
});

/** Sends a request and listens. */
function ask(request: string): RawReader {
  const reader = new RawReader(server.port, request);
  readers.push(reader);
  return reader;
}

/** Asks for the stream and waits until it has said where it stands. */
async function listen(query = '', headers = ''): Promise<RawReader> {
  const reader = ask(askForStream(query, headers));
  await until(() => expect(reader.messages.length).toBeGreaterThan(0));
  return reader;
}

const lastId = () => server.live.nearest(Infinity);
/** Resolves once readers can be told. */
async function changeQuay(headline: string) {
  await newsroom.save(buildStory('quay', { headline }));
  const logged = Number(await lastEventId(newsroom.db));
  await until(() => expect(lastId()).toBe(logged));
}

describe('the stream of events', () => {
  it('tells everybody the same, in order, whatever they speak', async () => {
    const spoken = [
      askForStream(),
      // Node's own server answers these: a header of another kind, and the older HTTP.
      askForStream('', 'TE: trailers\r\n'),
      'GET /live/events HTTP/1.0\r\nHost: a\r\n\r\n',
    ];
    const following = spoken.map(ask);
    for (const reader of following) await until(() => expect(reader.ids).toHaveLength(1));
    const said = [lastId()];
    for (let at = 0; at < 5; at++) said.push(await server.say());
    for (const reader of following) {
      await until(() => expect(reader.ids).toEqual(said));
      expect(reader.heard).toContain('Content-Type: text/event-stream; charset=utf-8\r\n');
      expect(reader.heard).toContain('Cache-Control: no-store\r\n');
      expect(reader.heard).toMatch(/retry: \d{3,4}\n\n/);
    }
  });

  it('goes on from the last event a reader has seen; the browser’s word goes before the page’s', async () => {
    const seen = lastId();
    await changeQuay('The quay, again');
    for (const reader of [
      await listen(`?after=${seen}`),
      await listen('', `Last-Event-ID: ${seen}\r\n`),
      await listen(`?after=${lastId()}`, `Last-Event-ID: ${seen}\r\n`),
      await listen('', `Last-Event-ID: ${seen}\r\nTE: trailers\r\n`),
    ]) {
      expect(JSON.stringify(reader.messages)).toContain('The quay, again');
      expect(reader.ids).toEqual([lastId()]);
    }
    expect((await listen(`?after=${lastId()}`)).messages).toEqual([{ id: lastId(), changed: [] }]);
  });

  it('takes who names no event, or nonsense, for somebody who comes now', async () => {
    for (const after of ['', 'now', '-1', '1e3', '1.5', '9'.repeat(40), '%00', '<b>'])
      expect((await listen(`?after=${after}`)).messages).toEqual([{ id: lastId(), changed: [] }]);
    expect((await listen('?after=1', 'Last-Event-ID: \u00e9\r\n')).ids).toEqual([lastId()]);
  });

  it('tells who comes from the future, or from a process that is ahead, what happens from now on', async () => {
    const reader = await listen('', `Last-Event-ID: ${lastId() + 1}\r\n`);
    const distant = await listen('', 'Last-Event-ID: 999999999999999\r\n');
    expect(reader.messages).toEqual([{ id: lastId(), changed: [] }]);
    const id = await server.say();
    for (const someone of [reader, distant]) await until(() => expect(someone.ids.at(-1)).toBe(id));
  });

  it('says "start over" to who was away for longer than is remembered, never a part', async () => {
    const long = lastId();
    for (let at = 0; at <= READ_BACK; at++) await server.say(storyKey(idOf(`story:${at}`)));
    await server.close();
    server = await serveLive(newsroom);
    expect((await listen(`?after=${long}`)).messages).toEqual([{ id: lastId(), reset: true }]);
    const answer = await fetch(`${server.origin}/live/since/${long}.json`);
    expect(await answer.json()).toEqual({ id: lastId(), reset: true });
    // Who was away while this process started goes on as if nothing had been.
    expect((await listen(`?after=${lastId() - 3}`)).messages[0]).toMatchObject({ id: lastId() });
    expect((await listen(`?after=${lastId() - 3}`)).messages[0]).not.toHaveProperty('reset');
  });

  it('answers HEAD with its head alone', async () => {
    const { status, headers } = await fetch(`${server.origin}/live/events`, { method: 'HEAD' });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(server.live.stats.readers).toBe(0);
  });

  it('sends who finds no place to the delta address, and takes the next when somebody leaves', async () => {
    await server.close();
    server = await serveLive(newsroom, { readersMax: 2 });
    const [first] = [await listen(), await listen()];
    const refused = await fetch(`${server.origin}/live/events`);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await refused.text()).toContain('/live/since/ID.json');
    first?.socket.destroy();
    await until(() => expect(server.live.stats.readers).toBe(1));
    await listen();
  });
});

describe('a reader who misbehaves', () => {
  /** Pages are served, and somebody else hears what happens. */
  async function expectOthersServed(reader: RawReader) {
    const id = await server.say();
    await until(() => expect(reader.ids.at(-1)).toBe(id));
    expect((await fetch(`${server.origin}/quay/`)).status).toBe(200);
  }

  it('who opens 1,000 connections and reads none of them keeps nobody from reading', async () => {
    const other = await listen();
    for (let at = 0; at < 1000; at++) ask(askForStream()).socket.pause();
    await until(() => expect(server.live.stats.readers).toBe(1001));
    for (let at = 0; at < 20; at++) await server.say();
    await expectOthersServed(other);
    for (const { socket } of readers.slice(1)) socket.destroy();
    await until(() => expect(server.live.stats.readers).toBe(1));
  });

  it('who sends anything over the stream’s connection is cut off, and nobody else', async () => {
    const other = await listen();
    const garbage = [
      'hello\r\n\r\n',
      '\u0000\u00ff'.repeat(5000),
      askForStream(),
      'GET /quay/ HTTP/1.1\r\nHost: a\r\n\r\n',
    ];
    for (const words of garbage) {
      const reader = await listen();
      reader.socket.write(words);
      await until(() => expect(reader.isClosed).toBe(true));
    }
    // The same behind a request that Node answers, and in one piece with it.
    for (const words of ['hello\r\n\r\n', askForStream().repeat(500)]) {
      const reader = ask(askForStream('', 'TE: trailers\r\n') + words);
      reader.socket.end();
      await until(() => expect(reader.isClosed).toBe(true));
    }
    await until(() => expect(server.live.stats.readers).toBe(1));
    await expectOthersServed(other);
  });

  it('who goes away, in order or not, in the middle of a request or of the stream, leaves nothing behind', async () => {
    const other = await listen();
    for (const headers of ['', 'TE: trailers\r\n']) {
      (await listen('', headers)).socket.end();
      (await listen('', headers)).socket.resetAndDestroy();
      const partly = ask(askForStream('', headers).slice(0, -10));
      await until(() => expect(partly.socket.pending).toBe(false));
      partly.socket.destroy();
    }
    await server.say();
    await until(() => expect(server.live.stats.readers).toBe(1));
    await expectOthersServed(other);
  });
});

describe('the delta address', () => {
  const since = (id: number | string, init?: RequestInit) =>
    fetch(`${server.origin}/live/since/${id}.json`, init);

  it('answers what the stream says, compressed, for a second', async () => {
    const seen = lastId();
    await changeQuay('The quay, again');
    const answer = await since(seen, { headers: { 'Accept-Encoding': 'br' } });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=1, stale-while-revalidate=1');
    const [message] = (await listen(`?after=${seen}`)).messages;
    expect(await answer.json()).toEqual(message);
    const etag = answer.headers.get('etag') ?? '';
    expect((await since(seen, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    await changeQuay('The quay, once more');
    await until(async () => expect(await (await since(seen)).text()).toContain('once more'));
  });

  it('takes any number, and keeps one answer for all that mean the same', async () => {
    for (let at = 0; at < 500; at++) expect((await since(lastId() + at * 1e9)).status).toBe(200);
    expect(server.routes.deltas.stats.pages).toBe(1);
    for (const wrong of ['-1', 'x', '1.5', '9'.repeat(16), '']) expect((await since(wrong)).status).toBe(404);
    expect((await fetch(`${server.origin}/live/since/1`)).status).toBe(404);
  });
});
