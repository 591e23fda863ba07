import type { Kysely } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { buildStory, buildStoryInput, createNewsroom, type TestNewsroom } from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';
import { up } from './migrations/2026-11-25-published-versions.ts';
import { countPublishedVersions, findPublicRevision } from './published-version.ts';
import { loadStoryChanges } from './views/story-changes.ts';

let newsroom: TestNewsroom;
const QUAY = idOf('story:quay');
beforeEach(async () => {
  newsroom = await createNewsroom();
  return () => newsroom.close();
});

/** A revision as it was written before published versions were on record. */
async function revise(number: number, act: string, headline: string, overrides = {}): Promise<void> {
  await newsroom.db
    .insertInto('revision')
    .values({
      story_id: QUAY,
      number,
      act,
      actor: 'user-editor',
      at: new Date(newsroom.now.getTime() + number * 60_000),
      content: JSON.stringify(buildStoryInput({ slug: 'quay', headline, ...overrides })),
    })
    .execute();
}

describe('published versions', () => {
  it('are made of the revisions readers got, where a newsroom had none on record', async () => {
    await newsroom.save(buildStory('quay', { state: 'draft', firstPublishedAt: null }));
    await newsroom.db
      .updateTable('story')
      .set({ state: 'published', first_published_at: newsroom.now })
      .execute();
    await revise(2, 'edited', 'UNSEEN');
    await revise(3, 'story-published', 'The quay');
    await revise(4, 'edited', 'UNSEEN');
    await revise(5, 'restored', 'UNSEEN');
    await revise(6, 'publish-changes', 'The east quay');
    await revise(7, 'discard-changes', 'UNSEEN');
    await revise(8, 'publish-changes', 'The east quay.');
    await revise(9, 'retract', 'The east quay.', { state: 'retracted' });
    const at = new Date(newsroom.now.getTime() + 6 * 60_000 + 12);
    const told = { kind: 'correction', note: 'It was the east quay.', at } as const;
    await newsroom.db
      .insertInto('correction')
      .values({ ...told, id: idOf('c'), story_id: QUAY })
      .execute();
    await newsroom.db.schema.dropTable('published_version').execute();
    await up(newsroom.db as unknown as Kysely<unknown>);

    const { versions } = await loadStoryChanges(newsroom.db, QUAY);
    expect(versions.map(({ version, kind, note }) => [version, kind, note])).toEqual([
      [3, 'edited', ''],
      [2, 'correction', 'It was the east quay.'],
      [1, 'first', ''],
    ]);
    expect(JSON.stringify(versions)).not.toContain('UNSEEN');
    expect(await findPublicRevision(newsroom.db, QUAY)).toBe(8);
  });

  it('are numbered for each story by itself, those that are public only', async () => {
    await newsroom.save(buildStory('quay'), buildStory('pier'), buildStory('plan', { state: 'draft' }));
    await newsroom.save(buildStory('quay', { headline: 'Other' }));
    await newsroom.save(buildStory('quay', { state: 'withdrawn' }));
    const ids = ['quay', 'pier', 'plan'].map((slug) => idOf(`story:${slug}`));
    const counts = await countPublishedVersions(newsroom.db, ids);
    expect(ids.map((id) => counts.get(id))).toEqual([2, 1, undefined]);
  });
});
