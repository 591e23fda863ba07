import { body, paragraph } from '@onrecord/domain/body/build';
import { BREAKING_TOPIC, liveTopic, tagTopic } from '@onrecord/domain/push/topics';
import { beforeEach, describe, expect, it } from 'vitest';
import { addEntry, saveCoverage, setEntryRemoved } from '../../store/live-entry.ts';
import { keepSubscription } from '../../store/push.ts';
import { findDeskStory } from '../../store/views/desk-home.ts';
import { buildDraft, createDesk, type TestDesk } from '../../testing/desk.ts';
import { createTestBrowser } from '../../testing/push-service.ts';
import {
  buildContributorInput,
  buildTagInput,
  createNewsroom,
  type TestNewsroom,
} from '../../testing/stories.ts';
import { idOf } from '../../testing/views.ts';
import { publishDueStories } from '../publish-due-stories.ts';
import { changeContributors, changeTags } from '../save-newsroom.ts';
import { createStory } from './create-story.ts';
import { entryAudience, notifyOfEntry, storyAudience } from './notify-readers.ts';
import { performAct } from './perform-act.ts';

const ADA = idOf('contributor:ada');
const PORT = tagTopic(idOf('tag:port'));
const ok = { ok: true, value: undefined };

let newsroom: TestNewsroom;
let desk: TestDesk;

beforeEach(async () => {
  newsroom = await createNewsroom();
  desk = await createDesk(newsroom);
  await changeContributors(newsroom.context, [buildContributorInput('ada')]);
  await changeTags(newsroom.context, [
    buildTagInput('port', { name: 'Port' }),
    buildTagInput('sport'),
    buildTagInput('secret', { internal: true }),
  ]);
  return () => newsroom.close();
});

const follow = (name: string, ...topics: string[]) =>
  newsroom.db
    .transaction()
    .execute((trx) =>
      keepSubscription(
        trx,
        { endpoint: `https://push.example.org/${name}`, keys: createTestBrowser().keys },
        { host: 'push.example.org', hostMax: 100, topics },
      ),
    );

/** A draft on the port, ready for readers. */
async function begin(): Promise<string> {
  const created = await createStory(desk.as('reporter'), { kind: 'story', headline: '' });
  if (!created.ok) throw new Error(created.error.type);
  const tagIds = ['port', 'secret'].map((slug) => idOf(`tag:${slug}`));
  await desk.type(created.value, buildDraft(ADA, { headline: 'Quay reopens', dek: 'At dawn.', tagIds }));
  return created.value;
}
const notices = () =>
  newsroom.db.selectFrom('push_notice').select(['subject', 'topic', 'payload']).orderBy('topic').execute();

describe('an editor who publishes', () => {
  it('sees what goes out, and to how many, before it does', async () => {
    await follow('ann', PORT, BREAKING_TOPIC);
    await follow('bo', PORT);
    const id = await begin();
    expect(await storyAudience(desk.as('editor'), id)).toEqual({
      notice: { title: 'Quay reopens', body: 'At dawn.' },
      topics: [
        { topic: BREAKING_TOPIC, label: 'Breaking news', readers: 1, sent: null },
        { topic: PORT, label: 'Port', readers: 2, sent: null },
      ],
    });
  });

  it('has readers notified with the publication, or neither happens', async () => {
    const id = await begin();
    const stray = await performAct(desk.as('editor'), id, {
      act: 'publish',
      notify: [tagTopic(idOf('tag:sport'))],
    });
    expect(stray).toMatchObject({ ok: false, error: { type: 'invalid' } });
    const { state } = await newsroom.db
      .selectFrom('story')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(state).toBe('draft');
    expect(await notices()).toEqual([]);

    expect(await performAct(desk.as('editor'), id, { act: 'publish', notify: [PORT] })).toEqual(ok);
    expect(await notices()).toMatchObject([
      {
        subject: `story:${id}`,
        topic: PORT,
        payload: { title: 'Quay reopens', body: 'At dawn.', path: '/quay-reopens/', tag: `story:${id}` },
      },
    ]);
  });

  it('tells nobody unless asked to', async () => {
    const id = await begin();
    await performAct(desk.as('editor'), id, { act: 'publish' });
    expect(await notices()).toEqual([]);
  });

  it('notifies of a published story later, of each topic once, and finds it in the audit log', async () => {
    const id = await begin();
    const notify = (...topics: string[]) =>
      performAct(desk.as('editor'), id, { act: 'notify-readers', topics });
    expect(await notify(PORT)).toMatchObject({ ok: false, error: { type: 'state' } });
    await performAct(desk.as('editor'), id, { act: 'publish', notify: [PORT] });
    expect(await notify(PORT)).toMatchObject({ ok: false, error: { type: 'invalid' } });
    expect(await notify(PORT, BREAKING_TOPIC)).toEqual(ok);
    expect((await notices()).map(({ topic }) => topic)).toEqual([BREAKING_TOPIC, PORT]);
    const audience = await storyAudience(desk.as('editor'), id);
    expect(audience?.topics.map(({ sent }) => sent?.by)).toEqual(['The editor', 'The editor']);
    const audit = await newsroom.db
      .selectFrom('audit_entry')
      .select('details')
      .where('act', '=', 'story-notify-readers')
      .execute();
    expect(audit).toMatchObject([{ details: { topics: ['Breaking news'] } }]);
  });

  it('is no reporter', async () => {
    const id = await begin();
    await performAct(desk.as('editor'), id, { act: 'publish' });
    expect(
      await performAct(desk.as('reporter'), id, { act: 'notify-readers', topics: [PORT] }),
    ).toMatchObject({ ok: false, error: { type: 'role', needs: 'editor' } });
  });
});

