import { body, paragraph } from '@onrecord/domain/body/build';
import {
  deskContributorSchema,
  deskStoryDetailSchema,
  deskTagSchema,
  meSchema,
  previewLinkListSchema,
  previewLinkSchema,
  problemSchema,
  revisionDetailSchema,
  revisionListSchema,
  storyListSchema,
} from '@onrecord/domain/desk/shapes';
import { ROLES, type Role } from '@onrecord/domain/team/roles';
import { mayDo, type NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeContributors } from '../../commands/save-newsroom.ts';
import { createLog } from '../../log.ts';
import { openTry as openTryAt } from '../../team/tries.ts';
import { buildDraft, createDesk, type TestDesk } from '../../testing/desk.ts';
import { record } from '../../testing/ledger.ts';
import {
  buildContributorInput,
  buildStory,
  createNewsroom,
  type TestNewsroom,
} from '../../testing/stories.ts';
import { buildSite, idOf } from '../../testing/views.ts';
import { feedSource } from '../site/feed-source.ts';
import { outletSource } from '../site/outlet-source.ts';
import type { PageSource } from '../site/page-source.ts';
import { correctionsSource } from '../site/plain-sources.ts';
import { SiteState } from '../site/site-state.ts';
import { storySource } from '../site/story-source.ts';
import { createDeskApi } from './desk-api.ts';
import { DESK_ROUTES, type RouteNeed } from './desk-routes.ts';
import { createPreviewApp } from './preview.ts';

const ORIGIN = 'https://harbour.example';
const ADA = idOf('contributor:ada');

let newsroom: TestNewsroom;
let desk: TestDesk;
let site: SiteState;
let logged: string;
let api: Hono;

beforeEach(async () => {
  newsroom = await createNewsroom();
  desk = await createDesk(newsroom);
  site = new SiteState({ origin: ORIGIN, assets: buildSite().assets });
  await changeContributors(newsroom.context, [buildContributorInput('ada')]);
  logged = '';
  const { db } = newsroom;
  const services = {
    db,
    site,
    clock: () => newsroom.now,
    drafts: desk.drafts,
    demo: false,
    log: createLog('debug', {
      write: (line) => {
        logged += line;
      },
    }),
    findActor: async (headers: Headers) => {
      const role = headers.get('x-role') as Role | null;
      return role === null
        ? undefined
        : {
            actor: { userId: `user-${role}`, role },
            name: `The ${role}`,
            email: `${role}@harbour.example`,
            sessionId: 'session',
            contributorId: null,
          };
    },
  };
  api = new Hono();
  api.route('/desk/api', createDeskApi(services));
  const openTry = () =>
    openTryAt({ db, now: newsroom.now, secret: 'of the test' }, [{ kind: 'address', name: '192.0.2.1' }]);
  api.route('/desk/preview', createPreviewApp({ ...services, openTry }));
  return () => newsroom.close();
});

