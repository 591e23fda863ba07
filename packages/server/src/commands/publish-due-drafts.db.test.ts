import { body, paragraph } from '@onrecord/domain/body/build';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { listReviewNotes } from '../store/review.ts';
import { findStoryView } from '../store/views/story.ts';
import { buildDraft, createDesk, type TestDesk } from '../testing/desk.ts';
import { buildContributorInput, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';
import { createStory } from './desk/create-story.ts';
import { performAct } from './desk/perform-act.ts';
import { publishDueStories } from './publish-due-stories.ts';
import { changeContributors } from './save-newsroom.ts';

let newsroom: TestNewsroom;
let desk: TestDesk;
const ADA = idOf('contributor:ada');
const DUE = new Date('2025-03-14T12:30:00Z');

beforeEach(async () => {
  newsroom = await createNewsroom();
  desk = await createDesk(newsroom);
  await changeContributors(newsroom.context, [buildContributorInput('ada')]);
  return () => newsroom.close();
});

async function schedule(text: StoryDraft): Promise<string> {
  const created = await createStory(desk.as('reporter'), { kind: 'story', headline: '' });
  if (!created.ok) throw new Error(created.error.type);
  await desk.type(created.value, text);
  const done = await performAct(desk.as('editor'), created.value, { act: 'schedule', at: DUE.toISOString() });
  if (!done.ok) throw new Error(done.error.type);
  return created.value;
}

describe('a story scheduled at the desk', () => {
  it('goes out with the text it has then, as of its time', async () => {
    const id = await schedule(buildDraft(ADA));
    await desk.type(id, buildDraft(ADA, { headline: 'Quay open', body: body(paragraph('Typed at noon.')) }));
    newsroom.now = new Date(DUE.getTime() + 700);
    expect(await publishDueStories({ ...newsroom.context, actor: 'schedule', drafts: desk.drafts })).toBe(1);
    expect(await findStoryView(newsroom.db, id)).toMatchObject({
      headline: 'Quay open',
      slug: 'quay-open',
      teaser: 'Typed at noon.',
      publishedAt: DUE,
    });
    const audit = await newsroom.db
      .selectFrom('audit_entry')
      .select(['user_name', 'act'])
      .orderBy('id', 'desc')
      .executeTakeFirst();
    expect(audit).toEqual({ user_name: 'Schedule', act: 'story-publish' });
  });

  it('goes back to the desk with a note where it is not fit for readers then', async () => {
    const id = await schedule(buildDraft(ADA));
    const other = await schedule(buildDraft(ADA, { headline: 'Fit' }));
    await desk.type(id, buildDraft(ADA, { headline: '' }));
    newsroom.now = DUE;
    expect(await publishDueStories(newsroom.context)).toBe(1);
    expect(await findStoryView(newsroom.db, id)).toBeUndefined();
    expect((await findStoryView(newsroom.db, other))?.headline).toBe('Fit');
    const story = await newsroom.db
      .selectFrom('story')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst();
    expect(story).toEqual({ state: 'draft' });
    expect(await listReviewNotes(newsroom.db, id)).toMatchObject([
      { kind: 'changes-asked', userName: 'Schedule' },
    ]);
    expect(await publishDueStories(newsroom.context)).toBe(0);
  });

  it('goes out once however many processes look for it', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 12; at++) ids.push(await schedule(buildDraft(ADA)));
    newsroom.now = DUE;
    const workers = Array.from({ length: 3 }, () =>
      openDatabase({ connectionString: newsroom.connectionString, poolSize: 2 }),
    );
    const counts = await Promise.all(
      workers.map(async (db) => {
        let total = 0;
        for (let round = 0; round < 3; round++)
          // One batch may meet another over a slug: the schedule looks again.
          total += await publishDueStories({ ...newsroom.context, db, drafts: desk.drafts }).catch(() => 0);
        return total;
      }),
    );
    await Promise.all(workers.map((db) => db.destroy()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12);
    const published = await newsroom.db
      .selectFrom('revision')
      .select('story_id')
      .where('act', '=', 'story-published')
      .execute();
    expect(published.map((row) => row.story_id).sort()).toEqual(ids.sort());
  });
});
