import { body, paragraph } from '@onrecord/domain/body/build';
import { isSameDraft } from '@onrecord/domain/workflow/same-draft';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CoEditor, type CollabServer, startCollabServer } from '../testing/co-editors.ts';
import { runSql } from '../testing/sql.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../testing/stories.ts';

const DRAFT = buildStory('quay', {
  state: 'draft',
  firstPublishedAt: null,
  body: body(paragraph('Quay: ')),
});
const PUBLIC = buildStory('port', { body: body(paragraph('Port: ')) });
const until = (ask: () => void | Promise<void>) => vi.waitFor(ask, { timeout: 20_000, interval: 20 });

let newsroom: TestNewsroom;
let server: CollabServer;
/** What the server's clock says, where a test sets it. */
let now: Date | undefined;
let editors: CoEditor[];

beforeEach(async () => {
  newsroom = await createNewsroom();
  await newsroom.save(DRAFT, PUBLIC);
  await own(DRAFT.id, 'ana');
  editors = [];
  now = undefined;
  const { connectionString } = newsroom;
  server = await startCollabServer({
    connectionString,
    clock: () => now ?? new Date(),
  });
});

afterEach(async () => {
  for (const editor of editors) editor.close();
  await server.close();
  await newsroom.close();
});

async function own(storyId: string, userId: string): Promise<void> {
  await newsroom.db.insertInto('story_owner').values({ story_id: storyId, user_id: userId }).execute();
}

async function join(who: string, storyId = DRAFT.id, port = server.port): Promise<CoEditor> {
  const editor = new CoEditor(port, storyId, `who=${who}`);
  editors.push(editor);
  await until(() => expect(editor.isSynced || editor.refusals.length > 0).toBe(true));
  return editor;
}

async function leave(editor: CoEditor): Promise<void> {
  editors.splice(editors.indexOf(editor), 1);
  editor.close();
}

const story = (id: string) =>
  newsroom.db.selectFrom('story').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const copy = (id: string) =>
  newsroom.db.selectFrom('working_copy').selectAll().where('story_id', '=', id).executeTakeFirst();
const revisions = (id: string) =>
  newsroom.db
    .selectFrom('revision')
    .select(['act', 'actor', 'content'])
    .where('story_id', '=', id)
    .where('act', '=', 'edited')
    .orderBy('number')
    .execute();

describe('people who write together', () => {
  it('find the story as it stands, and see what each types', async () => {
    const ana = await join('ana.reporter');
    const ben = await join('ben.editor');
    expect(ana.headline.toString()).toBe('About quay');
    ana.type('ships are back');
    ben.headline.insert(0, 'More ');
    await until(() => {
      for (const one of [ana, ben])
        expect([one.words, one.headline.toString()]).toEqual(['Quay: ships are back', 'More About quay']);
    });
  });

  it('have one story though all open it in the same moment, in two processes', async () => {
    const second = await startCollabServer({ connectionString: newsroom.connectionString });
    try {
      const all = await Promise.all([
        join('ana.reporter'),
        join('ben.editor'),
        join('cid.owner', DRAFT.id, second.port),
        join('dan.editor', DRAFT.id, second.port),
      ]);
      for (const one of all) expect(one.words).toBe('Quay: ');
    } finally {
      await second.close();
    }
  });

  it('see each other’s words across processes', async () => {
    const { connectionString } = newsroom;
    const one = await startCollabServer({ connectionString, neighbourly: true });
    const other = await startCollabServer({ connectionString, neighbourly: true });
    try {
      const ana = await join('ana.reporter', DRAFT.id, one.port);
      const ben = await join('ben.editor', DRAFT.id, other.port);
      ana.type('one ');
      await until(() => expect(ben.words).toBe('Quay: one '));
      ben.type('two');
      await until(() => expect(ana.words).toBe('Quay: one two'));
      await leave(ana);
      await leave(ben);
      await until(async () => expect((await story(DRAFT.id)).plain_text).toBe('Quay: one two'));
    } finally {
      await one.close();
      await other.close();
    }
  });

  it('are shown under their own names', async () => {
    const ana = await join('ana.reporter');
    const ben = await join('ben.editor');
    ben.provider.setAwarenessField('user', { id: 'ana', name: 'Ana', color: '#123456' });
    await until(() =>
      expect(
        [...(ana.provider.awareness?.getStates().values() ?? [])].map(({ user }) => user),
      ).toContainEqual({
        id: 'ben',
        name: 'ben writes',
        color: '#123456',
      }),
    );
  });
});

