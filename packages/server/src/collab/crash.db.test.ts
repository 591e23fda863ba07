import { body, paragraph } from '@onrecord/domain/body/build';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runSource, type WatchedProcess } from '../testing/child-process.ts';
import { CoEditor, findFreePort } from '../testing/co-editors.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../testing/stories.ts';

const ROUNDS = 4;
const STORY = buildStory('quay', { state: 'draft', firstPublishedAt: null, body: body(paragraph('Quay: ')) });
const PROGRAM = new URL('../testing/collab-program.ts', import.meta.url).href;
const until = (ask: () => void | Promise<void>) => vi.waitFor(ask, { timeout: 40_000, interval: 20 });

let newsroom: TestNewsroom;
let editors: CoEditor[] = [];
let running: WatchedProcess | undefined;

beforeEach(async () => {
  newsroom = await createNewsroom();
  await newsroom.save(STORY);
});

afterEach(async () => {
  for (const editor of editors) editor.close();
  editors = [];
  await running?.kill('SIGKILL');
  await newsroom.close();
});

async function start(port: number): Promise<WatchedProcess> {
  running = runSource(`await import(${JSON.stringify(PROGRAM)});`, {
    ...process.env,
    DATABASE_URL: newsroom.connectionString,
    PORT: String(port),
  });
  await running.line('listening');
  return running;
}

/** What one of three typed, in the order in which it stands: each types `a0 a1 a2 …` into the same paragraph. */
const typedBy = (letter: string, words: string) => words.match(new RegExp(`${letter}\\d+ `, 'g')) ?? [];

it(`every character is there once and in order after ${ROUNDS} times kill -9 while three type`, async () => {
  const port = await findFreePort();
  await start(port);
  editors = ['a', 'b', 'c'].map((letter) => new CoEditor(port, STORY.id, `who=${letter}.editor`));
  await until(() => expect(editors.map((editor) => editor.isSynced)).toEqual([true, true, true]));
  const letters = ['a', 'b', 'c'];
  const counts = [0, 0, 0];
  const typing = setInterval(() => {
    for (const [at, editor] of editors.entries()) {
      editor.type(`${letters[at]}${counts[at]} `);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }, 15);
  for (let round = 0; round < ROUNDS; round++) {
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 600));
    await running?.kill('SIGKILL');
    await start(port);
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  clearInterval(typing);
  await until(() => expect(editors.map((editor) => editor.saved)).toEqual([true, true, true]));
  await until(() => expect(new Set(editors.map((editor) => editor.words)).size).toBe(1));

  // Once more from the database alone.
  for (const editor of editors) editor.close();
  await running?.kill('SIGKILL');
  await start(port);
  editors = [new CoEditor(port, STORY.id, 'who=d.editor')];
  const [reader] = editors;
  await until(() => expect(reader?.isSynced).toBe(true));
  for (const [at, letter] of letters.entries()) {
    const expected = Array.from({ length: counts[at] ?? 0 }, (_, count) => `${letter}${count} `);
    expect(typedBy(letter, reader?.words ?? '')).toEqual(expected);
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  expect(reader?.words.trim().split(' ')).toHaveLength(total + 1);
});
