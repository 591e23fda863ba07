import type { AddressInfo } from 'node:net';
import { body, paragraph } from '@onrecord/domain/body/build';
import type { StoryActRequest } from '@onrecord/domain/desk/shapes';
import { ROLES, type Role } from '@onrecord/domain/team/roles';
import { CLAIM_POLICY, type ClaimAct, mayActOnClaims } from '@onrecord/domain/workflow/claim-acts';
import { type EntryAct, mayActOnEntry } from '@onrecord/domain/workflow/entry-acts';
import { mayDo, NEWSROOM_POLICY, type NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';
import { mayAct, STORY_ACTS, type StoryAct } from '@onrecord/domain/workflow/story-acts';
import { inspectRoutes } from 'hono/dev';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLog } from '../log.ts';
import { samplePicture } from '../media/testing/picture-samples.ts';
import { findStoryFacts } from '../store/working-copy.ts';
import { createAuth } from '../team/auth.ts';
import { findTeamRoute, TEAM_ROUTES } from '../team/auth-routes.ts';
import { CoEditor } from '../testing/co-editors.ts';
import { buildClaim, buildSource } from '../testing/ledger.ts';
import { buildStories } from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';
import { type Answer, openWholeDesk, WHOLE_DESK_ORIGIN, type WholeDesk } from '../testing/whole-desk.ts';
import { CLAIM_ROUTES } from './desk-api/claim-table.ts';
import { DESK_ROUTES } from './desk-api/desk-routes.ts';
import { MEDIA_ROUTES } from './desk-api/media-routes.ts';
import { PEOPLE_ROUTES } from './desk-api/people-routes.ts';
import { Metrics } from './metrics.ts';
import { PageStore } from './pages/page-store.ts';
import { PublicPaths } from './public-paths.ts';

/**
 * The walk: every way into a process over HTTP and WebSocket, with every role and without one, compared with the
 * tables that say who may. A route that is in none of them fails it.
 */

const API_ROUTES: Readonly<Record<string, string>> = {
  ...DESK_ROUTES,
  ...MEDIA_ROUTES,
  ...PEOPLE_ROUTES,
  ...CLAIM_ROUTES,
};

/** Routes for whoever comes, with an address each leads to: they answer everybody alike. */
const PUBLIC_ROUTES: Readonly<Record<string, string>> = {
  'GET /health/live': '/health/live',
  'GET /health/ready': '/health/ready',
  'GET /assets/:name': '/assets/site.css',
  'GET /favicon.ico': '/favicon.ico',
  'GET /media/*': '/media/none',
  // The secret is in the address.
  'GET /desk/preview/:token': `/desk/preview/${'x'.repeat(43)}`,
  // The application and its files hold nothing of the newsroom.
  'GET /desk': '/desk',
  'GET /desk/assets/:name': '/desk/assets/desk.js',
  'GET /desk/offline.js': '/desk/offline.js',
  'GET /desk/*': '/desk/people',
  'GET /': '/',
  'GET /rss/': '/rss/',
  'GET /atom.xml': '/atom.xml',
  'GET /feed.json': '/feed.json',
  'GET /sitemap.xml': '/sitemap.xml',
  'GET /news-sitemap.xml': '/news-sitemap.xml',
  'GET /sitemaps/:file': '/sitemaps/none.xml',
  'GET /robots.txt': '/robots.txt',
  'GET /manifest.webmanifest': '/manifest.webmanifest',
  'GET /oembed.json': '/oembed.json?url=https%3A%2F%2Fharbour.example%2Fstory-0%2F',
  'GET /search/': '/search/?q=story',
  'GET /corrections/': '/corrections/',
  'GET /claims/': '/claims/',
  'GET /claims.json': '/claims.json',
  'GET /claims/:id/': '/claims/23456789/',
  'GET /claims/:id/claim.json': '/claims/23456789/claim.json',
  'GET /claims/:id/annotations.json': '/claims/23456789/annotations.json',
  'GET /claims/:id/evidence/:hash': `/claims/23456789/evidence/${'a'.repeat(64)}`,
  'GET /sources/:slug/': '/sources/none/',
  'GET /tag/:slug/': '/tag/none/',
  'GET /tag/:slug/page/:number/': '/tag/none/page/2/',
  'GET /tag/:slug/rss/': '/tag/none/rss/',
  'GET /tag/:slug/atom.xml': '/tag/none/atom.xml',
  'GET /tag/:slug/feed.json': '/tag/none/feed.json',
  'GET /author/:slug/': '/author/none/',
  'GET /author/:slug/page/:number/': '/author/none/page/2/',
  'GET /author/:slug/rss/': '/author/none/rss/',
  'GET /author/:slug/atom.xml': '/author/none/atom.xml',
  'GET /author/:slug/feed.json': '/author/none/feed.json',
  'GET /content/*': '/content/images/none.jpg',
  'GET /page/:number/': '/page/2/',
  'GET /:slug/amp/': '/story-0/amp/',
  'GET /:slug/changes/': '/story-0/changes/',
  'GET /:slug/statements/': '/story-0/statements/',
  'GET /:slug/rss/': '/story-0/rss/',
  'GET /:slug/atom.xml': '/story-0/atom.xml',
  'GET /:slug/feed.json': '/story-0/feed.json',
  'GET /:slug/': '/story-0/',
  'GET /live/since/:file': '/live/since/0.json',
  'GET /notifications/': '/notifications/',
  'GET /notifications/worker.js': '/notifications/worker.js',
  'GET /notifications/site.webmanifest': '/notifications/site.webmanifest',
  // What readers write: an address of their own browser, and what it wants to hear.
  'POST /notifications/subscription': '/notifications/subscription',
  'POST /notifications/chosen': '/notifications/chosen',
  'POST /notifications/renewal': '/notifications/renewal',
  'GET /*': '/no/such/page',
};