const ask = (role: Role | undefined, method: string, path: string, json?: object, headers: object = {}) =>
  api.request(`${ORIGIN}/desk${path}`, {
    method,
    headers: {
      ...(role === undefined ? {} : { 'x-role': role }),
      ...(method === 'GET' ? {} : { origin: ORIGIN, 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  return problemSchema.loose().parse(await response.json());
};
async function detailOf(response: Response | Promise<Response>) {
  const answer = await response;
  const text = await answer.text();
  expect(answer.status, text).toBeLessThan(300);
  return deskStoryDetailSchema.parse(JSON.parse(text));
}
const draft = (overrides: Partial<StoryDraft> = {}) => buildDraft(ADA, overrides);
const act = (role: Role, id: string, request: object) =>
  ask(role, 'POST', `/api/stories/${id}/acts`, request);

const share = async (role: Role, id: string) =>
  previewLinkSchema.parse(await (await ask(role, 'POST', `/api/stories/${id}/preview-links`, {})).json());

async function begin(text: StoryDraft = draft()): Promise<string> {
  const { id } = await detailOf(ask('reporter', 'POST', '/api/stories', {}));
  await desk.type(id, text);
  return id;
}

describe('every route', () => {
  it('stands in the table, and gives each role what the policy gives it', async () => {
    const routes = [
      ...new Set(
        api.routes
          .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/desk/api'))
          .map(({ method, path }) => `${method} ${path.replace('/desk/api', '')}`),
      ),
    ];
    expect(routes.sort()).toEqual(Object.keys(DESK_ROUTES).sort());

    const id = await begin();
    await act('reporter', id, { act: 'start-live' });
    const entry = { headline: '', body: draft().body, keyEvent: '' };
    const entryId = idOf('entry');
    await ask('reporter', 'POST', `/api/stories/${id}/entries`, { id: entryId, ...entry });
    const claim = await record(desk.as('reporter'));
    const bodies: Readonly<Record<string, object>> = {
      'PATCH /entries/:id': { version: 1, ...entry },
      'POST /stories/:id/acts': { act: 'schedule', at: '2025-03-15T00:00:00.000Z' },
      'POST /entries/:id/cite': { version: 1, claimId: claim, spans: [{ start: 0, end: 3 }] },
      'POST /entries/:id/take-off': { version: 1, claimId: idOf('another claim') },
      'POST /entries/:id/notify': { topics: ['breaking'] },
      'POST /breaking': { text: 'The quay is closed', storyId: null, minutes: 30, notify: false },
      'POST /tags': { name: 'Port' },
      'PATCH /settings': { feedName: 'Harbour Feed' },
    };
    const needs: Readonly<Record<string, RouteNeed>> = DESK_ROUTES;
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ');
      const to = `/api${path.replace(':id', path.startsWith('/entries') ? entryId : id).replace(':number', '1')}`;
      const bodyOf = () =>
        route === 'POST /stories/:id/entries' ? { id: crypto.randomUUID(), ...entry } : (bodies[route] ?? {});
      const json = () => (method === 'GET' ? undefined : bodyOf());
      expect((await ask(undefined, method, to, json())).status, `${route} signed out`).toBe(401);
      for (const role of ROLES) {
        const at = to.includes(':linkId') ? to.replace(':linkId', (await share('owner', id)).id) : to;
        const need = needs[route] ?? 'signed-in';
        const allowed =
          need === 'signed-in' || need === 'story:read'
            ? true
            : need.startsWith('story:') || need.startsWith('entry:')
              ? // The story and its entry are the reporter's; the act that is asked for, scheduling, is an editor's.
                need === 'story:requested' || need === 'story:notify-readers'
                ? role === 'editor' || role === 'owner'
                : role !== 'viewer'
              : mayDo(role, need as NewsroomAct);
        const { status } = await ask(role, method, at, json());
        // Who may notify may not yet: the story is no reader's so far.
        const isDone = status < 300 || (status === 409 && need === 'story:notify-readers');
        expect(status === 403 ? 'refused' : isDone ? 'done' : status, `${route} as ${role}`).toBe(
          allowed ? 'done' : 'refused',
        );
      }
    }
  });

  it('takes no write from another site, and no form', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: '', 'sec-fetch-site': 'cross-site' },
    ]) {
      const response = await ask('owner', 'PATCH', '/api/settings', { name: 'Evil' }, headers);
      expect(response.status).toBe(403);
    }
    const form = await ask(
      'owner',
      'PATCH',
      '/api/settings',
      { name: 'Evil' },
      { 'content-type': 'text/plain' },
    );
    expect(form.status).toBe(415);
    expect(site.context.settings.name).not.toBe('Evil');
  });

  it('keeps what is sent without what cannot be kept', async () => {
    const made = await detailOf(
      ask('reporter', 'POST', '/api/stories', { headline: 'Half \ud83d and \0 a NUL' }),
    );
    expect(made.headline).toBe('Half \ufffd and  a NUL');
    expect((await ask('viewer', 'GET', '/api/stories?q=%00nul')).status).toBe(200);
    expect((await ask('viewer', 'GET', '/api/tags?q=%00')).status).toBe(200);
  });

  it('answers what it does not know with a sentence', async () => {
    expect((await problemOf(await ask('owner', 'GET', '/api/nothing'))).status).toBe(404);
    expect((await problemOf(await ask('owner', 'GET', '/api/stories/1'))).status).toBe(404);
    expect((await problemOf(await ask('owner', 'GET', `/api/stories/${idOf('no')}`))).status).toBe(404);
    const id = await begin();
    expect((await problemOf(await act('owner', id, { act: 'explode' }))).type).toBe('not-understood');
    expect((await problemOf(await act('owner', id, { act: 'retract', note: '' }))).status).toBe(400);
  });
});

