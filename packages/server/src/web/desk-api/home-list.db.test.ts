import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeContributors, changeTags } from '../../commands/save-newsroom.ts';
import { countViews, type HomeRequest, listDeskStories } from '../../store/views/desk-home.ts';
import { createDesk } from '../../testing/desk.ts';
import {
  buildContributorInput,
  buildStory,
  buildTagInput,
  createNewsroom,
  type TestNewsroom,
} from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';

let newsroom: TestNewsroom;
beforeEach(async () => {
  newsroom = await createNewsroom();
  return () => newsroom.close();
});

const list = (request: Partial<HomeRequest>) =>
  listDeskStories(newsroom.db, { view: 'all', userId: 'user-reporter', timeZone: 'UTC', ...request });
const slugs = async (request: Partial<HomeRequest>) => (await list(request)).stories.map(({ slug }) => slug);

describe('the home list', () => {
  it('shows each story once, last touched first, however many were touched in one instant', async () => {
    const stories = Array.from({ length: 120 }, (_, at) => buildStory(`story-${at}`));
    await newsroom.save(...stories);
    await newsroom.db
      .updateTable('story')
      .set({ touched_at: sql`'2025-03-14T10:00:00.000123Z'::timestamptz` })
      .where('slug', '<', 'story-5')
      .execute();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const stretch = await list({ cursor });
      seen.push(...stretch.stories.map(({ id }) => id));
      cursor = stretch.next ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(120);
    expect(seen).toHaveLength(120);
  });

  it('is filtered by view, byline, tag, day and words', async () => {
    await createDesk(newsroom);
    await changeTags(newsroom.context, [buildTagInput('port')]);
    await changeContributors(newsroom.context, [buildContributorInput('ada')]);
    await newsroom.save(
      buildStory('quay', { tagIds: [idOf('tag:port')], contributorIds: [idOf('contributor:ada')] }),
      buildStory('plan', {
        state: 'draft',
        firstPublishedAt: null,
        headline: 'Plán for publishing the sea wall',
      }),
      buildStory('later', {
        state: 'scheduled',
        firstPublishedAt: null,
        scheduledFor: new Date('2025-03-15T23:30:00Z'),
      }),
      buildStory('gone', { state: 'withdrawn' }),
    );
    await newsroom.db
      .insertInto('story_owner')
      .values({ story_id: idOf('story:plan'), user_id: 'user-reporter' })
      .execute();
    expect(await slugs({ view: 'draft' })).toEqual(['plan']);
    expect(await slugs({ view: 'mine' })).toEqual(['plan']);
    expect((await slugs({ view: 'published' })).sort()).toEqual(['gone', 'quay']);
    expect(await slugs({ tagId: idOf('tag:port') })).toEqual(['quay']);
    expect(await slugs({ contributorId: idOf('contributor:ada') })).toEqual(['quay']);
    expect(await slugs({ q: 'plan sea' })).toEqual(['plan']);
    expect(await slugs({ q: "wal' & !" })).toEqual(['plan']);
    // As it is being typed, in another form of the word, and of words that every text has.
    for (const q of ['publi', 'published', 'publishing', 'for the', 'f'])
      expect(await slugs({ q, view: 'draft' })).toEqual(['plan']);
    const kyiv = { view: 'scheduled', timeZone: 'Europe/Kyiv' } as const;
    expect(await slugs({ ...kyiv, from: '2025-03-16', to: '2025-03-16' })).toEqual(['later']);
    expect(await slugs({ ...kyiv, to: '2025-03-15' })).toEqual([]);
    expect(await countViews(newsroom.db, 'user-reporter')).toEqual({
      mine: 1,
      draft: 1,
      'in-review': 0,
      scheduled: 1,
      published: 2,
      spiked: 0,
      all: 4,
    });
    expect((await list({ view: 'published', tagId: idOf('tag:port') })).stories[0]).toMatchObject({
      contributorNames: ['ada'],
      tagNames: ['port'],
      hasStagedChanges: false,
    });
  });

  it('reads a stretch from an index, however many stories there are', async () => {
    await newsroom.save(buildStory('seed', { headline: 'The quay', state: 'draft', firstPublishedAt: null }));
    const columns = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_name = 'story' and is_generated = 'NEVER' and column_name not in ('id', 'slug', 'touched_at', 'state', 'first_published_at')`.execute(
      newsroom.db,
    );
    const others = sql.raw(columns.rows.map(({ name }) => name).join(', '));
    await sql`
      insert into story (id, slug, touched_at, state, first_published_at, ${others})
      select gen_random_uuid(), 's' || n, now() - n * interval '1 minute',
        case when n % 50 = 0 then 'draft' else 'published' end, now(), ${others}
      from story, generate_series(1, 20000) n`.execute(newsroom.db);
    await sql`analyze story`.execute(newsroom.db);
    for (const view of ['all', 'published', 'draft'] as const) {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`
        explain select id from story where ${
          view === 'all'
            ? sql`true`
            : view === 'draft'
              ? sql`story.state = 'draft'`
              : sql`story.state in ('published', 'retracted', 'withdrawn')`
        } order by touched_at desc, id desc limit 51`.execute(newsroom.db);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toContain('Scan Backward using story_touched');
      expect(plan).not.toContain('Sort');
    }
    expect((await list({ q: 'quay' })).stories).toHaveLength(50);
    expect((await list({ view: 'draft' })).stories).toHaveLength(50);
    expect((await countViews(newsroom.db, 'user-reporter')).all).toBe(1000);
  });
});
