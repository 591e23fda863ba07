import { CORRECTIONS_KEY, goneKey } from '@onrecord/domain/address/keys';
import { body, paragraph, relatedStory, text } from '@onrecord/domain/body/build';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lastEventId, listEventsAfter } from '../store/event-log.ts';
import { addMedia } from '../store/media.ts';
import { findAddress, MAIN_FEED_ID } from '../store/public-index.ts';
import { loadFeed, loadPinned } from '../store/views/feed.ts';
import { search } from '../store/views/search.ts';
import { findStoryView } from '../store/views/story.ts';
import {
  buildContributorInput,
  buildStory,
  buildTagInput,
  createNewsroom,
  type TestNewsroom,
} from '../testing/stories.ts';
import { buildMedia, idOf } from '../testing/views.ts';
import { addCorrections } from './add-corrections.ts';
import { pinStories } from './pin-stories.ts';
import { changeContributors, changeTags } from './save-newsroom.ts';
import { saveStoryBatch } from './save-stories.ts';

let newsroom: TestNewsroom;
beforeEach(async () => {
  newsroom = await createNewsroom();
  return () => newsroom.close();
});

const feedOf = async (feedId: string) =>
  (await loadFeed(newsroom.db, { feedId })).stories.map((story) => story.slug);
const found = async (query: string) =>
  (await search(newsroom.db, { query, order: 'newest' })).hits.map((hit) => hit.story.slug);
const at = (path: string) => findAddress(newsroom.db, path);
const lastEvent = async () =>
  (await listEventsAfter(newsroom.db, (await lastEventId(newsroom.db)) - 1n, 1))[0];
const revisions = (id: string) =>
  newsroom.db
    .selectFrom('revision')
    .select(['number', 'actor', 'act', 'at', 'content'])
    .where('story_id', '=', id)
    .orderBy('number')
    .execute();

