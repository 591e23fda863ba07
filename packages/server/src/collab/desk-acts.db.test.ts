import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createStory } from '../commands/desk/create-story.ts';
import type { DeskContext } from '../commands/desk/desk-context.ts';
import { performAct } from '../commands/desk/perform-act.ts';
import { restoreRevision } from '../commands/desk/restore-revision.ts';
import { changeContributors } from '../commands/save-newsroom.ts';
import { createLog } from '../log.ts';
import { listRevisions } from '../store/revision.ts';
import { findDeskStory } from '../store/views/desk-home.ts';
import { findStoryView } from '../store/views/story.ts';
import { buildDraft, createDesk } from '../testing/desk.ts';
import { buildContributorInput, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';
import { type Collab, createCollab } from './collab.ts';

/** The acts with the shared documents in which people really write. */
let newsroom: TestNewsroom;
let collab: Collab;
let editor: DeskContext;
const ADA = idOf('contributor:ada');

beforeEach(async () => {
  newsroom = await createNewsroom();
  const desk = await createDesk(newsroom);
  await changeContributors(newsroom.context, [buildContributorInput('ada')]);
  collab = createCollab({
    db: newsroom.db,
    team: { findActor: async () => undefined },
    log: createLog('silent'),
    clock: () => newsroom.now,
  });
  editor = { ...desk.as('editor'), drafts: collab };
});
afterEach(async () => {
  await collab.close();
  await newsroom.close();
});

const ok = { ok: true, value: undefined };
const draft = (overrides: Partial<StoryDraft> = {}) => buildDraft(ADA, overrides);

it('a text typed together is published, staged, discarded, corrected and restored', async () => {
  const created = await createStory(editor, { kind: 'story', headline: '' });
  if (!created.ok) throw new Error(created.error.type);
  const id = created.value;
  const type = (text: StoryDraft) => collab.replaceDraft(id, text, { userId: 'user-editor' });
  const staged = async () => {
    await collab.flush(id);
    return (await findDeskStory(newsroom.db, id))?.hasStagedChanges;
  };

  await type(draft());
  expect((await findDeskStory(newsroom.db, id))?.headline).toBe(draft().headline);
  expect(await performAct(editor, id, { act: 'publish' })).toEqual(ok);
  expect(await findStoryView(newsroom.db, id)).toMatchObject({ slug: 'quay-reopens-after-repairs' });
  // Nobody chose the address: that is no change.
  expect(await staged()).toBe(false);

  await type(draft({ headline: 'Staged' }));
  expect(await staged()).toBe(true);
  expect(await performAct(editor, id, { act: 'discard-changes' })).toEqual(ok);
  expect(await staged()).toBe(false);
  expect((await collab.readDraft(id)).headline).toBe(draft().headline);

  await type(draft({ headline: 'Mended' }));
  const correction = { act: 'publish-changes', kind: 'correction', note: 'A name.' } as const;
  expect(await performAct(editor, id, correction)).toEqual(ok);
  expect(await staged()).toBe(false);
  expect(await findStoryView(newsroom.db, id)).toMatchObject({ headline: 'Mended' });

  const revisions = await listRevisions(newsroom.db, id, { limit: 20 });
  const first = revisions.find(({ act }) => act === 'story-published');
  expect(await restoreRevision(editor, id, first?.number ?? 0)).toEqual(ok);
  expect((await collab.readDraft(id)).headline).toBe(draft().headline);
  expect(await staged()).toBe(true);
  expect(await findStoryView(newsroom.db, id)).toMatchObject({ headline: 'Mended' });
});
