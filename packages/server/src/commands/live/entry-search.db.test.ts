import { body, paragraph } from '@onrecord/domain/body/build';
import { beforeEach, describe, expect, it } from 'vitest';
import { type SearchRequest, search } from '../../store/views/search.ts';
import { createDesk, type TestDesk } from '../../testing/desk.ts';
import { goLive, post } from '../../testing/live.ts';
import { buildStories, buildStory, createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import { editEntry, removeEntry, restoreEntry } from './change-entry.ts';

let newsroom: TestNewsroom;
let desk: TestDesk;

beforeEach(async () => {
  newsroom = await createNewsroom();
  desk = await createDesk(newsroom, 'Bo');
  await goLive(newsroom, 'ferry');
  return () => newsroom.close();
});

const says = (...words: string[]) => ({
  headline: '',
  body: body(...words.map((line) => paragraph(line))),
  keyEvent: '',
});
const reporter = () => desk.as('reporter');
const find = async (query: string, options: Partial<SearchRequest> = {}) =>
  (await search(newsroom.db, { query, order: 'newest', ...options })).hits.map(
    ({ story, entry, sentence }) => ({
      slug: story.slug,
      entryId: entry?.id ?? null,
      sentence: sentence.map(({ text, hit }) => (hit ? `[${text}]` : text)).join(''),
    }),
  );

describe('the words of a live entry', () => {
  it('lead to the entry, the newest that has them, and the story is there once', async () => {
    await post(reporter(), 'ferry', 'one', says('A pilot waits.'));
    newsroom.now = new Date(newsroom.now.getTime() + 60_000);
    const two = await post(
      reporter(),
      'ferry',
      'two',
      says('Nothing moves.', 'The second pilot has boarded.'),
    );
    const sentence = 'The second [pilot] has boarded.';
    for (const order of ['newest', 'best'] as const)
      expect(await find('pilots', { order })).toEqual([{ slug: 'ferry', entryId: two, sentence }]);
    const named = await post(reporter(), 'ferry', 'three', { ...says(), headline: 'Basin opens' });
    expect(await find('basin')).toMatchObject([{ entryId: named, sentence: '[Basin] opens' }]);
  });

  it('lead to the story where its own text has them', async () => {
    await newsroom.save(buildStory('ferry', { body: body(paragraph('The pilot is late.')) }));
    await post(reporter(), 'ferry', 'one', says('The pilot is here.'));
    expect(await find('pilot')).toMatchObject([{ slug: 'ferry', entryId: null }]);
  });

  it('are found as long as readers can see the entry', async () => {
    const id = await post(reporter(), 'ferry', 'one', says('A pilot waits.'));
    const found = [{ slug: 'ferry', entryId: id, sentence: 'A [pilot] waits.' }];
    expect(await find('pilot')).toEqual(found);
    await editEntry(reporter(), id, { version: 1, ...says('A tug waits.') });
    expect([await find('pilot'), (await find('tug')).length]).toEqual([[], 1]);
    await removeEntry(reporter(), id);
    expect(await find('tug')).toEqual([]);
    await restoreEntry(reporter(), id);
    expect((await find('tug')).length).toBe(1);
    await newsroom.save(buildStory('ferry', { state: 'withdrawn' }));
    expect(await find('tug')).toEqual([]);
    await newsroom.save(buildStory('ferry', { state: 'retracted' }));
    expect(await find('tug')).toEqual([]);
    await newsroom.save(buildStory('ferry'));
    expect((await find('tug')).length).toBe(1);
  });

  it('are nobody’s to find while the story is a draft', async () => {
    await goLive(newsroom, 'tide', 0, { state: 'draft', firstPublishedAt: null });
    await post(reporter(), 'tide', 'early', says('A quokka on the pier.'));
    expect(await find('quokka')).toEqual([]);
    await newsroom.save(buildStory('tide'));
    expect(await find('quokka')).toMatchObject([{ slug: 'tide', entryId: idOf('entry:early') }]);
  });

  it('are found behind hundreds of newer stories, in the place of their story', async () => {
    const old = new Date('2024-06-01T00:00:00Z');
    await newsroom.save(buildStory('old', { firstPublishedAt: old }));
    await goLive(newsroom, 'old', 3, { firstPublishedAt: old });
    await newsroom.save(...buildStories(450));
    expect(await find('"what happened at old"')).toMatchObject([{ slug: 'old' }]);
    const id = await post(reporter(), 'old', 'late', says('About story 12 again.', 'A quokka.'));
    expect(await find('quokka')).toMatchObject([{ slug: 'old', entryId: id }]);
  });
});