describe('saving a story', () => {
  it('says what became of each', async () => {
    const story = buildStory('quay', {});
    expect(await newsroom.save(story)).toEqual([{ id: story.id, outcome: 'new' }]);
    expect(await newsroom.save(story)).toEqual([{ id: story.id, outcome: 'changed' }]);
    expect(await newsroom.save()).toEqual([]);
  });

  it('leaves alone what an import has seen before, and nothing else', async () => {
    const story = { ...buildStory('quay'), importFingerprint: 'one' };
    await newsroom.save(story);
    const events = await lastEventId(newsroom.db);
    expect(await newsroom.save(story)).toEqual([{ id: story.id, outcome: 'unchanged' }]);
    expect(await lastEventId(newsroom.db)).toBe(events);
    expect(await revisions(story.id)).toHaveLength(1);
    expect(await newsroom.save({ ...story, importFingerprint: 'two' })).toEqual([
      { id: story.id, outcome: 'changed' },
    ]);
  });

  it('keeps every revision, who made it and when', async () => {
    const { id } = buildStory('quay');
    for (const headline of ['First', 'Second', 'Third'])
      await newsroom.save(buildStory('quay', { headline }));
    const kept = await revisions(id);
    expect(kept.map(({ number, content }) => [number, (content as { headline?: string }).headline])).toEqual([
      [1, 'First'],
      [2, 'Second'],
      [3, 'Third'],
    ]);
    expect(kept[0]).toMatchObject({ actor: 'test', act: 'story-published', at: newsroom.now });
  });

  it('keeps a revision of a pin, too', async () => {
    const { id } = buildStory('quay');
    await newsroom.save(buildStory('quay'));
    await pinStories(newsroom.context, [id]);
    expect((await revisions(id)).map(({ number, act, content }) => [number, act, content])).toEqual([
      [1, 'story-published', expect.objectContaining({ pinned: false, headline: 'About quay' })],
      [2, 'story-pinned', expect.objectContaining({ pinned: true, headline: 'About quay' })],
    ]);
  });

  it('derives the teaser, the words and the reading time', async () => {
    await newsroom.save(
      buildStory('with-dek', { dek: '  The  quay\nis open. ' }),
      buildStory('without', { body: body(paragraph('One two three.'), paragraph('Four.')) }),
    );
    const [dek, none] = await Promise.all(
      ['with-dek', 'without'].map((slug) => findStoryView(newsroom.db, idOf(`story:${slug}`))),
    );
    expect(dek?.teaser).toBe('The quay is open.');
    expect(none).toMatchObject({ teaser: 'One two three. Four.', wordCount: 4, readingMinutes: 1 });
  });

  it('holds its place when a later one in the batch fails: nothing is half-written', async () => {
    const broken = buildStory('broken', { tagIds: [idOf('no such tag')] });
    await expect(newsroom.save(buildStory('quay'), broken)).rejects.toThrow();
    expect(await at('/quay/')).toBeUndefined();
    expect(await revisions(idOf('story:quay'))).toEqual([]);
    expect(await lastEventId(newsroom.db)).toBe(0n);
  });

  it('tells every process which pages and addresses it concerns', async () => {
    await changeTags(newsroom.context, [buildTagInput('port'), buildTagInput('town')]);
    await changeContributors(newsroom.context, [buildContributorInput('ada')]);
    await newsroom.save(buildStory('quay', { tagIds: [idOf('tag:port')] }));
    await newsroom.save(
      buildStory('quay', {
        slug: 'east-quay',
        tagIds: [idOf('tag:town')],
        contributorIds: [idOf('contributor:ada')],
      }),
    );
    const event = await lastEvent();
    expect(new Set(event?.keys)).toEqual(
      new Set([
        `story:${idOf('story:quay')}`,
        'feed:main',
        `feed:${idOf('tag:port')}`,
        `feed:${idOf('tag:town')}`,
        `feed:${idOf('contributor:ada')}`,
      ]),
    );
    expect(new Set(event?.paths)).toEqual(new Set(['/quay/', '/east-quay/']));
  });

  it('tells lists of corrections where a story that they name changes', async () => {
    await newsroom.save(buildStory('quay'), buildStory('pier'));
    const correction = { kind: 'correction', note: 'It is 40 metres long.', at: newsroom.now } as const;
    await addCorrections(newsroom.context, [
      { id: idOf('correction'), storyId: idOf('story:quay'), ...correction },
    ]);
    await newsroom.save(buildStory('pier', { state: 'withdrawn' }));
    expect((await lastEvent())?.keys).not.toContain(CORRECTIONS_KEY);
    await newsroom.save(buildStory('quay', { state: 'withdrawn' }));
    expect((await lastEvent())?.keys).toContain(CORRECTIONS_KEY);
  });

  it('says that a story was withdrawn, and of no other that it is gone', async () => {
    const gone = goneKey(idOf('story:quay'));
    for (const state of ['published', 'retracted', 'withdrawn', 'published'] as const) {
      await newsroom.save(buildStory('quay', { state }));
      expect((await lastEvent())?.keys.includes(gone)).toBe(state === 'withdrawn');
    }
  });

  it('tells nobody of a draft', async () => {
    await newsroom.save(buildStory('quay', { state: 'draft', firstPublishedAt: null }));
    expect(await lastEventId(newsroom.db)).toBe(0n);
    expect(await revisions(idOf('story:quay'))).toHaveLength(1);
  });
});

