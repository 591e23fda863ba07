import { body, paragraph, picture } from '@onrecord/domain/body/build';
import { swapMediaInDraft } from '@onrecord/domain/workflow/swap-media';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CoEditor, type CollabServer, startCollabServer } from '../testing/co-editors.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';

const PICTURES = [idOf('one'), idOf('other')] as const;
const shown = (mediaId: string) => picture({ mediaId, altText: 'Cranes', credit: 'Ada' });
const DRAFT = buildStory('quay', {
  state: 'draft',
  firstPublishedAt: null,
  body: body(paragraph('Quay: '), shown(PICTURES[0]), paragraph('After.'), shown(PICTURES[0])),
});
const until = (ask: () => void | Promise<void>) => vi.waitFor(ask, { timeout: 30_000, interval: 20 });

let newsroom: TestNewsroom;
let server: CollabServer;
let editors: CoEditor[];

beforeEach(async () => {
  newsroom = await createNewsroom();
  await newsroom.save(DRAFT);
  server = await startCollabServer({ connectionString: newsroom.connectionString });
  editors = ['ana.editor', 'ben.editor'].map((who) => new CoEditor(server.port, DRAFT.id, `who=${who}`));
  for (const editor of editors) await until(() => expect(editor.isSynced).toBe(true));
});
afterEach(async () => {
  for (const editor of editors) editor.close();
  await server.close();
  await newsroom.close();
});

it('a picture is replaced again and again while two people type, and every letter of theirs is there', async () => {
  const [ana, ben] = editors as [CoEditor, CoEditor];
  let replacing = true;
  const typed = (async () => {
    let keys = 0;
    for (; replacing || keys < 50; keys++) {
      ana.type(`a${keys} `);
      ben.headline.insert(ben.headline.length, `b${keys} `);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return keys;
  })();
  for (let round = 0; round < 11; round++) {
    const [from, to] = round % 2 === 0 ? PICTURES : [PICTURES[1], PICTURES[0]];
    await server.collab.changeDraft(DRAFT.id, (draft) => swapMediaInDraft(draft, from, to), {
      userId: 'cid',
    });
  }
  replacing = false;
  const keys = await typed;
  const all = (letter: string) => Array.from({ length: keys }, (_, key) => `${letter}${key} `).join('');
  await until(() => expect([ana.saved, ben.saved]).toEqual([true, true]));
  const { body: text } = await server.collab.readDraft(DRAFT.id);
  expect(text).toEqual(
    body(paragraph(`Quay: ${all('a')}`), shown(PICTURES[1]), paragraph('After.'), shown(PICTURES[1])),
  );
  expect(ben.headline.toString()).toBe(`About quay${all('b')}`);
  await until(() => expect([ana.words, ben.words]).toEqual([ben.words, `Quay: ${all('a')}`]));
});

it('a change that fails leaves the text as it was, and what is typed goes on', async () => {
  const [ana] = editors as [CoEditor];
  const change = server.collab.changeDraft(
    DRAFT.id,
    () => {
      throw new Error('no such picture');
    },
    { userId: 'cid' },
  );
  await expect(change).rejects.toThrow('no such picture');
  ana.type('on');
  await until(() => expect(ana.saved).toBe(true));
  expect((await server.collab.readDraft(DRAFT.id)).body.content[0]).toEqual(paragraph('Quay: on'));
});
