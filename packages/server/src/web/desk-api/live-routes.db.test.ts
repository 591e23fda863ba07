import { body, paragraph } from '@onrecord/domain/body/build';
import {
  brokenOutSchema,
  deskEntrySchema,
  entryChangedSchema,
  entryListSchema,
} from '@onrecord/domain/desk/live-shapes';
import { deskStoryDetailSchema, problemSchema } from '@onrecord/domain/desk/shapes';
import type { Role } from '@onrecord/domain/team/roles';
import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../log.ts';
import { createDesk } from '../../testing/desk.ts';
import { goLive } from '../../testing/live.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { buildSite, idOf } from '../../testing/views.ts';
import { SiteState } from '../site/site-state.ts';
import { createDeskApi } from './desk-api.ts';

const ORIGIN = 'https://harbour.example';
const STORY = idOf('story:ferry');
let newsroom: TestNewsroom;
let api: Hono;

beforeEach(async () => {
  newsroom = await createNewsroom();
  const { drafts } = await createDesk(newsroom);
  api = new Hono();
  api.route(
    '/desk/api',
    createDeskApi({
      db: newsroom.db,
      site: new SiteState({ origin: ORIGIN, assets: buildSite().assets }),
      clock: () => newsroom.now,
      drafts,
      demo: false,
      log: createLog('silent'),
      findActor: async (headers) => {
        const role = headers.get('x-role') as Role;
        const actor = { userId: `user-${role}`, role };
        return { actor, name: `The ${role}`, email: '', sessionId: 'session', contributorId: null };
      },
    }),
  );
  await goLive(newsroom, 'ferry');
  return () => newsroom.close();
});

async function ask(role: Role, method: 'GET' | 'POST' | 'PATCH', path: string, json?: object) {
  const response = await api.request(`${ORIGIN}/desk/api${path}`, {
    method,
    headers: { 'x-role': role, origin: ORIGIN, 'content-type': 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  return { status: response.status, json: await response.json() };
}

const words = (text: string) => ({ headline: '', body: body(paragraph(text)), keyEvent: '' });
const post = (role: Role, name: string, overrides: object = {}) =>
  ask(role, 'POST', `/stories/${STORY}/entries`, {
    id: idOf(name),
    ...words(`What happened at ${name}.`),
    ...overrides,
  });

describe('the console', () => {
  it('posts an entry and lists it with what each may do with it', async () => {
    const posted = await post('reporter', 'one', { keyEvent: 'It sails', pinned: true });
    expect(posted.status).toBe(201);
    expect(deskEntrySchema.parse(posted.json)).toMatchObject({
      id: idOf('one'),
      by: 'The reporter',
      keyEvent: 'It sails',
      pinned: true,
      version: 1,
      mine: true,
      may: { edit: true, remove: true, pin: true, notify: false },
    });
    newsroom.now = new Date(newsroom.now.getTime() + 1000);
    await post('editor', 'two');
    const { entries, coverage, next } = entryListSchema.parse(
      (await ask('reporter', 'GET', `/stories/${STORY}/entries`)).json,
    );
    expect(entries.map(({ id, mine, may }) => [id, mine, may.edit])).toEqual([
      [idOf('two'), false, false],
      [idOf('one'), true, true],
    ]);
    expect(coverage).toEqual({ startedAt: '2025-03-14T06:00:00.000Z', endedAt: null });
    expect(next).toBeNull();
  });

  it('gets the entry as it is now in place of overwriting it', async () => {
    await post('reporter', 'one');
    const at = `/entries/${idOf('one')}`;
    expect((await ask('editor', 'PATCH', at, { version: 1, ...words('Mended.') })).status).toBe(200);
    const late = await ask('reporter', 'PATCH', at, { version: 1, ...words('Mended too.') });
    expect(late.status).toBe(409);
    const { entry, title } = entryChangedSchema.parse(late.json);
    expect(entry).toMatchObject({ version: 2, body: body(paragraph('Mended.')) });
    expect(title).toContain('Your text is kept');
  });

  it('brings back what it removed, pins, and breaks out', async () => {
    await post('reporter', 'one');
    const act = (act: string) => ask('reporter', 'POST', `/entries/${idOf('one')}/${act}`);
    const removed = deskEntrySchema.parse((await act('remove')).json);
    expect(removed).toMatchObject({ may: { edit: false, remove: true, pin: false } });
    expect(removed.removedAt).not.toBeNull();
    expect(deskEntrySchema.parse((await act('restore')).json).removedAt).toBeNull();
    expect(deskEntrySchema.parse((await act('pin')).json).pinned).toBe(true);
    expect(deskEntrySchema.parse((await act('unpin')).json).pinned).toBe(false);
    const { storyId } = brokenOutSchema.parse((await act('break-out')).json);
    const begun = await ask('reporter', 'GET', `/stories/${storyId}`);
    expect(deskStoryDetailSchema.parse(begun.json)).toMatchObject({ state: 'draft', coverage: null });
  });

  it('goes through thousands of entries by the cursor it is given', async () => {
    await goLive(newsroom, 'long', 120);
    const ids: string[] = [];
    for (let next: string | null = '', asked = 0; next !== null && asked < 5; asked++) {
      const path = `/stories/${idOf('story:long')}/entries${next && `?before=${next}`}`;
      const list = entryListSchema.parse((await ask('viewer', 'GET', path)).json);
      ids.push(...list.entries.map(({ id }) => id));
      next = list.next;
    }
    expect(ids).toEqual(Array.from({ length: 120 }, (_, at) => idOf(`entry:long ${120 - at}`)));
  });

  it('says in a sentence what stands in the way', async () => {
    const sentence = async (answer: ReturnType<typeof ask>) => {
      const { status, json } = await answer;
      return [status, problemSchema.parse(json).title] as const;
    };
    await post('editor', 'one');
    expect(await sentence(ask('reporter', 'POST', `/entries/${idOf('one')}/remove`))).toEqual([
      403,
      'Somebody else posted this entry. Ask them or an editor.',
    ]);
    expect(await sentence(post('reporter', 'two', { body: body() }))).toEqual([
      422,
      expect.stringContaining('It has no text yet.'),
    ]);
    expect(await sentence(ask('editor', 'POST', `/entries/${idOf('none')}/remove`))).toEqual([
      404,
      'There is no such entry. Load the list again.',
    ]);
    await ask('editor', 'POST', `/stories/${STORY}/acts`, { act: 'end-live' });
    expect(await sentence(post('reporter', 'two'))).toEqual([
      409,
      'This live story has ended. Go live again, then post; your text is kept.',
    ]);
    await newsroom.save(buildStory('page', { kind: 'page' }));
    const page = ask('editor', 'POST', `/stories/${idOf('story:page')}/acts`, { act: 'start-live' });
    expect(await sentence(page)).toEqual([409, 'A page cannot go live. Begin a story for it.']);
  });

  it('is told which part of an entry is not understood', async () => {
    let deep: object = { type: 'paragraph' };
    for (let level = 0; level < 300; level++)
      deep = { type: 'callout', attrs: { emoji: '' }, content: [deep] };
    for (const wrong of [
      { body: { type: 'doc', version: 1, content: [{ type: 'nonsense' }] } },
      { body: { type: 'doc', version: 1, content: [deep] } },
      { body: undefined },
      { headline: 'x'.repeat(301) },
      { id: 'one' },
    ]) {
      const { status, json } = await post('reporter', 'one', wrong);
      expect([status, problemSchema.parse(json).type]).toEqual([400, 'not-understood']);
    }
  });
});