/** Routes that lead to a table of their own, or nowhere. */
const BEHIND: Readonly<Record<string, string>> = {
  'ALL /desk/auth/*': 'TEAM_ROUTES',
  'ALL /desk/api/*': 'what the API does not know: 404',
  'ALL /*': 'a method that no page knows: 405',
};

let desk: WholeDesk;
/** The reporter's, with an entry of theirs: it is live. */
let storyId: string;
const ENTRY_ID = idOf('entry');

beforeAll(async () => {
  desk = await openWholeDesk();
  await desk.newsroom.save(...buildStories(2));
  await desk.site.settle();
  const begun = await desk.ask('POST', '/desk/api/stories', { as: desk.people.reporter, json: {} });
  storyId = (JSON.parse(begun.text) as { id: string }).id;
  const as = desk.people.reporter;
  await desk.ask('POST', `/desk/api/stories/${storyId}/acts`, { as, json: { act: 'start-live' } });
  await desk.ask('POST', `/desk/api/stories/${storyId}/entries`, { as, json: { id: ENTRY_ID, ...ENTRY } });
});
afterAll(() => desk.close());

const everybody = (): [string, WholeDesk['people'][Role] | undefined][] => [
  ['nobody', undefined],
  ...ROLES.map((role): [string, WholeDesk['people'][Role]] => [role, desk.people[role]]),
];
const factsNow = async () => {
  const facts = await findStoryFacts(desk.newsroom.db, storyId);
  if (facts === undefined) throw new Error('The story of the walk is gone.');
  return facts;
};
const actorOf = (role: Role) => ({ userId: desk.people[role].userId, role });

