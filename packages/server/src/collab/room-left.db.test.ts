import type { Body } from '@onrecord/domain/body/body';
import { body, paragraph } from '@onrecord/domain/body/build';
import { SHARED_DOCUMENT_MAX } from '@onrecord/domain/desk/shared-document';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CoEditor, type CollabServer, startCollabServer } from '../testing/co-editors.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../testing/stories.ts';

const DRAFT = buildStory('quay', {
  state: 'draft',
  firstPublishedAt: null,
  body: body(paragraph('Quay: ')),
});
const MOST = SHARED_DOCUMENT_MAX.characters;
const until = (ask: () => void | Promise<void>) => vi.waitFor(ask, { timeout: 30_000, interval: 20 });

let newsroom: TestNewsroom;
let server: CollabServer;
let editors: CoEditor[];

beforeEach(async () => {
  newsroom = await createNewsroom();
  await newsroom.save(DRAFT);
  editors = [];
  server = await startCollabServer({ connectionString: newsroom.connectionString });
});
afterEach(async () => {
  for (const editor of editors) editor.close();
  await server.close();
  await newsroom.close();
});

async function join(who: string): Promise<CoEditor> {
  const editor = new CoEditor(server.port, DRAFT.id, `who=${who}`);
  editors.push(editor);
  await until(() => expect(editor.isSynced).toBe(true));
  return editor;
}

/** Without the text in the report where it is not. */
const isSameText = (stored: Body, words: string) =>
  JSON.stringify(stored) === JSON.stringify(body(paragraph(words)));
const isTold = (editor: CoEditor) => editor.messages.some(({ type }) => type === 'full');

describe('a story as long as one can be', () => {
  it('takes no more, says so, and takes what was written once there is room', async () => {
    const ana = await join('ana.editor');
    const ben = await join('ben.editor');
    ana.type('a'.repeat(MOST - 100));
    await until(() => expect(ana.saved).toBe(true));
    ben.type('b'.repeat(1000));
    await until(() => expect(isTold(ben)).toBe(true));
    ben.type(' and more');
    expect(ben.saved).toBe(false);
    // What others write still fits, and who is held back reads it.
    ana.type('!');
    await until(() => expect(ana.saved).toBe(true));
    await until(() => expect(ben.words.includes('!')).toBe(true));
    const { body: stored } = await server.collab.readDraft(DRAFT.id);
    expect(isSameText(stored, `Quay: ${'a'.repeat(MOST - 100)}!`)).toBe(true);
    expect(isTold(ana)).toBe(false);

    ana.erase(10, 5000);
    await until(() => expect(ben.saved).toBe(true));
    await until(() => expect(ana.words.includes('b and more')).toBe(true));
    expect(ana.words.length).toBe(MOST - 100 + 7 - 5000 + 1009);
  });

  it('takes what is left when somebody takes out again what had no room', async () => {
    const ana = await join('ana.editor');
    ana.type('a'.repeat(MOST - 100));
    await until(() => expect(ana.saved).toBe(true));
    ana.type('b'.repeat(200));
    await until(() => expect(isTold(ana)).toBe(true));
    ana.erase(MOST - 94, 190);
    await until(() => expect(ana.saved).toBe(true));
    const ben = await join('ben.editor');
    expect(ben.words === ana.words).toBe(true);
    expect(ben.words.endsWith(`a${'b'.repeat(10)}`)).toBe(true);
  });

  it('may be too long already: it opens, is read, and can be made shorter', async () => {
    const long = 'w'.repeat(MOST + 10_000);
    await newsroom.save(buildStory('quay', { ...DRAFT.story, body: body(paragraph(long)) }));
    const ana = await join('ana.editor');
    expect(ana.words === long).toBe(true);
    ana.erase(0, 500);
    await until(() => expect(ana.saved).toBe(true));
    ana.type('more');
    await until(() => expect(isTold(ana)).toBe(true));
    ana.erase(0, 20_000);
    await until(() => expect(ana.saved).toBe(true));
    expect((await join('ben.editor')).words.endsWith('wmore')).toBe(true);
  });

  it('is weighed as a whole too, whatever fills it', async () => {
    const ana = await join('ana.editor');
    const fields = ana.doc.getMap('fields');
    for (let at = 0; at < 5; at++) fields.set(`filling-${at}`, `${at}`.repeat(900_000));
    await until(() => expect(isTold(ana)).toBe(true));
    for (let at = 0; at < 5; at++) fields.delete(`filling-${at}`);
    ana.type('on');
    await until(() => expect(ana.saved).toBe(true));
    expect((await join('ben.editor')).words).toBe('Quay: on');
  });
});
