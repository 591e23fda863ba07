import { payloadOf, storySubject } from '@onrecord/domain/push/notice';
import { BREAKING_TOPIC, tagTopic } from '@onrecord/domain/push/topics';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../log.ts';
import { keepSubscription } from '../store/push.ts';
import { addNotices, listNotices } from '../store/push-notices.ts';
import { runSource } from '../testing/child-process.ts';
import { startPushService, type TestPushService } from '../testing/push-service.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';
import { FAILURES_MAX, PushSender } from './sender.ts';

const PROGRAM = new URL('../testing/push-program.ts', import.meta.url).href;
const PORT = tagTopic(idOf('tag:port'));
const QUAY = idOf('story:quay');
const SUBJECT = storySubject(QUAY);
const MINUTE_MS = 60_000;
const until = (ask: () => void | Promise<void>) => vi.waitFor(ask, { timeout: 40_000, interval: 10 });

let newsroom: TestNewsroom;
let service: TestPushService;
let senders: PushSender[];

beforeEach(async () => {
  [newsroom, service] = await Promise.all([createNewsroom(), startPushService()]);
  senders = [];
  await newsroom.save(buildStory('quay', { headline: 'The quay is open' }));
});
afterEach(async () => {
  for (const sender of senders) sender.close();
  await service.close();
  await newsroom.close();
});

/** The push service of these tests is one that nobody knows, but where a subscription is said to be at another. */
function createSender(services: 'known' | 'other' = 'other'): PushSender {
  const sender = new PushSender({
    db: newsroom.db,
    clock: () => newsroom.now,
    log: createLog('silent'),
    origin: 'https://harbour.example',
    services,
    trustedOrigin: service.origin,
  });
  senders.push(sender);
  return sender;
}

const follow = (name: string, ...topics: string[]) =>
  newsroom.db.transaction().execute((trx) =>
    keepSubscription(trx, service.subscribe(name), {
      host: '127.0.0.1',
      hostMax: Number.POSITIVE_INFINITY,
      topics,
    }),
  );

const tell = (topics: readonly string[], subject = SUBJECT, storyId: string | null = QUAY) =>
  addNotices(
    newsroom.db,
    {
      subject,
      payload: payloadOf({
        subject,
        title: 'The quay is open',
        body: 'Ships.',
        path: '/quay/',
        language: 'en',
      }),
      storyId,
      at: newsroom.now,
      by: { userId: 'user-editor', name: 'The editor' },
    },
    topics,
  );

const names = () => service.received.map(({ name }) => name).sort();
const progress = async (topic = PORT, subject = SUBJECT) => {
  const found = (await listNotices(newsroom.db, subject)).find((notice) => notice.topic === topic);
  if (found === undefined) throw new Error(`Nobody was told of ${subject} by ${topic}.`);
  const { delivered, gone, failed, withheld, waiting, isDone } = found;
  return { delivered, gone, failed, withheld, waiting, isDone };
};
const done = { delivered: 0, gone: 0, failed: 0, withheld: 0, waiting: 0, isDone: true };
const pass = (minutes: number) => {
  newsroom.now = new Date(newsroom.now.getTime() + minutes * MINUTE_MS);
};
const known = async () =>
  (await newsroom.db.selectFrom('push_subscription').select('endpoint').execute()).length;

