import { body, paragraph } from '@onrecord/domain/body/build';
import type { Role } from '@onrecord/domain/team/roles';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changePerson, endSessionsOf } from '../team/people.ts';
import { CoEditor, type CollabServer, startCollabServer } from '../testing/co-editors.ts';
import { buildStory } from '../testing/stories.ts';
import { createTestTeam, TEST_PASSWORD, type TestBrowser, type TestTeam } from '../testing/team-browser.ts';

const DRAFT = buildStory('quay', {
  state: 'draft',
  firstPublishedAt: null,
  body: body(paragraph('Quay: ')),
});
const ROOT = { userId: 'test', name: 'Test' };
const SIGNED_OUT = 4401;
const until = (ask: () => void | Promise<void>) => vi.waitFor(ask, { timeout: 20_000, interval: 20 });

let test: TestTeam;
let server: CollabServer;
let editors: CoEditor[];

beforeEach(async () => {
  test = await createTestTeam();
  await test.newsroom.save(DRAFT);
  editors = [];
  server = await startCollabServer({
    connectionString: test.newsroom.connectionString,
    team: test.team,
    neighbourly: true,
  });
});
afterEach(async () => {
  for (const editor of editors) editor.close();
  await server.close();
  await test.close();
});

/** Somebody of that role who has the story open in a browser. */
async function writing(name: string, role: Role) {
  const browser = await test.join(`${name}@news.example`, role);
  return { browser, id: (await browser.who())?.actor.userId ?? '', editor: await open(browser) };
}

async function open(browser: TestBrowser): Promise<CoEditor> {
  const editor = new CoEditor(server.port, DRAFT.id, browser.headers().get('cookie') ?? '');
  editors.push(editor);
  await until(() => expect(editor.isSynced).toBe(true));
  return editor;
}

const stored = async () => (await server.collab.readDraft(DRAFT.id)).body;

/** How a session can end while its person writes. */
const ENDS: Readonly<Record<string, (browser: TestBrowser, id: string) => Promise<unknown>>> = {
  'signing out': (browser) => browser.auth('POST', '/sign-out', {}),
  'ending it from another device': async (browser) => {
    const other = test.browser();
    await other.signIn('ada@news.example');
    expect((await other.api('POST', '/sessions/end-others', {})).status).toBe(200);
    expect(await browser.who()).toBeUndefined();
  },
  'a new password elsewhere': async () => {
    const other = test.browser();
    await other.signIn('ada@news.example');
    const change = { currentPassword: TEST_PASSWORD, newPassword: 'nine lanterns on a pier' };
    expect((await other.auth('POST', '/change-password', change)).status).toBe(200);
  },
  'an owner who ends all sessions': (_, id) => endSessionsOf(test.newsroom.context, ROOT, id),
  'a disabled account': (_, id) => changePerson(test.newsroom.context, ROOT, id, { disabled: true }),
};

describe('a session that ends in mid-sentence', () => {
  it.each(Object.entries(ENDS))('by %s closes what is open at once, and keeps what came', async (_, end) => {
    const ada = await writing('ada', 'editor');
    const ben = await writing('ben', 'editor');
    ada.editor.type('Ships are back');
    await until(() => expect(ben.editor.words).toBe('Quay: Ships are back'));
    await end(ada.browser, ada.id);
    await until(() => expect(ada.editor.closeCodes).toContain(SIGNED_OUT));
    ada.editor.type(' at the east');
    ben.editor.type('.');
    await until(() => expect(ben.editor.saved).toBe(true));
    expect(await stored()).toEqual(body(paragraph('Quay: Ships are back.')));
    expect(ada.editor.words).toContain('at the east');
    expect(ada.editor.saved).toBe(false);
    expect(ben.editor.closeCodes).toEqual([]);
  });

  it('goes on where it was once somebody has signed in again', async () => {
    const { browser, editor } = await writing('ada', 'editor');
    editor.type('Ships');
    await browser.auth('POST', '/sign-out', {});
    await until(() => expect(editor.closeCodes).toContain(SIGNED_OUT));
    editor.type(' are back');
    const kept = editor.updates();
    await browser.signIn('ada@news.example');
    const again = await open(browser);
    again.take(kept);
    await until(() => expect(again.saved).toBe(true));
    expect(await stored()).toEqual(body(paragraph('Quay: Ships are back')));
  });
});

describe('a role that changes', () => {
  it('takes the pen from who may not write any more, and gives it back', async () => {
    const { id, editor } = await writing('ada', 'editor');
    editor.type('Ships');
    await until(() => expect(editor.saved).toBe(true));
    await changePerson(test.newsroom.context, ROOT, id, { role: 'viewer' });
    await until(() => expect(editor.messages).toContainEqual({ type: 'access', mayWrite: false }));
    editor.type(' too late');
    const ben = await writing('ben', 'editor');
    expect(ben.editor.words).toBe('Quay: Ships');
    await changePerson(test.newsroom.context, ROOT, id, { role: 'editor' });
    await until(() => expect(editor.messages.at(-1)).toEqual({ type: 'access', mayWrite: true }));
    expect(editor.closeCodes).toEqual([]);
  });
});
