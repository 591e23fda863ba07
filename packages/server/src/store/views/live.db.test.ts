import { decodeEntryCursor } from '@onrecord/domain/live/entry-cursor';
import fc from '@onrecord/domain/testing/fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goLive, goLiveAt } from '../../testing/live.ts';
import { buildStory, createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import { setEntryRemoved } from '../live-entry.ts';
import { findEntryPlace, listLiveViews, listShownEntries } from './live.ts';

let newsroom: TestNewsroom;

beforeAll(async () => {
  newsroom = await createNewsroom();
});
afterAll(() => newsroom.close());

/** All entries of a story in an order, by following Show More to the end. */
async function walk(storyId: string, order: 'newest' | 'oldest') {
  const ids: string[] = [];
  for (let cursor: string | null = '', stretches = 0; cursor !== null; stretches++) {
    expect(stretches).toBeLessThan(20);
    const place = decodeEntryCursor(cursor);
    const from = place && { place, including: false };
    const live = (await listLiveViews(newsroom.db, [storyId], { order, ...(from ? { from } : {}) })).get(
      storyId,
    );
    if (live === undefined) throw new Error('The story is not live.');
    expect(live.isFirst).toBe(stretches === 0);
    ids.push(...live.entries.map(({ id }) => id));
    cursor = live.next;
  }
  return ids;
}

describe('the entries of a live story', () => {
  it('are each reached once, in both orders, whatever their times and whatever was removed', async () => {
    let runs = 0;
    const times = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 70 });
    await fc.assert(
      fc.asyncProperty(times, fc.infiniteStream(fc.boolean()), async (minutes, draws) => {
        const slug = `walked-${++runs}`;
        const storyId = await goLiveAt(newsroom, slug, minutes);
        const entries = minutes.map((minute, at) => ({ id: idOf(`entry:${slug} ${at + 1}`), minute }));
        const removed = entries.filter(() => draws.next().value);
        for (const { id } of removed)
          await setEntryRemoved(newsroom.db, id, true, { actor: 'test', act: 'removed', at: newsroom.now });
        const expected = entries
          .filter((entry) => !removed.includes(entry))
          .sort((a, b) => a.minute - b.minute || (a.id < b.id ? -1 : 1))
          .map(({ id }) => id);
        expect(await walk(storyId, 'oldest')).toEqual(expected);
        expect(await walk(storyId, 'newest')).toEqual(expected.toReversed());
      }),
      { numRuns: 25 },
    );
  });

  it('begin with the one that is asked for', async () => {
    const storyId = await goLive(newsroom, 'begun', 30);
    const place = await findEntryPlace(newsroom.db, storyId, idOf('entry:begun 12'));
    if (place === undefined) throw new Error('The entry has no place.');
    const live = (await listLiveViews(newsroom.db, [storyId], { from: { place, including: true } })).get(
      storyId,
    );
    expect(live?.entries.map(({ id }) => id).slice(0, 2)).toEqual([
      idOf('entry:begun 12'),
      idOf('entry:begun 11'),
    ]);
    expect(live).toMatchObject({ isFirst: false, keyEvents: [], pinned: null });
    expect(await findEntryPlace(newsroom.db, idOf('story:walked-1'), idOf('entry:begun 12'))).toBeUndefined();
  });

  it('are nobody’s to be told of while their story is not public', async () => {
    await goLive(newsroom, 'shown', 1);
    await goLive(newsroom, 'hidden', 1, { state: 'draft', firstPublishedAt: null });
    const [shown, hidden] = [idOf('entry:shown 1'), idOf('entry:hidden 1')];
    expect([...(await listShownEntries(newsroom.db, [shown, hidden])).keys()]).toEqual([shown]);
    await newsroom.save(buildStory('shown', { state: 'withdrawn' }));
    expect((await listShownEntries(newsroom.db, [shown])).size).toBe(0);
  });

  it('are found by an index, however deep the stretch is', async () => {
    await goLive(newsroom, 'long', 1);
    await sql`
      insert into live_entry (id, story_id, posted_at, headline, body, plain_text, key_event, byline, version)
      select gen_random_uuid(), ${idOf('story:long')}::uuid, timestamptz '2025-03-14' + n * interval '1 second',
        '', '{"type":"doc","version":1,"content":[]}', '', '', 'The desk', 1
      from generate_series(1, 5000) n`.execute(newsroom.db);
    await sql`analyze live_entry`.execute(newsroom.db);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain (analyze, costs off, timing off, summary off)
      select id from live_entry
      where story_id = ${idOf('story:long')}::uuid and removed_at is null
        and (posted_at, id) < (timestamptz '2025-03-14 00:10', ${idOf('any')}::uuid)
      order by posted_at desc, id desc limit 21`.execute(newsroom.db);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index.* Scan Backward using live_entry_(standing|by_time)/);
    expect(plan).toContain('rows=21');
    expect(plan).not.toContain('Rows Removed');
  });
});
