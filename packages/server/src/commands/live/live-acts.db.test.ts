import { entryKey, liveKey, storyKey } from '@onrecord/domain/address/keys';
import { body, paragraph, picture, relatedStory } from '@onrecord/domain/body/build';
import type { Result } from '@onrecord/domain/result';
import { beforeEach, describe, expect, it } from 'vitest';
import { swapMedia } from '../../store/media-library.ts';
import { findDeskEntry, listDeskEntries } from '../../store/views/desk-entries.ts';
import { findDeskStoryRow } from '../../store/views/desk-story.ts';
import { findStoryView } from '../../store/views/story.ts';
import { createDesk, type TestDesk } from '../../testing/desk.ts';
import { buildEntry, goLive, post } from '../../testing/live.ts';
import { buildContributorInput, createNewsroom, type TestNewsroom } from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import type { DeskProblem } from '../desk/desk-problem.ts';
import { performAct } from '../desk/perform-act.ts';
import { changeContributors } from '../save-newsroom.ts';
import { breakOutEntry } from './break-out-entry.ts';
import { editEntry, pinEntry, removeEntry, restoreEntry, unpinEntry } from './change-entry.ts';
import { postEntry } from './post-entry.ts';

let newsroom: TestNewsroom;
let desk: TestDesk;
const STORY = idOf('story:ferry');
const ok = { ok: true, value: undefined };

beforeEach(async () => {
  newsroom = await createNewsroom();
  desk = await createDesk(newsroom, 'Bo');
  await goLive(newsroom, 'ferry');
  return () => newsroom.close();
});

const reporter = () => desk.as('reporter');
const editor = () => desk.as('editor');
const text = (words: string) => ({ headline: '', body: body(paragraph(words)), keyEvent: '' });
const errorOf = (result: Result<unknown, DeskProblem>) => (result.ok ? undefined : result.error.type);
const entriesOf = async () => (await listDeskEntries(newsroom.db, STORY, undefined)).entries;
const liveOf = async () => (await findStoryView(newsroom.db, STORY))?.live;
const lastKeys = async () =>
  (await newsroom.db.selectFrom('event').select('keys').orderBy('id', 'desc').executeTakeFirstOrThrow()).keys;
const revisionsOf = async (entryId: string) =>
  (
    await newsroom.db
      .selectFrom('live_entry_revision')
      .select(['number', 'actor', 'act'])
      .where('entry_id', '=', entryId)
      .orderBy('number')
      .execute()
  ).map(({ number, actor, act }) => `${number} ${act} by ${actor}`);

