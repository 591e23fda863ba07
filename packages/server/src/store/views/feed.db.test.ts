import { decodeCursor } from '@onrecord/domain/address/cursor';
import fc from '@onrecord/domain/testing/fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildStories, buildStory, createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { MAIN_FEED_ID, PINNED_FEED_ID } from '../public-index.ts';
import { FEED_STRETCH, listNewestIn, loadFeed } from './feed.ts';

let newsroom: TestNewsroom;
beforeAll(async () => {
  newsroom = await createNewsroom();
  return () => newsroom.close();
});
afterEach(async () => {
  await newsroom.db.deleteFrom('revision').execute();
  await newsroom.db.deleteFrom('story').execute();
});

const stretch = (next: string | null, limit?: number) =>
  loadFeed(newsroom.db, {
    feedId: MAIN_FEED_ID,
    before: next === null ? undefined : decodeCursor(next),
    ...(limit === undefined ? {} : { limit }),
  });

/** Shows more from the first stretch to the end; `between` may publish meanwhile. */
async function readAll(limit: number, between: (read: number) => Promise<unknown> = async () => undefined) {
  const slugs: string[] = [];
  let next: string | null = null;
  do {
    const feed = await stretch(next, limit);
    slugs.push(...feed.stories.map((story) => story.slug));
    next = feed.next;
    await between(slugs.length);
  } while (next !== null);
  return slugs;
}

describe('the feed', () => {
  it('is empty where nothing was published', async () => {
    expect(await stretch(null)).toEqual({ stories: [], next: null });
  });

  it('comes newest first in stretches, to the end', async () => {
    const stories = buildStories(FEED_STRETCH * 2 + 1);
    await newsroom.save(...stories.toReversed());
    expect((await stretch(null)).stories).toHaveLength(FEED_STRETCH);
    expect(await readAll(FEED_STRETCH)).toEqual(stories.map(({ story }) => story.slug));
  });

  it('has no next stretch behind an exact end', async () => {
    await newsroom.save(...buildStories(FEED_STRETCH));
    expect((await stretch(null)).next).toBeNull();
  });

  it('shows stories of one instant once each', async () => {
    const firstPublishedAt = new Date('2025-03-01T00:00:00Z');
    const stories = buildStories(25, { firstPublishedAt });
    await newsroom.save(...stories);
    const slugs = await readAll(4);
    expect(slugs.toSorted()).toEqual(stories.map(({ story }) => story.slug).toSorted());
  });

  it('leaves out the story whose page repeats it', async () => {
    const [first, second, third] = buildStories(3);
    if (!first || !second || !third) throw new Error('three stories');
    await newsroom.save(first, second, third);
    const feed = await loadFeed(newsroom.db, { feedId: MAIN_FEED_ID, limit: 2, without: second.id });
    expect(feed.stories.map((story) => story.id)).toEqual([first.id, third.id]);
    expect(feed.next).toBeNull();
  });

  it('goes on behind a story that is gone meanwhile', async () => {
    const stories = buildStories(6);
    await newsroom.save(...stories);
    const last = stories[1];
    if (!last) throw new Error('a second story');
    const slugs = await readAll(2, async (read) => {
      if (read === 2) await newsroom.save({ ...last, story: { ...last.story, state: 'withdrawn' } });
    });
    expect(slugs).toEqual(stories.map(({ story }) => story.slug));
  });

  it('never repeats or skips a story, whatever is published, changed or renamed while somebody reads', async () => {
    let round = 0;
    const publication = fc.record({
      minutesFromNewest: fc.integer({ min: -40, max: 20 }),
      breaking: fc.boolean(),
      rename: fc.option(fc.nat({ max: 11 })),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 7 }),
        fc.array(publication, { maxLength: 6 }),
        async (limit, publications) => {
          await newsroom.db.deleteFrom('revision').execute();
          await newsroom.db.deleteFrom('story').execute();
          await newsroom.db.deleteFrom('address').execute();
          round++;
          const atStart = buildStories(12);
          await newsroom.save(...atStart);
          const newest = atStart[0]?.story.firstPublishedAt?.getTime() ?? 0;
          const coming = [...publications];
          const ids: string[] = [];
          let next: string | null = null;
          do {
            const feed = await stretch(next, limit);
            ids.push(...feed.stories.map((story) => story.id));
            next = feed.next;
            const publication = coming.shift();
            if (publication === undefined) continue;
            const at = new Date(newest + publication.minutesFromNewest * 60_000);
            await newsroom.save(
              buildStory(`late-${round}-${coming.length}`, {
                firstPublishedAt: at,
                breaking: publication.breaking,
              }),
            );
            const renamed = publication.rename === null ? undefined : atStart[publication.rename];
            if (renamed)
              await newsroom.save({
                ...renamed,
                story: {
                  ...renamed.story,
                  slug: `${renamed.story.slug}-${coming.length}`,
                  updatedAt: newsroom.now,
                },
              });
          } while (next !== null);
          expect(new Set(ids).size).toBe(ids.length);
          const known = new Set(atStart.map(({ id }) => id));
          expect(ids.filter((id) => known.has(id))).toEqual(atStart.map(({ id }) => id));
        },
      ),
      { numRuns: 25 },
    );
  });
});

it('the newest of several feeds come in one order', async () => {
  const stories = buildStories(6);
  await newsroom.save(...stories);
  const pinned = stories[3];
  if (!pinned) throw new Error('a fourth story');
  await newsroom.save({ ...pinned, story: { ...pinned.story, pinned: true } });
  expect(await listNewestIn(newsroom.db, [MAIN_FEED_ID, PINNED_FEED_ID], 5)).toEqual(
    stories.slice(0, 5).map(({ id }) => id),
  );
});