describe('who may write', () => {
  it.each(['ben.editor', 'cid.owner', 'ana.reporter'])('%s may', async (who) => {
    const writer = await join(who);
    writer.type('words');
    await until(() => expect(writer.saved).toBe(true));
    expect((await server.collab.readDraft(DRAFT.id)).body).toEqual(body(paragraph('Quay: words')));
  });

  it.each([
    ['eve.viewer', DRAFT.id],
    ['eve.reporter', DRAFT.id],
    ['ana.reporter', PUBLIC.id],
  ])('%s reads and cannot write in %s', async (who, storyId) => {
    const reader = await join(who, storyId);
    const before = reader.words;
    reader.type('rubbish');
    const editor = await join('ben.editor', storyId);
    editor.type('words');
    await until(() => expect(editor.saved).toBe(true));
    await until(() => expect(reader.words).toContain('words'));
    expect((await server.collab.readDraft(storyId)).body).toEqual(body(paragraph(`${before}words`)));
  });

  it('is asked again when the story moves on', async () => {
    const ana = await join('ana.reporter');
    await newsroom.db.deleteFrom('story_owner').execute();
    await server.collab.recheck({ storyId: DRAFT.id });
    await until(() => expect(ana.messages).toContainEqual({ type: 'access', mayWrite: false }));
    ana.type('too late');
    const ben = await join('ben.editor');
    expect(ben.words).toBe('Quay: ');
    await own(DRAFT.id, 'ana');
    await server.collab.recheck();
    await until(() => expect(ana.messages).toContainEqual({ type: 'access', mayWrite: true }));
  });

  it('is nobody without a session, or from another site', async () => {
    const opens = (headers: Record<string, string>, path = '/desk/collab') =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, {
          headers,
        } as unknown as string[]);
        socket.onopen = () => {
          resolve('open');
          socket.close();
        };
        socket.onerror = () => resolve('refused');
      });
    expect(await opens({ cookie: 'who=ana.reporter' })).toBe('open');
    expect(await opens({ cookie: 'who=ana.reporter', origin: `http://127.0.0.1:${server.port}` })).toBe(
      'open',
    );
    expect(await opens({})).toBe('refused');
    expect(await opens({ cookie: 'who=ana.reporter', origin: 'https://evil.example' })).toBe('refused');
    expect(await opens({ cookie: 'who=ana.reporter' }, '/desk/other')).toBe('refused');
    const plain = await fetch(`http://127.0.0.1:${server.port}/`, { headers: { upgrade: 'h2c' } }).catch(() =>
      fetch(`http://127.0.0.1:${server.port}/`),
    );
    expect(await plain.text()).toBe('plain');
  });

  it('opens no story that is not there', async () => {
    const ben = await join('ben.editor', '018f3a5e-7c1d-7e2f-9a3b-4c5d6e7f8091');
    expect(ben.refusals).toEqual(['no-such-story']);
  });
});