describe('an entry', () => {
  it('is there once, however often it is posted, also at once and after the end', async () => {
    const posted = () => postEntry(reporter(), STORY, buildEntry('one'));
    expect(await Promise.all([posted(), posted(), posted()])).toEqual([ok, ok, ok]);
    expect(await performAct(editor(), STORY, { act: 'end-live' })).toEqual(ok);
    expect(await posted()).toEqual(ok);
    expect(await entriesOf()).toHaveLength(1);
    expect(await revisionsOf(idOf('entry:one'))).toEqual(['1 posted by user-reporter']);
  });

  it('keeps the id it was posted with from everybody else', async () => {
    await goLive(newsroom, 'tide');
    await post(reporter(), 'ferry', 'one');
    expect(errorOf(await postEntry(editor(), STORY, buildEntry('one')))).toBe('entry-id-taken');
    expect(errorOf(await postEntry(reporter(), idOf('story:tide'), buildEntry('one')))).toBe(
      'entry-id-taken',
    );
  });

  it('has the byline of whoever posts it, else their name', async () => {
    await changeContributors(newsroom.context, [buildContributorInput('ada', { name: 'Ada Moss' })]);
    await newsroom.db
      .updateTable('team_user')
      .set({ contributor_id: idOf('contributor:ada') })
      .where('id', '=', 'user-editor')
      .execute();
    await post(editor(), 'ferry', 'one');
    await post(reporter(), 'ferry', 'two');
    const bylines = (await liveOf())?.entries.map(({ byline }) => byline);
    expect(bylines).toEqual(
      expect.arrayContaining([
        { name: 'Ada Moss', contributor: null },
        { name: 'The reporter', contributor: null },
      ]),
    );
  });

  it('tells open pages of itself, and of the page only where something above the entries changes', async () => {
    const id = await post(reporter(), 'ferry', 'one');
    expect(await lastKeys()).toEqual([entryKey(id), liveKey(STORY)]);
    await editEntry(reporter(), id, { version: 1, ...text('Mended.') });
    expect(await lastKeys()).toEqual([entryKey(id), liveKey(STORY)]);
    await editEntry(reporter(), id, { version: 2, ...text('Mended.'), keyEvent: 'It sails' });
    expect(await lastKeys()).toEqual([entryKey(id), liveKey(STORY), storyKey(STORY)]);
    expect((await liveOf())?.keyEvents).toMatchObject([{ entryId: id, summary: 'It sails' }]);
    await removeEntry(reporter(), id);
    expect(await lastKeys()).toContain(storyKey(STORY));
    expect((await liveOf())?.keyEvents).toEqual([]);
  });

  it('is not overwritten by a text that was made from an older one', async () => {
    const id = await post(reporter(), 'ferry', 'one');
    const [first, second] = await Promise.all([
      editEntry(reporter(), id, { version: 1, ...text('One way.') }),
      editEntry(editor(), id, { version: 1, ...text('Another way.') }),
    ]);
    expect([errorOf(first), errorOf(second)].sort()).toEqual(['entry-changed', undefined].sort());
    expect(await findDeskEntry(newsroom.db, id)).toMatchObject({ version: 2, editedAt: newsroom.now });
    const kept = first.ok ? text('One way.') : text('Another way.');
    expect(await editEntry(editor(), id, { version: 1, ...kept })).toEqual(ok);
    expect(await findDeskEntry(newsroom.db, id)).toMatchObject({ version: 2 });
  });

  it('goes from readers and comes back as it was, with every step on record', async () => {
    const id = await post(reporter(), 'ferry', 'one', { headline: 'It sails', pinned: true });
    expect(await removeEntry(reporter(), id)).toEqual(ok);
    expect(await liveOf()).toMatchObject({ entries: [], pinned: null });
    expect(await entriesOf()).toMatchObject([{ removedAt: newsroom.now, pinned: false }]);
    expect(errorOf(await editEntry(reporter(), id, { version: 1, ...text('More.') }))).toBe('entry-changed');
    expect(await restoreEntry(reporter(), id)).toEqual(ok);
    expect(await liveOf()).toMatchObject({ entries: [{ id }], pinned: { id, headline: 'It sails' } });
    expect(await removeEntry(editor(), id)).toEqual(ok);
    expect(errorOf(await restoreEntry(reporter(), id))).toBe('removed-by-editor');
    expect(await revisionsOf(id)).toEqual([
      '1 posted by user-reporter',
      '2 removed by user-reporter',
      '3 restored by user-reporter',
      '4 removed by user-editor',
    ]);
    const audit = await newsroom.db.selectFrom('audit_entry').select(['act', 'subject_id']).execute();
    expect(audit.map(({ act }) => act)).toEqual([
      'entry-post',
      'entry-remove',
      'entry-restore',
      'entry-remove',
    ]);
    expect(new Set(audit.map((row) => row.subject_id))).toEqual(new Set([STORY]));
  });

  it('stands alone above the others', async () => {
    const [one, two] = [await post(reporter(), 'ferry', 'one'), await post(editor(), 'ferry', 'two')];
    await pinEntry(reporter(), one);
    expect(errorOf(await pinEntry(reporter(), two))).toBe('not-your-entry');
    await pinEntry(editor(), two);
    expect((await entriesOf()).filter(({ pinned }) => pinned)).toMatchObject([{ id: two }]);
    await unpinEntry(editor(), one);
    expect((await liveOf())?.pinned?.id).toBe(two);
    await unpinEntry(editor(), two);
    expect((await liveOf())?.pinned).toBeNull();
  });

  it('needs something to say, and pictures with credit and words', async () => {
    const unready = async (overrides: Parameters<typeof buildEntry>[1]) => {
      const result = await postEntry(reporter(), STORY, buildEntry('one', overrides));
      return !result.ok && result.error.type === 'unready'
        ? result.error.unready.map(({ type }) => type)
        : [];
    };
    expect(await unready({ body: body(paragraph('  ')) })).toEqual(['no-body']);
    expect(await unready({ body: body(picture({})) })).toEqual([
      'picture-without-alt-text',
      'picture-without-credit',
    ]);
    expect(await entriesOf()).toEqual([]);
    expect(await unready({ headline: 'It sails', body: body() })).toEqual([]);
  });

  it('grows into a story of its own, once, and leads to it when that is published', async () => {
    const id = await post(reporter(), 'ferry', 'one', { headline: 'The ramp' });
    const begun = await breakOutEntry(editor(), id);
    if (!begun.ok) throw new Error(begun.error.type);
    expect(await breakOutEntry(reporter(), id)).toEqual(begun);
    expect(await findDeskStoryRow(newsroom.db, begun.value)).toMatchObject({
      facts: { state: 'draft', ownerIds: ['user-editor'] },
      headline: 'The ramp',
      story: { body: body(paragraph('What happened at one.'), relatedStory(STORY)) },
    });
    expect((await liveOf())?.related.size).toBe(0);
    await newsroom.db
      .updateTable('story')
      .set({ state: 'published', first_published_at: newsroom.now })
      .where('id', '=', begun.value)
      .execute();
    expect((await liveOf())?.related.get(begun.value)?.headline).toBe('The ramp');
  });

  it('counts its pictures as used by its story, and follows when one is replaced', async () => {
    const [mediaId, otherId] = [idOf('media:tug'), idOf('media:other')];
    const pictureOf = (id: string, fileName: string, digit: string) =>
      ({
        id,
        kind: 'picture',
        content_hash: digit.repeat(64),
        mime_type: 'image/jpeg',
        file_name: fileName,
        size_bytes: 1,
        width_px: 1,
        height_px: 1,
        caption: '',
        credit: '',
        creator: '',
        copyright: '',
        alt_text: '',
        created_at: newsroom.now,
      }) as const;
    await newsroom.db
      .insertInto('media')
      .values([pictureOf(mediaId, 'tug.jpg', 'a'), pictureOf(otherId, 'other.jpg', 'b')])
      .execute();
    await post(reporter(), 'ferry', 'one', {
      body: body(picture({ mediaId, altText: 'A tug', credit: 'Ada Moss' })),
    });
    const used = () => newsroom.db.selectFrom('media_use').select('story_id').execute();
    expect(await used()).toEqual([{ story_id: STORY }]);
    expect((await liveOf())?.media.get(mediaId)?.fileName).toBe('tug.jpg');
    const by = { actor: 'test', act: 'media-replaced', at: newsroom.now };
    const swapped = await newsroom.db.transaction().execute((trx) => swapMedia(trx, mediaId, otherId, by));
    expect(swapped.storyIds).toEqual([STORY]);
    expect([...((await liveOf())?.media.keys() ?? [])]).toEqual([otherId]);
    expect(await revisionsOf(idOf('entry:one'))).toHaveLength(2);
  });
});

