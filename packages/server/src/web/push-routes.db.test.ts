import type { Chosen } from '@onrecord/domain/push/subscription';
import { liveTopic, tagTopic } from '@onrecord/domain/push/topics';
import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeTags } from '../commands/save-newsroom.ts';
import { UNKNOWN_SERVICE_MAX } from '../push/endpoint.ts';
import { saveCoverage } from '../store/live-entry.ts';
import { createTestBrowser } from '../testing/push-service.ts';
import { buildStory, buildTagInput, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { openTestSite } from '../testing/test-site.ts';
import { buildSite, idOf } from '../testing/views.ts';
import { BuiltFiles } from './built-files.ts';
import { createPushRoutes } from './push-routes.ts';
import { SiteState } from './site/site-state.ts';

const { origin, assets } = buildSite();
const PORT = tagTopic(idOf('tag:port'));
const LIVE = liveTopic(idOf('story:storm'));
const { keys } = createTestBrowser();

let newsroom: TestNewsroom;
let app: Hono;

beforeEach(async () => {
  newsroom = await createNewsroom();
  await changeTags(newsroom.context, [
    buildTagInput('port', { name: 'Port' }),
    buildTagInput('hidden', { internal: true }),
  ]);
  await newsroom.save(
    buildStory('storm', { headline: 'Storm over the bay', tagIds: [idOf('tag:port')] }),
    buildStory('draft', { state: 'draft', firstPublishedAt: null }),
  );
  await saveCoverage(newsroom.db, idOf('story:storm'), { startedAt: newsroom.now, endedAt: null });
  const builtFiles = new BuiltFiles();
  await builtFiles.add('push-worker.js', Buffer.from('self.addEventListener("push", () => {});'));
  const site = new SiteState({ origin, assets });
  app = new Hono().route(
    '/',
    createPushRoutes({ db: newsroom.db, clock: () => newsroom.now, site, builtFiles }),
  );
  return () => newsroom.close();
});

const endpointOf = (name: string) => `https://fcm.googleapis.com/fcm/send/${name}`;
const subscription = (name: string) => ({ endpoint: endpointOf(name), expirationTime: null, keys });
const post = (path: string, body: unknown, headers: object = { origin }) =>
  app.request(`${origin}/notifications/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const choose = (name: string, ...topics: string[]) =>
  post('subscription', { subscription: subscription(name), topics });
async function chosenBy(name: string) {
  const answer = await post('chosen', { endpoint: endpointOf(name) });
  return ((await answer.json()) as Chosen).topics;
}
const kept = () => newsroom.db.selectFrom('push_subscription').select('endpoint').execute();

describe('a reader', () => {
  it('chooses, chooses anew, and finds the choice again', async () => {
    const answer = await choose('ann', 'breaking', PORT, LIVE);
    expect(await answer.json()).toEqual({
      topics: [
        { topic: 'breaking', label: '' },
        { topic: PORT, label: 'Port' },
        { topic: LIVE, label: 'Storm over the bay' },
      ],
    });
    await choose('ann', PORT);
    expect(await chosenBy('ann')).toEqual([{ topic: PORT, label: 'Port' }]);
    expect(await chosenBy('somebody else')).toEqual([]);
    expect(await kept()).toEqual([{ endpoint: endpointOf('ann') }]);
  });

  it('is forgotten with the last choice', async () => {
    await choose('ann', PORT);
    await choose('ann');
    expect(await kept()).toEqual([]);
    expect(await newsroom.db.selectFrom('push_topic').selectAll().execute()).toEqual([]);
  });

  it('is told of nothing that readers do not know of', async () => {
    const hidden = tagTopic(idOf('tag:hidden'));
    const draft = liveTopic(idOf('story:draft'));
    await saveCoverage(newsroom.db, idOf('story:draft'), { startedAt: newsroom.now, endedAt: null });
    expect(await (await choose('ann', hidden, draft)).json()).toEqual({ topics: [] });
    expect(await kept()).toEqual([]);
  });

  it('keeps the choice when the push service gives another address', async () => {
    await choose('ann', PORT);
    const renewal = { formerEndpoint: endpointOf('ann'), subscription: subscription('ann-2') };
    expect((await post('renewal', renewal)).status).toBe(200);
    expect(await chosenBy('ann-2')).toEqual([{ topic: PORT, label: 'Port' }]);
    expect(await chosenBy('ann')).toEqual([]);
    expect((await post('renewal', renewal)).status).toBe(404);
    // The answer to the first may have been lost.
    expect(await chosenBy('ann-2')).toEqual([{ topic: PORT, label: 'Port' }]);
  });
});

describe('what is refused', () => {
  it.each([
    ['an address that is not https', { endpoint: 'http://fcm.googleapis.com/x', keys }, 422],
    ['an address in our own network', { endpoint: 'https://10.0.0.1/x', keys }, 422],
    ['a name in our own network', { endpoint: 'https://db.internal/x', keys }, 422],
    [
      'a key that is none',
      { endpoint: endpointOf('x'), keys: { ...keys, p256dh: `B${'A'.repeat(86)}` } },
      422,
    ],
    ['keys of another form', { endpoint: endpointOf('x'), keys: { p256dh: 'short', auth: '' } }, 400],
    ['an address without end', { endpoint: endpointOf('x'.repeat(1000)), keys }, 400],
    ['nothing', undefined, 400],
  ])('%s', async (_, wrong, status) => {
    expect((await post('subscription', { subscription: wrong, topics: [PORT] })).status).toBe(status);
    expect(await kept()).toEqual([]);
  });

  it('topics of another form', async () => {
    expect((await choose('ann', 'everything')).status).toBe(400);
  });

  it('requests that other sites have caused', async () => {
    const body = { subscription: subscription('ann'), topics: [PORT] };
    expect((await post('subscription', body, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post('subscription', body, {})).status).toBe(403);
    expect(await kept()).toEqual([]);
  });

  it('more than a few subscriptions at a push service nobody knows', async () => {
    const rows = Array.from({ length: UNKNOWN_SERVICE_MAX - 1 }, (_, at) => ({
      id: idOf(`subscription-${at}`),
      endpoint: `https://push.example.org/${at}`,
      host: 'push.example.org',
      ...keys,
    }));
    await newsroom.db.insertInto('push_subscription').values(rows).execute();
    const at = (name: string) => ({ endpoint: `https://push.example.org/${name}`, keys });
    expect((await post('subscription', { subscription: at('last'), topics: [PORT] })).status).toBe(200);
    expect((await post('subscription', { subscription: at('more'), topics: [PORT] })).status).toBe(429);
    // Who is there may still choose anew, and be given another address there.
    expect((await post('subscription', { subscription: at('last'), topics: ['breaking'] })).status).toBe(200);
    const moved = { formerEndpoint: at('last').endpoint, subscription: at('again') };
    expect((await post('renewal', moved)).status).toBe(200);
  });

  it('more than a few, also where they come from a known one or all at once', async () => {
    await choose('ann', PORT);
    const at = (name: string) => ({ endpoint: `https://push.example.org/${name}`, keys });
    const rows = Array.from({ length: UNKNOWN_SERVICE_MAX - 2 }, (_, number) => ({
      id: idOf(`subscription-${number}`),
      endpoint: at(`${number}`).endpoint,
      host: 'push.example.org',
      ...keys,
    }));
    await newsroom.db.insertInto('push_subscription').values(rows).execute();
    const all = Array.from({ length: 8 }, (_, number) =>
      post('subscription', { subscription: at(`new-${number}`), topics: [PORT] }),
    );
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 200, 429, 429, 429, 429, 429, 429]);
    const renewal = { formerEndpoint: endpointOf('ann'), subscription: at('ann') };
    expect((await post('renewal', renewal)).status).toBe(429);
    expect(await chosenBy('ann')).toEqual([{ topic: PORT, label: 'Port' }]);
  });

  it('more requests in a minute than anybody needs', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => post('chosen', { endpoint: 'x' })));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(10);
    expect(refused[0]?.headers.get('retry-after')).toBe('60');
    newsroom.now = new Date(newsroom.now.getTime() + 60_000);
    expect((await post('chosen', { endpoint: 'x' })).status).toBe(200);
  });
});