describe('what is typed', () => {
  it('is on record soon, in the lists of the desk and as a revision by all who typed', async () => {
    const ana = await join('ana.reporter');
    const ben = await join('ben.editor');
    ana.type('ships are back');
    ben.headline.insert(0, 'More ');
    await until(() => expect([ana.saved, ben.saved]).toEqual([true, true]));
    await until(async () =>
      expect(await story(DRAFT.id)).toMatchObject({
        headline: 'More About quay',
        plain_text: 'Quay: ships are back',
        word_count: 4,
        state: 'draft',
      }),
    );
    expect(['ana', 'ben']).toContain((await story(DRAFT.id)).touched_by);
    await leave(ana);
    expect(await revisions(DRAFT.id)).toEqual([]);
    await leave(ben);
    await until(async () => expect(await revisions(DRAFT.id)).toHaveLength(1));
    const [revision] = await revisions(DRAFT.id);
    expect(revision?.actor.split(' ').sort()).toEqual(['ana', 'ben']);
    expect(revision?.content).toMatchObject({ headline: 'More About quay', state: 'draft' });
    const left = await newsroom.db.selectFrom('working_copy_update').selectAll().execute();
    expect(left).toEqual([]);
  });

  it('is no version once more where all of it was taken back', async () => {
    const ana = await join('ana.reporter');
    ana.headline.insert(0, 'Slip: ');
    await until(() => expect(ana.saved).toBe(true));
    ana.headline.delete(0, 'Slip: '.length);
    await until(() => expect(ana.saved).toBe(true));
    expect((await copy(DRAFT.id))?.unrevised_since).not.toBeNull();
    await leave(ana);
    await until(async () => expect((await copy(DRAFT.id))?.unrevised_since).toBeNull());
    expect(await revisions(DRAFT.id)).toEqual([]);
  });

  it('without an end becomes a revision every quarter of an hour', async () => {
    now = new Date('2025-03-14T12:00:00Z');
    const ana = await join('ana.reporter');
    ana.type('one ');
    await until(() => expect(ana.saved).toBe(true));
    now = new Date('2025-03-14T12:14:59Z');
    ana.type('two ');
    await until(() => expect(ana.saved).toBe(true));
    await server.collab.flush(DRAFT.id);
    expect(await revisions(DRAFT.id)).toEqual([]);
    now = new Date('2025-03-14T12:15:00Z');
    ana.type('three');
    await until(() => expect(ana.saved).toBe(true));
    await server.collab.flush(DRAFT.id);
    expect(await revisions(DRAFT.id)).toMatchObject([
      { actor: 'ana', content: { body: body(paragraph('Quay: one two three')) } },
    ]);
    await leave(ana);
    await server.collab.flush(DRAFT.id);
    expect(await revisions(DRAFT.id)).toHaveLength(1);
  });

  it('in a public story is staged: readers’ row stays, until it says the same again', async () => {
    const ben = await join('ben.editor', PUBLIC.id);
    ben.headline.insert(0, 'More ');
    await server.collab.flush(PUBLIC.id);
    await until(async () => expect((await copy(PUBLIC.id))?.has_staged_changes).toBe(true));
    expect(await story(PUBLIC.id)).toMatchObject({ headline: 'About port', touched_by: 'ben' });
    expect(await copy(PUBLIC.id)).toMatchObject({ draft: { headline: 'More About port' } });
    ben.headline.delete(0, 5);
    await until(() => expect(ben.saved).toBe(true));
    await server.collab.flush(PUBLIC.id);
    expect((await copy(PUBLIC.id))?.has_staged_changes).toBe(false);
  });

  it('keeps a slug of another story and things that are gone out of the story’s row', async () => {
    const ben = await join('ben.editor');
    const fields = ben.doc.getMap('fields');
    const slug = ben.doc.getText('slug');
    ben.doc.transact(() => {
      slug.delete(0, slug.length);
      slug.insert(0, 'port');
      fields.set('tagIds', ['018f3a5e-7c1d-7e2f-9a3b-4c5d6e7f8091']);
      fields.set('language', 'uk');
    });
    await until(() => expect(ben.saved).toBe(true));
    await server.collab.flush(DRAFT.id);
    expect(await story(DRAFT.id)).toMatchObject({ slug: 'quay', language: 'uk' });
    expect(await server.collab.readDraft(DRAFT.id)).toMatchObject({ slug: 'port' });
  });

  it('is stored without what PostgreSQL cannot hold', async () => {
    const ana = await join('ana.reporter');
    ana.type('half \ud83d a pair and \0 a NUL');
    ana.headline.insert(0, '\0');
    ana.doc.getText('searchTitle').insert(0, '\0\udc00');
    await until(() => expect(ana.saved).toBe(true));
    await server.collab.flush(DRAFT.id);
    expect(await story(DRAFT.id)).toMatchObject({
      plain_text: 'Quay: half \ufffd a pair and  a NUL',
      headline: 'About quay',
      search_title: '\ufffd',
    });
  });

  it('is there again after everybody left, and in another process', async () => {
    const ana = await join('ana.reporter');
    ana.type('ships');
    await until(() => expect(ana.saved).toBe(true));
    await leave(ana);
    expect((await join('ben.editor')).words).toBe('Quay: ships');
    await server.close();
    server = await startCollabServer({ connectionString: newsroom.connectionString });
    expect((await join('cid.owner')).words).toBe('Quay: ships');
  });

  it('survives the loss of every connection to the database while it is typed', async () => {
    const ana = await join('ana.reporter');
    const ben = await join('ben.editor');
    const name = new URL(newsroom.connectionString.replace('@/', '@localhost/')).pathname.slice(1);
    let typed = '';
    for (let round = 0; round < 12; round++) {
      ana.type(`${round} `);
      typed += `${round} `;
      if (round % 3 === 0)
        await runSql(
          newsroom.connectionString.replace(`/${name}`, '/postgres'),
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
        );
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    await until(() => expect(ana.saved).toBe(true));
    await until(() => expect(ben.words).toBe(`Quay: ${typed}`));
    await leave(ana);
    await leave(ben);
    await server.close();
    server = await startCollabServer({ connectionString: newsroom.connectionString });
    expect((await join('cid.owner')).words).toBe(`Quay: ${typed}`);
  });

  it('is not said to be saved while it is on its way to the database', async () => {
    const ana = await join('ana.reporter');
    const blocker = await newsroom.db.startTransaction().execute();
    await blocker
      .selectFrom('working_copy')
      .select('story_id')
      .where('story_id', '=', DRAFT.id)
      .forUpdate()
      .execute();
    ana.type('on its way');
    await until(async () => {
      const waiting = await sql`select 1 from pg_stat_activity where datname = current_database()
        and wait_event_type = 'Lock'`.execute(newsroom.db);
      expect(waiting.rows).toHaveLength(1);
    });
    const ben = await join('ben.editor');
    await until(() => expect(ben.words).toBe('Quay: on its way'));
    await until(() => expect(ben.messages.length).toBeGreaterThan(0));
    for (const message of ben.messages) expect(message).toMatchObject({ type: 'saved', complete: false });
    expect(ana.saved).toBe(false);
    await blocker.rollback().execute();
    await until(() => expect([ana.saved, ben.saved]).toEqual([true, true]));
  });

  it('is said to be unsaved for as long as the database is away, and saved when it is back', async () => {
    const ana = await join('ana.reporter');
    await newsroom.db.schema.alterTable('working_copy').renameTo('away').execute();
    ana.type('kept');
    await until(() => expect(ana.messages.at(-1)).toMatchObject({ type: 'not-saved' }));
    expect(ana.saved).toBe(false);
    expect(server.complaints.join()).toContain('could not be saved');
    // Nobody is there any more, and still the text is.
    await leave(ana);
    await newsroom.db.schema.alterTable('away').renameTo('working_copy').execute();
    await until(async () => expect((await story(DRAFT.id)).plain_text).toBe('Quay: kept'));
  });
});

describe('a text', () => {
  it('is read from the story where nobody has opened it, and nothing is made of that', async () => {
    const draft = await server.collab.readDraft(PUBLIC.id);
    expect(draft).toMatchObject({ headline: 'About port', slug: 'port' });
    await server.collab.flush(PUBLIC.id);
    expect(await copy(PUBLIC.id)).toBeUndefined();
  });

  it('is replaced for all who have it open, and what they had typed is a revision', async () => {
    const ana = await join('ana.reporter');
    ana.type('a first try');
    await until(() => expect(ana.saved).toBe(true));
    const other = {
      ...(await server.collab.readDraft(DRAFT.id)),
      headline: 'Restored',
      body: body(paragraph('R')),
    };
    await server.collab.replaceDraft(DRAFT.id, other, { userId: 'ben' });
    await until(() => expect([ana.words, ana.headline.toString()]).toEqual(['R', 'Restored']));
    expect(isSameDraft(await server.collab.readDraft(DRAFT.id), other)).toBe(true);
    expect(await story(DRAFT.id)).toMatchObject({ headline: 'Restored', touched_by: 'ben' });
    expect(await revisions(DRAFT.id)).toMatchObject([{ actor: 'ana' }]);
  });

  it('is replaced where nobody has it open', async () => {
    const other = { ...(await server.collab.readDraft(PUBLIC.id)), headline: 'Staged' };
    await server.collab.replaceDraft(PUBLIC.id, other, { userId: 'ben' });
    expect(await server.collab.readDraft(PUBLIC.id)).toMatchObject({ headline: 'Staged' });
    expect(await copy(PUBLIC.id)).toMatchObject({ has_staged_changes: true });
  });

  it('that a killed process left half-stored is taken up', async () => {
    const ana = await join('ana.reporter');
    ana.type('left over');
    await until(() => expect(ana.saved).toBe(true));
    // A second process knows only what the first has written so far.
    const second = await startCollabServer({ connectionString: newsroom.connectionString });
    await second.collab.recover();
    expect((await story(DRAFT.id)).plain_text).toBe('Quay: left over');
    expect(await revisions(DRAFT.id)).toMatchObject([{ actor: 'ana' }]);
    await second.close();
    ana.type('!');
    await until(() => expect(ana.saved).toBe(true));
    expect((await server.collab.readDraft(DRAFT.id)).body).toEqual(body(paragraph('Quay: left over!')));
  });
});

describe('rubbish', () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['words', 'hello'],
    ['nothing', new Uint8Array()],
    ['a length without an end', new Uint8Array([255, 255, 255, 255, 255])],
    ['noise', Uint8Array.from({ length: 200 }, (_, at) => (at * 71) % 256)],
    ['a message far too large', new Uint8Array(17 * 1024 * 1024)],
  ])('of %s closes that connection and no other', async (_, rubbish) => {
    const ana = await join('ana.reporter');
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/desk/collab`, {
      headers: { cookie: 'who=eve.editor' },
    } as unknown as string[]);
    const closed = new Promise((resolve) => {
      socket.onclose = resolve;
    });
    socket.onopen = () => socket.send(rubbish);
    await closed;
    ana.type('undisturbed');
    await until(() => expect(ana.saved).toBe(true));
    expect(ana.closeCodes).toEqual([]);
  });

  it('inside an open story harms nobody else', async () => {
    const ana = await join('ana.reporter');
    const eve = await join('eve.editor');
    const address = new TextEncoder().encode(`story:${DRAFT.id}`);
    for (const payload of [[0, 2, 3, 1, 2, 3], [0, 9], [1, 200], [42], [5, 3, 123], [6, 0], [0, 2, 255, 255]])
      eve.provider.configuration.websocketProvider.webSocket?.send(
        new Uint8Array([address.length, ...address, ...payload]),
      );
    ana.type('undisturbed');
    await until(() => expect(ana.saved).toBe(true));
    expect((await join('ben.editor')).words).toBe('Quay: undisturbed');
  });

  it('of too many stories in one window is refused, and those that are open stay', async () => {
    const stories = Array.from({ length: 9 }, (_, at) => buildStory(`story-${at}`));
    await newsroom.save(...stories);
    const ben = await join('ben.editor');
    const outcomes: string[] = [];
    for (const { id } of stories) outcomes.push(await ben.alsoOpen(id));
    expect(outcomes).toEqual([...Array(7).fill(''), 'too-many-documents', 'too-many-documents']);
    ben.type('undisturbed');
    await until(() => expect(ben.saved).toBe(true));
  });

  it('of too many windows is refused to that person only', async () => {
    const sockets = Array.from(
      { length: 40 },
      () =>
        new WebSocket(`ws://127.0.0.1:${server.port}/desk/collab`, {
          headers: { cookie: 'who=eve.editor' },
        } as unknown as string[]),
    );
    const outcomes = await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<string>((resolve) => {
            socket.onopen = () => resolve('open');
            socket.onerror = () => resolve('refused');
          }),
      ),
    );
    expect(outcomes).toContain('refused');
    expect(outcomes.filter((outcome) => outcome === 'open').length).toBeLessThanOrEqual(30);
    expect((await join('ana.reporter')).words).toBe('Quay: ');
    for (const socket of sockets) socket.close();
  });
});