describe('live coverage', () => {
  it('starts, ends and goes on; its start stays', async () => {
    const act = (act: 'start-live' | 'end-live' | 'resume-live') => performAct(editor(), STORY, { act });
    expect(errorOf(await act('start-live'))).toBe('coverage');
    expect(errorOf(await act('resume-live'))).toBe('coverage');
    newsroom.now = new Date('2025-03-14T18:00:00Z');
    expect(await act('end-live')).toEqual(ok);
    expect(errorOf(await postEntry(reporter(), STORY, buildEntry('late')))).toBe('not-live');
    expect(await liveOf()).toMatchObject({ endedAt: newsroom.now });
    expect(await act('resume-live')).toEqual(ok);
    expect(await liveOf()).toMatchObject({ startedAt: new Date('2025-03-14T06:00:00Z'), endedAt: null });
    expect(await postEntry(reporter(), STORY, buildEntry('late'))).toEqual(ok);
  });

  it('is for those who may write the story; anybody who writes posts into it', async () => {
    expect(errorOf(await performAct(reporter(), STORY, { act: 'end-live' }))).toBe('not-yours');
    expect(errorOf(await performAct(desk.as('viewer'), STORY, { act: 'end-live' }))).toBe('role');
    expect(await postEntry(reporter(), STORY, buildEntry('one'))).toEqual(ok);
    expect(errorOf(await postEntry(desk.as('viewer'), STORY, buildEntry('two')))).toBe('entry-role');
  });

  it('has entries posted before the end before it, and none behind', async () => {
    const posts = Array.from({ length: 12 }, (_, at) => postEntry(reporter(), STORY, buildEntry(`${at}`)));
    const [, ...results] = await Promise.all([performAct(editor(), STORY, { act: 'end-live' }), ...posts]);
    const posted = results.filter((result) => result.ok).length;
    expect(await entriesOf()).toHaveLength(posted);
    expect(new Set(results.map(errorOf))).toEqual(
      new Set(posted < 12 ? [undefined, 'not-live'] : [undefined]),
    );
  });
});