describe('every route of the process', () => {
  it('is in a table', () => {
    const registered = inspectRoutes(desk.site.app)
      .filter(({ isMiddleware }) => !isMiddleware)
      .map(({ method, path }) => `${method} ${path}`);
    const inTables = [
      ...Object.keys(API_ROUTES).map((route) => route.replace(' ', ' /desk/api')),
      ...Object.keys(PUBLIC_ROUTES),
      ...Object.keys(BEHIND),
    ];
    expect([...new Set(registered)].sort()).toEqual(inTables.sort());
  });

  it.each(Object.entries(PUBLIC_ROUTES))('%s answers everybody alike', async (route, path) => {
    const [method = ''] = route.split(' ');
    const json = method === 'POST' ? {} : undefined;
    const answers = new Map<string, Answer>();
    for (const [who, as] of everybody()) answers.set(who, await desk.ask(method, path, { as, json }));
    const first = answers.get('nobody');
    expect(first?.status).toBeLessThan(500);
    for (const [who, { status, text, headers }] of answers) {
      expect([who, status, text === first?.text]).toEqual([who, first?.status, true]);
      expect(headers.getSetCookie()).toEqual([]);
    }
  });

  it.each(Object.entries(API_ROUTES))('%s is for: %s', async (route, need) => {
    const [method = '', path = ''] = route.split(' ');
    for (const [who, as] of everybody()) {
      const at = `/desk/api${filledIn(path)}${QUERY[route] ?? ''}`;
      const facts = need.startsWith('story:') ? await factsNow() : undefined;
      const body = route === 'POST /media' ? await samplePicture(40, 30).jpeg().toBuffer() : undefined;
      const json = method === 'GET' || body ? undefined : bodyOf(route);
      const answer = await desk.ask(method, at, { as, json, ...(body && { body }) });
      const outcome = answer.status === 401 ? 'signed out' : answer.status === 403 ? 'refused' : 'may';
      const expected =
        as === undefined
          ? 'signed out'
          : need === 'signed-in' || mayAsk(who as Role, need, facts)
            ? 'may'
            : 'refused';
      expect([route, who, outcome, answer.text]).toEqual([route, who, expected, answer.text]);
      expect([route, answer.status < 500]).toEqual([route, true]);
      expect([route, answer.headers.get('cache-control')]).toEqual([
        route,
        expect.stringContaining('no-store'),
      ]);
    }
  });

  it('lets nobody do with a story what the policy gives another role', async () => {
    const acts = STORY_ACTS.filter((act): act is StoryActRequest['act'] => act in REQUESTS);
    expect(STORY_ACTS.filter((act) => !acts.includes(act as never))).toEqual([
      'read',
      'write',
      'restore-revision',
      'share-preview',
      'revoke-preview',
    ]);
    for (const act of acts)
      for (const role of ROLES) {
        const allowed = mayAct(actorOf(role), act, await factsNow());
        const { status } = await desk.ask('POST', `/desk/api/stories/${storyId}/acts`, {
          as: desk.people[role],
          json: { act, ...REQUESTS[act] },
        });
        const refused = allowed.ok ? undefined : allowed.error.type;
        if (refused === 'role' || refused === 'not-yours')
          expect([act, role, status]).toEqual([act, role, 403]);
        else if (refused !== undefined) expect([act, role, status]).toEqual([act, role, 409]);
        else expect([act, role, [200, 422].includes(status)]).toEqual([act, role, true]);
      }
  });
});

describe('what is under /desk/auth', () => {
  const signsOut = 'POST /sign-out';
  it.each(Object.entries(TEAM_ROUTES).filter(([route]) => route !== signsOut))(
    '%s is for: %s',
    async (route, need) => {
      const [method = '', path = ''] = route.split(' ');
      for (const [who, as] of everybody()) {
        const at = `/desk/auth${path.replace(':token', 'x'.repeat(43))}`;
        const { status } = await desk.ask(method, at, { as, ...(method === 'POST' && { json: {} }) });
        if (need === 'signed-in')
          expect([route, who, status === 401]).toEqual([route, who, as === undefined]);
        expect([route, who, [403, 404].includes(status) || status >= 500]).toEqual([route, who, false]);
      }
    },
  );

  it('is nothing that only the sign-in library knows', async () => {
    const { db } = desk.newsroom;
    const auth = createAuth({
      db,
      origin: WHOLE_DESK_ORIGIN,
      secret: 'x'.repeat(32),
      log: createLog('silent'),
    });
    const known = Object.values(auth.api as unknown as Record<string, LibraryRoute>).flatMap(
      ({ path, options }) => [options?.method ?? []].flat().map((method) => ({ method, path: path ?? '' })),
    );
    const unlisted = known.filter(
      ({ method, path }) => path !== '' && findTeamRoute(method, path) === undefined,
    );
    expect(unlisted.length).toBeGreaterThan(20);
    for (const { method, path } of unlisted) {
      const json = method === 'GET' ? undefined : {};
      const answer = await desk.ask(method, `/desk/auth${path}`, { as: desk.people.owner, json });
      expect([method, path, answer.status]).toEqual([method, path, 404]);
    }
  });

  it('ends the session it is asked to end, and no other', async () => {
    const cookie = await desk.signIn('viewer');
    const as = { ...desk.people.viewer, cookie };
    expect((await desk.ask('GET', '/desk/api/me', { as })).status).toBe(200);
    expect((await desk.ask('POST', '/desk/auth/sign-out', { as, json: {} })).status).toBe(200);
    expect((await desk.ask('GET', '/desk/api/me', { as })).status).toBe(401);
    expect((await desk.ask('GET', '/desk/api/me', { as: desk.people.viewer })).status).toBe(200);
  });
});