describe('a story at the desk', () => {
  it('is listed, opened, and says why each button is grey', async () => {
    const id = await begin(draft({ headline: '' }));
    const list = storyListSchema.parse(await (await ask('viewer', 'GET', '/api/stories?view=draft')).json());
    expect(list.stories.map((story) => story.id)).toEqual([id]);
    expect(list.counts.draft).toBe(1);
    const seen = await detailOf(ask('reporter', 'GET', `/api/stories/${id}`));
    expect(seen).toMatchObject({
      slug: '',
      touchedBy: 'The editor',
      unready: ['It has no headline. Write one.'],
    });
    expect(seen.acts['ask-review']).toBeNull();
    expect(seen.acts.publish).toBe('Only an editor can do this. Ask one to.');
    expect(seen.acts.unspike).toBe('The story is a draft; it cannot be taken back from the spike now.');
    const refused = await problemOf(await act('editor', id, { act: 'publish' }));
    expect(refused).toMatchObject({ type: 'unready', status: 422, title: 'It has no headline. Write one.' });
    await desk.type(id, draft({ embargoedUntil: '2025-04-01T08:00:00.000Z' }));
    expect(await detailOf(ask('editor', 'GET', `/api/stories/${id}`))).toMatchObject({
      unready: [],
      embargo: expect.stringMatching(/^It is under embargo until 1 April 2025/),
    });
  });

  it('goes all the way from draft to a correction', async () => {
    const id = await begin();
    expect((await detailOf(act('reporter', id, { act: 'ask-review' }))).state).toBe('in-review');
    expect((await detailOf(act('editor', id, { act: 'publish' }))).slug).toBe('quay-reopens-after-repairs');
    expect((await problemOf(await act('editor', id, { act: 'publish' }))).title).toMatch(
      /^The editor already published it/,
    );
    await desk.type(id, draft({ dek: 'Mended.' }));
    const request = { act: 'publish-changes', kind: 'correction', note: 'The quay was misnamed.' };
    const corrected = await detailOf(act('editor', id, request));
    expect(corrected).toMatchObject({
      state: 'published',
      hasStagedChanges: false,
      corrections: [{ kind: 'correction', note: 'The quay was misnamed.' }],
      reviewNotes: [{ kind: 'asked', by: 'The reporter' }],
    });

    const revisions = await (await ask('viewer', 'GET', `/api/stories/${id}/revisions`)).json();
    expect(revisionListSchema.parse(revisions).revisions.map(({ act: name, by }) => `${name} ${by}`)).toEqual(
      ['publish-changes The editor', 'story-published The editor', 'created The reporter'],
    );
    const revision = await (await ask('viewer', 'GET', `/api/stories/${id}/revisions/2`)).json();
    expect(revisionDetailSchema.parse(revision).draft).toMatchObject({ dek: '', headline: draft().headline });

    const context = { db: newsroom.db, site };
    const pages = await rendered(context, 'quay-reopens-after-repairs');
    for (const [name, text] of Object.entries(pages)) expect(text, name).toContain('The quay was misnamed.');
  });

  it('shows readers nothing of what is staged or unpublished, anywhere', async () => {
    const context = { db: newsroom.db, site };
    await begin(draft({ headline: 'MARKER draft', slug: 'marker' }));
    const id = await begin();
    await detailOf(act('editor', id, { act: 'publish' }));
    await desk.type(id, draft({ headline: 'MARKER staged', dek: 'MARKER', body: body(paragraph('MARKER')) }));
    const pages = await rendered(context, 'quay-reopens-after-repairs');
    for (const [name, text] of Object.entries(pages)) expect(text, name).not.toContain('MARKER');
    expect(await storySource(context, 'marker').render()).toBeUndefined();
    const preview = await ask('viewer', 'GET', `/api/stories/${id}/preview`);
    const html = await preview.text();
    expect(html).toContain('MARKER staged');
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(preview.headers.get('cache-control')).toContain('no-store');
    expect(preview.headers.get('x-robots-tag')).toContain('noindex');
    expect(preview.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  });
});

describe('a preview link', () => {
  it('shows the text as it is now, to whoever has it, until it expires', async () => {
    const id = await begin();
    const { url, expiresAt } = await share('reporter', id);
    expect(expiresAt).toBe('2025-03-21T12:00:00.000Z');
    await desk.type(id, draft({ headline: 'Typed since' }));
    const path = new URL(url).pathname;
    const page = await api.request(url);
    expect(await page.text()).toContain('Typed since');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const token = path.split('/').at(-1) ?? '';
    const stored = await newsroom.db.selectFrom('preview_link').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
    expect((await api.request(`${url.slice(0, -1)}_`)).status).toBe(404);
    newsroom.now = new Date('2025-03-21T12:00:00Z');
    expect((await api.request(url)).status).toBe(404);
    expect(logged).not.toContain(token);
    expect(JSON.stringify(await newsroom.db.selectFrom('audit_entry').selectAll().execute())).not.toContain(
      token,
    );
  });
});

describe('the preview links of a story', () => {
  const listed = async (id: string) =>
    previewLinkListSchema.parse(await (await ask('viewer', 'GET', `/api/stories/${id}/preview-links`)).json())
      .links;
  const revoke = (role: Role, id: string, linkId: string) =>
    ask(role, 'POST', `/api/stories/${id}/preview-links/${linkId}/revoke`, {});

  it('are listed with who made them, newest first, for as long as they lead somewhere', async () => {
    const [id, other] = [await begin(), await begin()];
    const first = await share('reporter', id);
    newsroom.now = new Date('2025-03-15T12:00:00Z');
    const second = await share('editor', id);
    await share('editor', other);
    expect(await listed(id)).toEqual([
      {
        id: second.id,
        by: 'The editor',
        createdAt: '2025-03-15T12:00:00.000Z',
        expiresAt: '2025-03-22T12:00:00.000Z',
      },
      {
        id: first.id,
        by: 'The reporter',
        createdAt: '2025-03-14T12:00:00.000Z',
        expiresAt: '2025-03-21T12:00:00.000Z',
      },
    ]);
    await newsroom.db.deleteFrom('team_user').where('id', '=', 'user-reporter').execute();
    newsroom.now = new Date('2025-03-21T11:59:59Z');
    expect((await listed(id)).map(({ by }) => by)).toEqual(['The editor', 'Somebody who has left']);
    newsroom.now = new Date('2025-03-21T12:00:00Z');
    expect((await listed(id)).map(({ by }) => by)).toEqual(['The editor']);
  });

  it('are revoked one by one, in any state of the story and on record', async () => {
    const id = await begin();
    const [kept, revoked] = [await share('reporter', id), await share('reporter', id)];
    expect((await api.request(revoked.url)).status).toBe(200);
    expect((await act('reporter', id, { act: 'spike' })).status).toBe(200);
    expect((await revoke('viewer', id, revoked.id)).status).toBe(403);
    // A link is revoked at its own story only.
    expect((await revoke('reporter', await begin(), revoked.id)).status).toBe(404);
    expect((await api.request(revoked.url)).status).toBe(200);

    expect((await revoke('reporter', id, revoked.id)).status).toBe(200);
    expect((await api.request(revoked.url)).status).toBe(404);
    expect((await api.request(kept.url)).status).toBe(200);
    expect((await listed(id)).map((link) => link.id)).toEqual([kept.id]);
    for (const gone of [revoked.id, idOf('nobody'), 'no-id']) {
      const again = await revoke('reporter', id, gone);
      expect([again.status, (await problemOf(again)).type]).toEqual([404, 'no-preview-link']);
    }
    const audit = await newsroom.db
      .selectFrom('audit_entry')
      .select(['user_name', 'details'])
      .where('act', '=', 'story-revoke-preview')
      .execute();
    expect(audit).toMatchObject([
      { user_name: 'The reporter', details: { madeBy: 'The reporter', expiresAt: revoked.expiresAt } },
    ]);
  });
});

describe('guessing a preview link', () => {
  it('is slowed, and counts nothing against who has one', async () => {
    const id = await begin();
    const { url } = await share('reporter', id);
    const statuses: number[] = [];
    for (let at = 0; at < 22; at += 1) {
      expect((await api.request(url)).status).toBe(at < 20 ? 200 : 429);
      const token = `${at}`.padStart(43, 'x');
      statuses.push((await api.request(`${ORIGIN}/desk/preview/${token}`)).status);
    }
    expect(statuses).toEqual([...Array(20).fill(404), 429, 429]);
    const refused = await api.request(url);
    expect([refused.headers.get('retry-after'), await refused.text()]).toEqual([
      '1',
      'Too many links that lead nowhere were tried from here. Try again in 1 second.\n',
    ]);
    newsroom.now = new Date(newsroom.now.getTime() + 1000);
    expect((await api.request(url)).status).toBe(200);
  });
});

describe('the newsroom', () => {
  it('says who asks and where they are', async () => {
    const me = meSchema.parse(await (await ask('editor', 'GET', '/api/me')).json());
    expect(me).toMatchObject({ person: { role: 'editor' }, newsroom: { origin: ORIGIN, timeZone: 'UTC' } });
  });

  it('is set up by an owner, within what can be, and on record', async () => {
    const changed = await ask('owner', 'PATCH', '/api/settings', {
      name: 'The Harbour',
      timeZone: 'Europe/Kyiv',
    });
    expect(await changed.json()).toMatchObject({ name: 'The Harbour', timeZone: 'Europe/Kyiv' });
    expect((await ask('owner', 'PATCH', '/api/settings', { timeZone: 'Mars/Olympus' })).status).toBe(400);
    const { entries } = (await (await ask('editor', 'GET', '/api/audit?q=kyiv')).json()) as {
      entries: object[];
    };
    expect(entries).toMatchObject([{ by: 'The owner', act: 'settings-change' }]);
  });

  it('offers tags, people and stories as one types', async () => {
    const made = deskTagSchema.parse(
      await (await ask('editor', 'POST', '/api/tags', { name: 'Sea wall' })).json(),
    );
    expect(made.slug).toBe('sea-wall');
    const again = deskTagSchema.parse(
      await (await ask('editor', 'POST', '/api/tags', { name: 'sea WALL' })).json(),
    );
    expect(again.id).toBe(made.id);
    await newsroom.save(buildStory('quay'));
    const offered = async (path: string) => (await ask('viewer', 'GET', `/api${path}`)).json();
    expect(await offered('/tags?q=wal')).toEqual({ tags: [made] });
    expect(await offered('/tags?q=%25')).toEqual({ tags: [] });
    // What somebody else has picked is an id here, until it is asked for by it.
    expect(await offered(`/tags?q=${made.id}`)).toEqual({ tags: [made] });
    expect(await offered(`/contributors?q=${ADA}`)).toMatchObject({ contributors: [{ id: ADA }] });
    const { contributors } = (await offered('/contributors?q=A')) as { contributors: unknown[] };
    expect(deskContributorSchema.array().parse(contributors)).toHaveLength(1);
    expect(await offered('/related?q=qua')).toMatchObject({ stories: [{ slug: 'quay' }] });
    expect(await offered('/related')).toMatchObject({ stories: [{ slug: 'quay' }] });
    expect(await offered('/related?q=/quay/')).toMatchObject({ stories: [{ slug: 'quay' }] });
    expect(await offered('/related?q=/nowhere/')).toEqual({ stories: [] });
  });
});

/** Everything readers get of a story, by name. */
async function rendered(context: { db: TestNewsroom['db']; site: SiteState }, slug: string) {
  const sources: Readonly<Record<string, PageSource>> = {
    story: storySource(context, slug),
    corrections: correctionsSource(context, undefined),
    rss: outletSource(context, '/rss/', { type: 'main' }, 'rss'),
    atom: outletSource(context, '/atom.xml', { type: 'main' }, 'atom'),
    json: outletSource(context, '/feed.json', { type: 'main' }, 'json'),
    feed: feedSource(context, undefined),
  };
  const pages = await Promise.all(
    Object.entries(sources).map(
      async ([name, source]) => [name, (await source.render())?.body ?? ''] as const,
    ),
  );
  return Object.fromEntries(pages);
}
