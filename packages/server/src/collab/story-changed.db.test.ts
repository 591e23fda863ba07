import type { StoryActRequest } from '@onrecord/domain/desk/shapes';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStory } from '../commands/desk/create-story.ts';
import type { DeskContext } from '../commands/desk/desk-context.ts';
import { performAct } from '../commands/desk/perform-act.ts';
import { changeContributors } from '../commands/save-newsroom.ts';
import { CoEditor, type CollabServer, startCollabServer } from '../testing/co-editors.ts';
import { buildDraft, createDesk } from '../testing/desk.ts';
import { buildContributorInput, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';

/** Two processes with the same story open, and acts on it that neither of them did. */
let newsroom: TestNewsroom;
let servers: CollabServer[];
let watching: CoEditor[];
let editor: DeskContext;
let storyId: string;
const until = (ask: () => void) => vi.waitFor(ask, { timeout: 20_000, interval: 20 });

beforeEach(async () => {
  newsroom = await createNewsroom();
  newsroom.now = new Date();
  const { connectionString } = newsroom;
  await changeContributors(newsroom.context, [buildContributorInput('ada')]);
  servers = [];
  for (let at = 0; at < 2; at++)
    servers.push(await startCollabServer({ connectionString, neighbourly: true }));
  const [first] = servers;
  if (first === undefined) throw new Error('There is no server.');
  editor = { ...(await createDesk(newsroom)).as('editor'), drafts: first.collab };
  const created = await createStory(editor, { kind: 'story', headline: '' });
  if (!created.ok) throw new Error(created.error.type);
  storyId = created.value;
  await first.collab.replaceDraft(storyId, buildDraft(idOf('contributor:ada')), { userId: 'ada' });
  watching = servers.map(({ port }) => new CoEditor(port, storyId, 'who=ada.editor'));
  await until(() => expect(watching.map((one) => one.isSynced)).toEqual([true, true]));
});
afterEach(async () => {
  for (const one of watching) one.close();
  for (const server of servers) await server.close();
  await newsroom.close();
});

const told = () =>
  watching.map(({ messages }) => messages.filter(({ type }) => type === 'story-changed').length);

/** Does something with the story and waits until everybody who has it open was told once more. */
async function act(request: StoryActRequest): Promise<void> {
  const before = told();
  expect(await performAct(editor, storyId, request)).toEqual({ ok: true, value: undefined });
  await until(() => {
    for (const [at, count] of told().entries()) expect(count).toBeGreaterThan(before[at] ?? 0);
  });
}

it('whoever has a story open is told of every act on it, in whichever process', async () => {
  await act({ act: 'ask-review', note: '' });
  await act({ act: 'ask-changes', note: 'Who signed it?' });
  await act({ act: 'publish' });
});

it('nobody is told of an act on another story, or of one that was refused', async () => {
  // Both processes are listening once they have told of this one.
  await act({ act: 'ask-review', note: '' });
  const before = told();
  const other = await createStory(editor, { kind: 'story', headline: 'Elsewhere' });
  if (!other.ok) throw new Error(other.error.type);
  expect((await performAct(editor, storyId, { act: 'unspike' })).ok).toBe(false);
  expect((await performAct(editor, other.value, { act: 'spike' })).ok).toBe(true);
  // Notices come in the order of commits: with the next one, those before it would be here.
  await act({ act: 'approve', note: '' });
  expect(told()).toEqual(before.map((count) => count + 1));
});

it('whoever has a public story open is told when its text begins to differ from what readers have', async () => {
  await act({ act: 'publish' });
  const before = told();
  watching[0]?.type(' And more.');
  await until(() => {
    for (const [at, count] of told().entries()) expect(count).toBeGreaterThan(before[at] ?? 0);
  });
});