describe('a notice', () => {
  it('reaches those who chose its topic, in words only their browser can read', async () => {
    await follow('ann', PORT);
    await follow('bo', BREAKING_TOPIC);
    expect(await tell([PORT])).toEqual([PORT]);
    await createSender().sendDue();
    expect(names()).toEqual(['ann']);
    const { payload, headers } = service.received[0] ?? {};
    expect(payload).toEqual({
      title: 'The quay is open',
      body: 'Ships.',
      path: '/quay/',
      tag: SUBJECT,
      language: 'en',
      dir: 'ltr',
    });
    expect(headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      urgency: 'normal',
      ttl: '43200',
      authorization: expect.stringMatching(/^vapid t=.+, k=.+/),
      topic: expect.stringMatching(/^[\w-]{32}$/),
    });
    expect(await progress()).toEqual({ ...done, delivered: 1 });
  });

  it('is told once to each reader, by whatever topics they chose it, also when it goes to another one later', async () => {
    await follow('both', PORT, BREAKING_TOPIC);
    await follow('port', PORT);
    await follow('breaking', BREAKING_TOPIC);
    await tell([PORT]);
    expect(await tell([PORT])).toEqual([]);
    await createSender().sendDue();
    expect(await tell([PORT, BREAKING_TOPIC])).toEqual([BREAKING_TOPIC]);
    await createSender().sendDue();
    expect(names()).toEqual(['both', 'breaking', 'port']);
    expect(await progress(BREAKING_TOPIC)).toEqual({ ...done, delivered: 1 });
  });

  it('is sent once by several processes at once, to more readers than are looked up at a time', async () => {
    const all = Array.from({ length: 1203 }, (_, at) => `reader-${at}`);
    for (const name of all) await follow(name, PORT);
    await tell([PORT]);
    await Promise.all([1, 2, 3].map(() => createSender().sendDue()));
    await createSender().sendDue();
    expect(names()).toEqual(all.sort());
    expect(await progress()).toEqual({ ...done, delivered: 1203 });
  });

  it('is finished by the next process when one was killed, and nobody sees it twice', async () => {
    const all = Array.from({ length: 240 }, (_, at) => `reader-${at}`);
    for (const name of all) await follow(name, PORT);
    await tell([PORT]);
    const killed = Promise.withResolvers<void>();
    service.before = async () => {
      if (service.received.length > 60) await killed.promise;
    };
    const program = runSource(`await import(${JSON.stringify(PROGRAM)});`, {
      ...process.env,
      DATABASE_URL: newsroom.connectionString,
      PUSH_ORIGIN: service.origin,
      NOW: newsroom.now.toISOString(),
    });
    await until(() => expect(service.received.length).toBeGreaterThan(60));
    await program.kill('SIGKILL');
    killed.resolve();
    const { delivered } = await progress();
    expect(delivered).toBeGreaterThan(0);
    expect(delivered).toBeLessThan(240);

    // What it had taken is nobody else's yet.
    await createSender().sendDue();
    pass(2);
    await createSender().sendDue();
    expect(await progress()).toEqual({ ...done, delivered: 240 });
    expect(new Set(names())).toEqual(new Set(all));
    // Messages whose answer the killed process did not live to write down: the browser shows one for both.
    expect(service.received.length - 240).toBeLessThanOrEqual(20);
    expect(new Set(service.received.map(({ headers }) => headers.topic)).size).toBe(1);
    expect(new Set(service.received.map(({ payload }) => payload.tag)).size).toBe(1);
  });

  it('goes out no more once its story was taken from readers', async () => {
    await follow('ann', PORT);
    await tell([PORT]);
    await newsroom.save(buildStory('quay', { state: 'withdrawn' }));
    await createSender().sendDue();
    expect(service.received).toEqual([]);
    expect(await progress()).toEqual({ ...done, withheld: 1 });
    expect(await known()).toBe(1);
  });

  it('is done at once where nobody chose its topic', async () => {
    await tell([PORT]);
    await createSender().sendDue();
    expect(await progress()).toEqual(done);
  });
});

