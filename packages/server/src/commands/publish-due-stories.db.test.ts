import { beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { lastEventId } from '../store/event-log.ts';
import { findAddress } from '../store/public-index.ts';
import { findStoryView } from '../store/views/story.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';
import { publishDueStories } from './publish-due-stories.ts';

let newsroom: TestNewsroom;
beforeEach(async () => {
  newsroom = await createNewsroom();
  return () => newsroom.close();
});

const DUE = new Date('2025-03-14T12:00:00Z');
const scheduled = (slug: string, scheduledFor = DUE) =>
  buildStory(slug, { state: 'scheduled', firstPublishedAt: null, scheduledFor });

describe('a scheduled story', () => {
  it('is published when its time has come, as of that time', async () => {
    await newsroom.save(scheduled('quay'));
    newsroom.now = new Date(DUE.getTime() - 1);
    expect(await publishDueStories(newsroom.context)).toBe(0);
    expect(await findAddress(newsroom.db, '/quay/')).toBeUndefined();

    newsroom.now = new Date(DUE.getTime() + 5000);
    expect(await publishDueStories(newsroom.context)).toBe(1);
    expect((await findStoryView(newsroom.db, idOf('story:quay')))?.publishedAt).toEqual(DUE);
    expect(await findAddress(newsroom.db, '/quay/')).toMatchObject({ kind: 'story' });
    expect(await publishDueStories(newsroom.context)).toBe(0);
  });

  it('keeps a revision of going out', async () => {
    await newsroom.save(scheduled('quay'));
    await publishDueStories({ ...newsroom.context, actor: 'schedule' });
    const revisions = await newsroom.db.selectFrom('revision').selectAll().orderBy('number').execute();
    expect(revisions).toHaveLength(2);
    expect(revisions[1]).toMatchObject({
      number: 2,
      actor: 'schedule',
      act: 'story-published',
      at: newsroom.now,
      content: { state: 'published', scheduledFor: null, firstPublishedAt: DUE.toISOString(), slug: 'quay' },
    });
  });

  it('goes out once however many processes look for it', async () => {
    const slugs = Array.from({ length: 120 }, (_, at) => `story-${at}`);
    await newsroom.save(...slugs.map((slug) => scheduled(slug)));
    const workers = Array.from({ length: 4 }, () =>
      openDatabase({ connectionString: newsroom.connectionString, poolSize: 2 }),
    );
    const counts = await Promise.all(
      workers.map(async (db) => {
        let total = 0;
        for (let round = 0; round < 4; round++) total += await publishDueStories({ ...newsroom.context, db });
        return total;
      }),
    );
    await Promise.all(workers.map((db) => db.destroy()));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(120);
    const events = await newsroom.db.selectFrom('event').select('keys').execute();
    const published = events.flatMap(({ keys }) => keys.filter((key) => key.startsWith('story:')));
    expect(published.sort()).toEqual(slugs.map((slug) => `story:${idOf(`story:${slug}`)}`).sort());
    expect(await lastEventId(newsroom.db)).toBe(BigInt(events.length));
  });
});