describe('the public index', () => {
  it.each([
    ['draft', { firstPublishedAt: null }],
    ['in-review', { firstPublishedAt: null }],
    ['spiked', { firstPublishedAt: null }],
    ['scheduled', { firstPublishedAt: null, scheduledFor: new Date('2025-04-01T00:00:00Z') }],
  ] as const)('has nothing of a story that is %s', async (state, dates) => {
    await newsroom.save(buildStory('quay', { state, ...dates }));
    expect(await feedOf(MAIN_FEED_ID)).toEqual([]);
    expect(await found('ships')).toEqual([]);
    expect(await at('/quay/')).toBeUndefined();
    expect(await findStoryView(newsroom.db, idOf('story:quay'))).toBeUndefined();
  });

  it('has a published story in the feed, the search, and at its address', async () => {
    await newsroom.save(buildStory('quay'));
    expect(await feedOf(MAIN_FEED_ID)).toEqual(['quay']);
    expect(await found('ships')).toEqual(['quay']);
    expect(await at('/quay/')).toEqual({ kind: 'story', targetId: idOf('story:quay') });
  });

  it('has a retracted story at its address only', async () => {
    await newsroom.save(buildStory('quay'));
    await newsroom.save(buildStory('quay', { state: 'retracted' }));
    expect(await feedOf(MAIN_FEED_ID)).toEqual([]);
    expect(await found('ships')).toEqual([]);
    expect(await at('/quay/')).toMatchObject({ kind: 'story' });
    expect(await findStoryView(newsroom.db, idOf('story:quay'))).toMatchObject({ retracted: true });
  });

  it.each(['withdrawn', 'draft'] as const)('says that a story is gone which is %s again', async (state) => {
    await newsroom.save(buildStory('quay'));
    await newsroom.save(buildStory('quay', { slug: 'east-quay' }));
    await newsroom.save(buildStory('quay', { slug: 'east-quay', state }));
    expect(await at('/east-quay/')).toMatchObject({ kind: 'gone' });
    expect(await at('/quay/')).toMatchObject({ kind: 'gone' });
    expect(await feedOf(MAIN_FEED_ID)).toEqual([]);
    expect(await findStoryView(newsroom.db, idOf('story:quay'))).toBeUndefined();
    await newsroom.save(buildStory('quay', { slug: 'east-quay' }));
    expect(await at('/east-quay/')).toMatchObject({ kind: 'story' });
    expect(await at('/quay/')).toMatchObject({ kind: 'moved' });
  });

  it('leads from each former slug, and back', async () => {
    for (const slug of ['one', 'two', 'three']) await newsroom.save(buildStory('quay', { slug }));
    expect(await at('/one/')).toEqual({ kind: 'moved', targetId: idOf('story:quay') });
    expect(await at('/two/')).toEqual({ kind: 'moved', targetId: idOf('story:quay') });
    expect(await at('/three/')).toEqual({ kind: 'story', targetId: idOf('story:quay') });
    await newsroom.save(buildStory('quay', { slug: 'one' }));
    expect(await at('/one/')).toMatchObject({ kind: 'story' });
    expect(await at('/three/')).toMatchObject({ kind: 'moved' });
  });

  it('gives a former slug to the story that takes it, and tells the pages that redirected', async () => {
    await newsroom.save(buildStory('quay'));
    await newsroom.save(buildStory('quay', { slug: 'east-quay' }));
    await newsroom.save({ ...buildStory('other', { slug: 'quay' }) });
    expect(await at('/quay/')).toEqual({ kind: 'story', targetId: idOf('story:other') });
    expect(await at('/east-quay/')).toEqual({ kind: 'story', targetId: idOf('story:quay') });
    expect((await lastEvent())?.keys).toContain(`story:${idOf('story:quay')}`);
  });

  it('keeps a pinned story out of the running feed, and every one of many on top', async () => {
    await newsroom.save(
      buildStory('plain'),
      ...Array.from({ length: 8 }, (_, n) => buildStory(`pinned-${n}`, { pinned: true })),
    );
    expect(await feedOf(MAIN_FEED_ID)).toEqual(['plain']);
    expect(await loadPinned(newsroom.db)).toHaveLength(8);
  });

  it('keeps a standalone page out of feed and search', async () => {
    await newsroom.save(buildStory('about', { kind: 'page' }));
    expect(await feedOf(MAIN_FEED_ID)).toEqual([]);
    expect(await found('ships')).toEqual([]);
    expect(await at('/about/')).toMatchObject({ kind: 'story' });
  });

  it('has a feed for each tag and contributor, but none for an internal tag', async () => {
    await changeTags(newsroom.context, [
      buildTagInput('port'),
      buildTagInput('hash-legal', { internal: true }),
    ]);
    await changeContributors(newsroom.context, [buildContributorInput('ada')]);
    const [port, legal, ada] = [idOf('tag:port'), idOf('tag:hash-legal'), idOf('contributor:ada')];
    await newsroom.save(buildStory('quay', { tagIds: [legal, port], contributorIds: [ada] }));
    expect(await feedOf(port)).toEqual(['quay']);
    expect(await feedOf(ada)).toEqual(['quay']);
    expect(await feedOf(legal)).toEqual([]);
    expect(await at('/tag/hash-legal/')).toBeUndefined();
    expect((await findStoryView(newsroom.db, idOf('story:quay')))?.tags.map((tag) => tag.slug)).toEqual([
      'port',
    ]);
  });

  it('follows a tag that becomes internal, and public again', async () => {
    await changeTags(newsroom.context, [buildTagInput('port')]);
    await newsroom.save(buildStory('quay', { tagIds: [idOf('tag:port')] }));
    await changeTags(newsroom.context, [buildTagInput('port', { internal: true })]);
    await newsroom.save(buildStory('wall', { tagIds: [idOf('tag:port')] }));
    expect(await feedOf(idOf('tag:port'))).toEqual([]);
    expect(await at('/tag/port/')).toBeUndefined();
    await changeTags(newsroom.context, [buildTagInput('port')]);
    expect((await feedOf(idOf('tag:port'))).sort()).toEqual(['quay', 'wall']);
    expect(await at('/tag/port/')).toMatchObject({ kind: 'tag' });
  });
});