describe('a WebSocket', () => {
  it('opens at one address only, for who is signed in and comes from the desk', async () => {
    expect(desk.server.listenerCount('upgrade')).toBe(1);
    for (const path of [
      '/desk/collab',
      '/desk/collab?x',
      '/desk/collab/',
      '/desk/api/me',
      '/desk/auth/door',
      '/',
    ])
      for (const [who, as] of everybody()) {
        const isOurs = /^\/desk\/collab(\?|$)/.test(path);
        const expected = isOurs && as !== undefined ? 'open' : 'refused';
        expect([path, who, await upgrade(path, as?.cookie)]).toEqual([path, who, expected]);
      }
    const { cookie } = desk.people.owner;
    expect(await upgrade('/desk/collab', cookie, WHOLE_DESK_ORIGIN)).toBe('open');
    for (const origin of ['https://evil.example', 'null', 'http://harbour.example'])
      expect([origin, await upgrade('/desk/collab', cookie, origin)]).toEqual([origin, 'refused']);
  });

  it('gives each role the pen where the policy does', async () => {
    for (const story of [storyId, idOf('story:story-0')])
      for (const role of ROLES) {
        const facts = await findStoryFacts(desk.newsroom.db, story);
        if (facts === undefined) throw new Error('There is no such story.');
        const editor = new CoEditor(desk.port, story, desk.people[role].cookie);
        await vi.waitFor(() => expect(editor.isSynced).toBe(true), { timeout: 20_000 });
        const scope = editor.provider.authorizedScope === 'read-write';
        editor.close();
        expect([role, scope]).toEqual([role, mayAct(actorOf(role), 'write', facts).ok]);
      }
  });
});

describe('a request that another site causes', () => {
  const writes = [
    ...Object.keys(API_ROUTES).map((route) => route.replace(' ', ' /desk/api')),
    ...Object.keys(TEAM_ROUTES).map((route) => route.replace(' ', ' /desk/auth')),
  ].filter((route) => !route.startsWith('GET '));
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  const FOREIGN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'another origin': { origin: 'https://evil.example' },
    'an origin that begins like ours': { origin: `${WHOLE_DESK_ORIGIN}.evil.example` },
    'the same host without TLS': { origin: WHOLE_DESK_ORIGIN.replace('https', 'http') },
    'a page without an origin': { origin: 'null' },
    'no origin': { origin: '' },
    'no origin and another site': { origin: '', 'sec-fetch-site': 'cross-site' },
    'no origin and a sister site': { origin: '', 'sec-fetch-site': 'same-site' },
    'a form of another site': { origin: 'https://evil.example', ...FORM },
    'a form without an origin': { origin: '', ...FORM },
  };

  it.each(writes)('%s is refused, whatever cookies come with it', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    const at = filledIn(path);
    const before = await fingerprint();
    for (const [name, headers] of Object.entries(FOREIGN)) {
      const answer = await desk.ask(method, at, {
        as: desk.people.owner,
        body: '{"name":"Evil"}',
        headers: { 'content-type': 'application/json', ...headers },
      });
      expect([name, answer.status]).toEqual([name, 403]);
      expect(JSON.parse(answer.text)).toMatchObject({ type: 'foreign-origin' });
    }
    expect(await fingerprint()).toEqual(before);
  });

  it.each(Object.keys(TEAM_ROUTES).filter((route) => route.startsWith('POST ')))(
    '%s takes no form from its own pages either',
    async (route) => {
      const answer = await desk.ask('POST', `/desk/auth${route.split(' ')[1]}`, {
        body: 'name=Evil',
        headers: FORM,
      });
      expect(answer.status).toBe(415);
    },
  );

  /** What a write would leave somewhere: its line in the audit log, sessions that began or ended. */
  async function fingerprint(): Promise<readonly number[]> {
    const { db } = desk.newsroom;
    const counts = await Promise.all(
      (['audit_entry', 'team_session', 'team_try', 'story', 'tag', 'media', 'claim', 'source'] as const).map(
        (table) =>
          db
            .selectFrom(table)
            .select((eb) => eb.fn.countAll<string>().as('count'))
            .executeTakeFirstOrThrow(),
      ),
    );
    return counts.map(({ count }) => Number(count));
  }
});

describe('the numbers', () => {
  it('have a server of their own, with one address, and none on the site', async () => {
    const pages = new PageStore({ budgetBytes: 0, commonHeaders: [], onRenderError: () => undefined });
    const live = { stats: { readers: 3, cutOff: 1 } };
    const server = new Metrics({ pages, paths: new PublicPaths(), live }).createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    for (const [path, status] of [
      ['/metrics', 200],
      ['/', 404],
      ['/metrics/', 404],
      ['/desk/api/me', 404],
    ] as const)
      expect([path, (await fetch(`http://127.0.0.1:${port}${path}`)).status]).toEqual([path, status]);
    server.close();
    server.closeAllConnections();
    expect((await desk.ask('GET', '/metrics')).status).toBe(404);
  });
});

interface LibraryRoute {
  readonly path?: string;
  readonly options?: { readonly method?: string | readonly string[] };
}