describe('a push service', () => {
  it.each([404, 410])('that says %i has its subscription forgotten', async (status) => {
    await follow('ann', PORT);
    await tell([PORT]);
    service.answer = () => ({ status });
    await createSender().sendDue();
    expect(await progress()).toEqual({ ...done, gone: 1 });
    expect(await known()).toBe(0);
  });

  it('that is busy is asked again, later each time, and not before it says', async () => {
    await follow('ann', PORT);
    await tell([PORT]);
    service.answer = () => ({ status: 503 });
    await createSender().sendDue();
    await createSender().sendDue();
    expect(service.received.length).toBe(1);
    pass(1);
    service.answer = () => ({ status: 429, headers: { 'Retry-After': '1200' } });
    await createSender().sendDue();
    expect(service.received.length).toBe(2);
    pass(10);
    await createSender().sendDue();
    expect(service.received.length).toBe(2);
    pass(11);
    service.answer = () => ({ status: 201 });
    await createSender().sendDue();
    expect(await progress()).toEqual({ ...done, delivered: 1 });
  });

  /** Five notices, each tried until it is done. */
  async function tellOften() {
    for (let notices = 1; notices <= FAILURES_MAX; notices++) {
      const subject = storySubject(idOf(`other-${notices}`));
      await tell([PORT], subject, null);
      for (let tries = 0; tries < 8; tries++) {
        await Promise.all([createSender('known').sendDue(), createSender('other').sendDue()]);
        pass(75);
      }
      expect(await progress(PORT, subject)).toMatchObject({ isDone: true, waiting: 0 });
    }
  }
  const isAnn = (status: number) => (name: string) => ({ status: name === 'ann' ? status : 201 });
  const moveTo = (name: string, host: string) =>
    newsroom.db
      .updateTable('push_subscription')
      .set({ host })
      .where('endpoint', '=', `${service.origin}/${name}`)
      .execute();

  it('that never takes what is for one reader, and what is for others, has that subscription forgotten', async () => {
    await follow('ann', PORT);
    await follow('bo', PORT);
    service.answer = isAnn(500);
    await tellOften();
    expect(await known()).toBe(1);
  });

  it('that nobody knows and that is never there is forgotten once others were reached', async () => {
    await follow('ann', PORT);
    await follow('bo', PORT);
    await moveTo('ann', 'push.example.org');
    await moveTo('bo', 'fcm.googleapis.com');
    service.answer = isAnn(403);
    await tellOften();
    expect(await known()).toBe(1);
  });

  it('that is out, or that we cannot reach or convince, takes no reader’s choice with it', async () => {
    await follow('ann', PORT);
    await follow('bo', PORT);
    await moveTo('ann', 'fcm.googleapis.com');
    await moveTo('bo', 'updates.push.services.mozilla.com');
    service.answer = isAnn(403);
    await tellOften();
    expect(await known()).toBe(2);
    await newsroom.db.deleteFrom('push_notice').execute();
    service.answer = () => ({ status: 500 });
    await tellOften();
    expect(await known()).toBe(2);
  });

  it('that refuses a message is not asked again, and all is well after the next', async () => {
    await follow('ann', PORT);
    await follow('bo', PORT);
    for (const status of [400, 413, 201, 403]) {
      service.answer = isAnn(status);
      await tell([PORT], storySubject(idOf(`${status}`)), null);
      await createSender().sendDue();
    }
    expect(service.received.length).toBe(8);
    const rows = await newsroom.db.selectFrom('push_subscription').select('failures').execute();
    expect(rows.map(({ failures }) => failures).sort()).toEqual([0, 1]);
  });

  it('that never answers keeps nobody waiting who is told by those of the browsers', async () => {
    const slow = Array.from({ length: 150 }, (_, at) => `slow-${at}`);
    for (const name of slow) await follow(name, PORT);
    await follow('ann', PORT);
    await moveTo('ann', 'fcm.googleapis.com');
    const ended = Promise.withResolvers<void>();
    service.before = async (name) => {
      if (name !== 'ann') await ended.promise;
    };
    await tell([PORT]);
    const toOthers = createSender('other').sendDue();
    await until(async () => {
      await createSender('known').sendDue();
      expect(names()).toEqual(['ann']);
    });
    ended.resolve();
    await toOthers;
  });

  it('that is on no public network is never asked', async () => {
    await follow('ann', PORT);
    await newsroom.db.updateTable('push_subscription').set({ endpoint: 'https://127.0.0.1/ann' }).execute();
    await tell([PORT]);
    await createSender().sendDue();
    expect(await progress()).toEqual({ ...done, gone: 1 });
  });
});

it('who got what is forgotten after a while, and the counts stay', async () => {
  await follow('ann', PORT);
  await tell([PORT]);
  await createSender().sendDue();
  await createSender().forgetOld();
  const left = () => newsroom.db.selectFrom('push_delivery').select('subject').execute();
  expect(await left()).toHaveLength(1);
  pass(8 * 24 * 60);
  await createSender().forgetOld();
  expect(await left()).toEqual([]);
  expect(await progress()).toEqual({ ...done, delivered: 1 });
});