describe('two stories with one slug', () => {
  const reason = 'another story already has the address /quay/';

  it('in one batch: the first is written, the second refused', async () => {
    const [first, second] = [buildStory('quay'), buildStory('other', { slug: 'quay' })];
    expect(await newsroom.save(first, second, buildStory('wall'))).toEqual([
      { id: first.id, outcome: 'new' },
      { id: second.id, outcome: 'refused', reason },
      { id: idOf('story:wall'), outcome: 'new' },
    ]);
  });

  it('one of them on record: that one keeps it, in whatever order they come', async () => {
    await newsroom.save(buildStory('quay'));
    const thief = buildStory('other', { slug: 'quay' });
    expect(await newsroom.save(thief, buildStory('quay', { headline: 'New' }))).toEqual([
      { id: thief.id, outcome: 'refused', reason },
      { id: idOf('story:quay'), outcome: 'changed' },
    ]);
  });

  it('and one story twice in a batch does not stop the others', async () => {
    const outcomes = await newsroom.save(
      buildStory('quay'),
      buildStory('quay', { slug: 'quay-2' }),
      buildStory('wall'),
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['new', 'refused', 'new']);
  });
});

describe('text that PostgreSQL cannot hold', () => {
  it('is kept without what it cannot', async () => {
    const headline = 'Half \ud83d a pair and \0 a NUL';
    await saveStoryBatch(
      newsroom.context,
      [buildStory('quay', { headline, body: body(paragraph(text('One \0 two \udc00 three \\u0000'))) })],
      'story-published',
    );
    const view = await findStoryView(newsroom.db, idOf('story:quay'));
    expect(view?.headline).toBe('Half \ufffd a pair and  a NUL');
    expect(view?.teaser).toBe('One two \ufffd three \\u0000');
  });
});

describe('what a story view shows', () => {
  let room: TestNewsroom;
  beforeAll(async () => {
    room = await createNewsroom();
  });
  afterAll(() => room.close());

  it('has the picture for other people’s feeds', async () => {
    const media = await addMedia(room.db, buildMedia({ fileName: 'social.jpg' }), room.now);
    await room.save(buildStory('quay', { socialMediaId: media.id }));
    expect((await findStoryView(room.db, idOf('story:quay')))?.socialPicture).toEqual(media);
  });

  it('follows a related story: changed, retracted, back again', async () => {
    const wall = idOf('story:wall');
    await room.save(buildStory('citing', { body: body(relatedStory(wall)) }));
    const related = async () =>
      (await findStoryView(room.db, idOf('story:citing')))?.related.get(wall)?.headline;
    expect(await related()).toBeUndefined();
    await room.save(buildStory('wall', { headline: 'The wall' }));
    expect(await related()).toBe('The wall');
    await room.save(buildStory('wall', { headline: 'The wall held' }));
    expect(await related()).toBe('The wall held');
    await room.save(buildStory('wall', { state: 'withdrawn' }));
    expect(await related()).toBeUndefined();
  });
});