describe('an entry of a live story', () => {
  it('is told to those who follow the story, once, while it stands', async () => {
    const id = await begin();
    await performAct(desk.as('editor'), id, { act: 'publish' });
    await saveCoverage(newsroom.db, id, { startedAt: newsroom.now, endedAt: null });
    const live = liveTopic(id);
    await follow('ann', live);
    const entryId = idOf('entry:1');
    await addEntry(
      newsroom.db,
      {
        id: entryId,
        storyId: id,
        postedAt: newsroom.now,
        headline: '',
        body: body(paragraph('The first ship is in.')),
        keyEvent: 'First ship docks',
        byline: 'Ada',
        contributorId: null,
        postedBy: 'user-editor',
      },
      { actor: 'user-editor', act: 'posted', at: newsroom.now },
    );
    const context = desk.as('editor');
    expect(await entryAudience(context, entryId)).toMatchObject({
      notice: { title: 'First ship docks', body: 'The first ship is in.' },
      topics: [
        { topic: live, label: 'Quay reopens', readers: 1 },
        { topic: BREAKING_TOPIC, readers: 0 },
      ],
    });
    expect(await notifyOfEntry(context, entryId, [live])).toEqual(ok);
    expect(await notifyOfEntry(context, entryId, [live])).toMatchObject({ ok: false });
    expect(await notices()).toMatchObject([
      { subject: `entry:${entryId}`, topic: live, payload: { path: `/quay-reopens/?entry=${entryId}` } },
    ]);
    await setEntryRemoved(newsroom.db, entryId, true, {
      actor: 'user-editor',
      act: 'removed',
      at: newsroom.now,
    });
    expect(await entryAudience(context, entryId)).toBeUndefined();
    expect(await notifyOfEntry(context, entryId, [BREAKING_TOPIC])).toMatchObject({
      error: { type: 'entry-removed' },
    });
  });
});

describe('a notification on schedule', () => {
  const AT = new Date('2025-03-14T18:00:00Z');
  const schedule = (id: string, ...notify: string[]) =>
    performAct(desk.as('editor'), id, { act: 'schedule', at: AT.toISOString(), notify });
  const scheduled = async (id: string) => (await findDeskStory(newsroom.db, id))?.scheduledNotify;
  const goOut = async () => {
    newsroom.now = new Date(AT.getTime() + 3_600_000);
    return publishDueStories({ ...newsroom.context, drafts: desk.drafts });
  };

  it('is kept with the schedule, and goes out with the story: once, and however late', async () => {
    const id = await begin();
    expect(await schedule(id, tagTopic(idOf('tag:sport')))).toMatchObject({ error: { type: 'invalid' } });
    expect(await schedule(id, PORT, BREAKING_TOPIC)).toEqual(ok);
    expect([await scheduled(id), await notices()]).toEqual([[PORT, BREAKING_TOPIC], []]);
    // Nobody was there at the time; then two come at once.
    expect((await Promise.all([goOut(), goOut()])).sort()).toEqual([0, 1]);
    expect((await notices()).map(({ topic, subject }) => [topic, subject])).toEqual([
      [BREAKING_TOPIC, `story:${id}`],
      [PORT, `story:${id}`],
    ]);
    const audience = await storyAudience(desk.as('editor'), id);
    expect(audience?.topics.map(({ sent }) => sent?.by)).toEqual(['The editor', 'The editor']);
    expect(await scheduled(id)).toEqual([]);
    const audit = await newsroom.db
      .selectFrom('audit_entry')
      .select('details')
      .where('act', '=', 'story-publish')
      .executeTakeFirstOrThrow();
    expect(audit.details).toMatchObject({ notify: ['Breaking news', 'Port'] });
  });

  it('is taken back with the schedule, changed with it, and not sent twice by who publishes sooner', async () => {
    const id = await begin();
    await schedule(id, PORT);
    expect(await performAct(desk.as('editor'), id, { act: 'unschedule' })).toEqual(ok);
    expect(await scheduled(id)).toEqual([]);
    await schedule(id, PORT);
    await schedule(id, BREAKING_TOPIC);
    expect(await scheduled(id)).toEqual([BREAKING_TOPIC]);
    await performAct(desk.as('editor'), id, { act: 'publish', notify: [PORT] });
    expect(await goOut()).toBe(0);
    expect((await notices()).map(({ topic }) => topic)).toEqual([PORT]);
  });

  it('goes to nobody where the story cannot go out, and to the topics that are left where its tags changed', async () => {
    const [lacking, moved] = [await begin(), await begin()];
    await schedule(lacking, PORT);
    await schedule(moved, PORT, BREAKING_TOPIC);
    await desk.type(lacking, buildDraft(ADA, { headline: '', tagIds: [idOf('tag:port')] }));
    await desk.type(moved, buildDraft(ADA, { headline: 'Moved', tagIds: [] }));
    expect(await goOut()).toBe(1);
    expect((await notices()).map(({ topic, subject }) => [topic, subject])).toEqual([
      [BREAKING_TOPIC, `story:${moved}`],
    ]);
    const said = await newsroom.db.selectFrom('review_note').select(['story_id', 'text']).execute();
    expect(said.find((note) => note.story_id === lacking)?.text).toMatch(/No reader was notified/);
    expect(said.find((note) => note.story_id === moved)?.text).toMatch(/some readers .* not notified/);
  });
});