describe('the page of notifications', () => {
  it('offers breaking news, the tags in the news, and what the reader came from', async () => {
    const site = await openTestSite(newsroom);
    const plain = await site.read('/notifications/');
    expect(plain).toContain('value="breaking"');
    expect(plain).toContain(`value="${PORT}"`);
    expect(plain).not.toContain(LIVE);
    expect(plain).toContain('rel="canonical" href="https://harbour.example/notifications/"');
    const fromStory = await site.read('/notifications/?story=storm');
    expect(fromStory).toContain(`value="${LIVE}" checked=""`);
    expect(fromStory).toContain('Storm over the bay');
    expect(await site.read('/notifications/?tag=port')).toContain(`value="${PORT}" checked=""`);
    // Any number of addresses that are none is one page.
    const { pages } = site.pages.stats;
    for (const slug of ['nothing', 'draft', '../x']) await site.read(`/notifications/?story=${slug}`);
    expect(site.pages.stats.pages).toBe(pages);
    expect((await site.get('/notifications')).headers.get('location')).toBe('/notifications/');
    await site.close();
  });

  it('has a worker under an address that stays, and a manifest', async () => {
    const worker = await app.request(`${origin}/notifications/worker.js`);
    expect(worker.headers.get('content-type')).toContain('text/javascript');
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    const manifest = await app.request(`${origin}/notifications/site.webmanifest`);
    expect(await manifest.json()).toMatchObject({ start_url: '/', display: 'standalone' });
  });
});