/** Something that is there, where a walk over it changes nothing; else something that is not. */
const idAt = (path: string) =>
  path.includes('/stories/:id') ? storyId : path.startsWith('/entries/') ? ENTRY_ID : idOf('nobody');

const filledIn = (path: string) =>
  path
    .replace(':id', idAt(path))
    .replace(':number', '1')
    .replace(':linkId', idOf('nobody'))
    .replace(':other', idOf('nobody'));

/** An id is taken once: everybody posts an entry of their own. */
const bodyOf = (route: string) =>
  route === 'POST /stories/:id/entries' ? { id: crypto.randomUUID(), ...ENTRY } : (BODIES[route] ?? {});

const QUERY: Readonly<Record<string, string>> = { 'POST /media': '?fileName=quay.jpg' };
const ENTRY = { headline: '', body: body(paragraph('The tug has left the quay.')), keyEvent: '' };
const LIVE = { state: 'draft', coverage: 'live' } as const;
const BODIES: Readonly<Record<string, object>> = {
  'PATCH /entries/:id': { version: 1, ...ENTRY },
  'POST /entries/:id/cite': { version: 1, claimId: idOf('nobody'), spans: [{ start: 0, end: 7 }] },
  'POST /entries/:id/take-off': { version: 1, claimId: idOf('nobody') },
  'POST /entries/:id/notify': { topics: ['breaking'] },
  'POST /breaking': { text: 'The quay is closed', storyId: null, minutes: 30, notify: false },
  'POST /stories/:id/acts': { act: 'schedule', at: '2001-01-01T00:00:00.000Z' },
  'POST /tags': { name: 'Port' },
  'PATCH /settings': { feedName: 'Harbour Feed' },
  'POST /claims': buildClaim(),
  'POST /sources': buildSource('Port Authority', 'organisation'),
  'POST /stories/:id/statements/dismiss': { key: 'smith: all is well' },
  'POST /people/invitations': { email: 'new@harbour.example', role: 'viewer' },
};
/** The act that a route stands for, where its table names the one in the request. */
const REQUESTED: StoryAct = 'schedule';

function mayAsk(role: Role, need: string, facts: Parameters<typeof mayAct>[2] | undefined): boolean {
  if (facts !== undefined) return mayTouch(role, need, facts);
  const [about, act = ''] = need.split(':');
  if (about === 'claim') return mayActOnClaims(actorOf(role), act as ClaimAct).ok;
  if (about !== 'entry') return mayDo(role, need as NewsroomAct);
  const entry = { postedBy: desk.people.reporter.userId, removedBy: undefined };
  return mayActOnEntry(actorOf(role), act as EntryAct, LIVE, entry).ok;
}

function mayTouch(role: Role, need: string, facts: Parameters<typeof mayAct>[2]): boolean {
  const named = need.slice('story:'.length);
  const act = named === 'requested' ? REQUESTED : (named as StoryAct);
  const allowed = mayAct(actorOf(role), act, facts);
  // A state in which nobody may is another answer than a role that may not.
  return allowed.ok || !['role', 'not-yours'].includes(allowed.error.type);
}

/** What each act asks for besides its name. */
const REQUESTS: Readonly<Record<StoryActRequest['act'], object>> = {
  'ask-review': {},
  'ask-changes': { note: 'Mend the second paragraph.' },
  approve: {},
  schedule: { at: '2001-01-01T00:00:00.000Z' },
  unschedule: {},
  publish: {},
  'publish-changes': { kind: 'minor' },
  'discard-changes': {},
  retract: { note: 'It was wrong.' },
  withdraw: {},
  'restore-public': {},
  spike: {},
  unspike: {},
  'hand-over': { userId: 'nobody' },
  'notify-readers': { topics: ['breaking'] },
  'start-live': {},
  'end-live': {},
  'resume-live': {},
};

function upgrade(path: string, cookie?: string, origin?: string): Promise<string> {
  return new Promise((resolve) => {
    const headers = { ...(cookie && { cookie }), ...(origin && { origin }) };
    const socket = new WebSocket(`ws://127.0.0.1:${desk.port}${path}`, { headers } as unknown as string[]);
    socket.onopen = () => {
      resolve('open');
      socket.close();
    };
    socket.onerror = () => resolve('refused');
  });
}

it('every act of the policy is asked for by a route', () => {
  const needed = new Set(Object.values(API_ROUTES));
  expect(Object.keys(NEWSROOM_POLICY).filter((act) => !needed.has(act))).toEqual([]);
  expect(Object.keys(CLAIM_POLICY).filter((act) => !needed.has(`claim:${act}`))).toEqual([]);
});
