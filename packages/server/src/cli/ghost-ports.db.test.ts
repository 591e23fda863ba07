import type { StoryInput } from '@onrecord/domain/article/story-input';
import { DEFAULT_SETTINGS } from '@onrecord/domain/newsroom/settings';
import { beforeEach, describe, expect, it } from 'vitest';
import { performAct } from '../commands/desk/perform-act.ts';
import { changeSettings, changeTags } from '../commands/save-newsroom.ts';
import type { ImportedStory, ImportPorts } from '../imports/ghost/ports.ts';
import { createFileStore } from '../media/file-store.ts';
import { findSettings } from '../store/newsroom.ts';
import { findStoryView } from '../store/views/story.ts';
import { buildDraft, createDesk, type TestDesk } from '../testing/desk.ts';
import {
  buildContributorInput,
  buildStoryInput,
  buildTagInput,
  createNewsroom,
  type TestNewsroom,
} from '../testing/stories.ts';
import { idOf } from '../testing/views.ts';
import { createGhostPorts } from './ghost-ports.ts';

let newsroom: TestNewsroom;
let ports: ImportPorts;
beforeEach(async () => {
  newsroom = await createNewsroom();
  ports = createGhostPorts(newsroom.context, createFileStore({ dataDir: '/nowhere' }));
  return () => newsroom.close();
});

const QUAY = idOf('quay');
const ADA = idOf('contributor:ada');
const TOUCHED_AT = new Date('2025-03-11T09:00:00Z');

const imported = (fingerprint: string, overrides: Partial<StoryInput> = {}): ImportedStory => ({
  id: QUAY,
  fingerprint,
  touchedAt: TOUCHED_AT,
  story: buildStoryInput(overrides),
});

const tagsOf = async (slug: string) =>
  (await findStoryView(newsroom.db, idOf(slug)))?.tags.map((tag) => tag.id);

describe('an import', () => {
  it('takes the newsroom’s own tag of the same slug for its own', async () => {
    const [own, theirs] = [
      buildTagInput('port'),
      buildTagInput('port', { id: idOf('theirs'), name: 'Port!' }),
    ];
    await changeTags(newsroom.context, [own]);
    await ports.saveTags([theirs]);
    const story = buildStoryInput({ tagIds: [theirs.id, own.id] });
    await ports.saveStories([{ id: idOf('quay'), fingerprint: '1', touchedAt: TOUCHED_AT, story }]);
    expect(await tagsOf('quay')).toEqual([own.id]);
  });

  it('takes two tags with one slug for one, and a tag that stands twice, too', async () => {
    const [first, second] = [buildTagInput('port'), buildTagInput('port', { id: idOf('second') })];
    await ports.saveTags([first, second, first, buildTagInput('town')]);
    const story = buildStoryInput({ tagIds: [second.id, idOf('tag:town')] });
    await ports.saveStories([{ id: idOf('quay'), fingerprint: '1', touchedAt: TOUCHED_AT, story }]);
    expect(await tagsOf('quay')).toEqual([first.id, idOf('tag:town')]);
  });

  it('takes two people with one slug for one', async () => {
    const [first, second] = [
      buildContributorInput('ada'),
      buildContributorInput('ada', { id: idOf('second') }),
    ];
    await ports.saveContributors([first, second]);
    const story = buildStoryInput({ contributorIds: [second.id] });
    await ports.saveStories([{ id: idOf('quay'), fingerprint: '1', touchedAt: TOUCHED_AT, story }]);
    const view = await findStoryView(newsroom.db, idOf('quay'));
    expect(view?.contributors.map((person) => person.id)).toEqual([first.id]);
  });

  it('does the same when it is run again', async () => {
    const tags = [buildTagInput('port'), buildTagInput('port', { id: idOf('second') })];
    await ports.saveTags(tags);
    const again = createGhostPorts(newsroom.context, createFileStore({ dataDir: '/nowhere' }));
    await again.saveTags(tags);
    expect(await newsroom.db.selectFrom('event').select('id').execute()).toHaveLength(1);
  });

  it('knows the stories it brought before', async () => {
    await ports.saveStories([imported('f')]);
    expect(await ports.knownStories([QUAY, idOf('other')])).toEqual(
      new Map([[QUAY, { fingerprint: 'f', ifChanged: 'changed' }]]),
    );
  });

  it('takes over the settings nobody has decided yet, once', async () => {
    await changeSettings(newsroom.context, {
      timeZone: 'Europe/Kyiv',
      navigation: [{ label: 'Tip us', href: '/tip-us/' }],
    });
    const theirs = {
      name: 'Theirs',
      timeZone: 'UTC',
      navigation: [{ label: 'Theirs', href: '/theirs/' }],
      policies: DEFAULT_SETTINGS.policies,
    };
    expect(await ports.saveSettings(theirs)).toEqual(['name']);
    expect(await ports.saveSettings(theirs)).toEqual([]);
    expect(await findSettings(newsroom.db)).toMatchObject({
      name: 'Theirs',
      timeZone: 'Europe/Kyiv',
      navigation: [{ label: 'Tip us' }],
    });
  });
});

describe('an import into a newsroom that edits', () => {
  const storyRow = () =>
    newsroom.db
      .selectFrom('story')
      .select(['headline', 'import_fingerprint', 'touched_at', 'touched_by'])
      .where('id', '=', QUAY)
      .executeTakeFirstOrThrow();
  const changed = () => imported('g', { headline: 'From Ghost' });

  it('updates a story that nobody has touched here, and dates it as Ghost does', async () => {
    await ports.saveStories([imported('f')]);
    expect(await ports.saveStories([changed()])).toEqual([{ id: QUAY, outcome: 'changed' }]);
    expect(await storyRow()).toEqual({
      headline: 'From Ghost',
      import_fingerprint: 'g',
      touched_at: TOUCHED_AT,
      touched_by: null,
    });
  });

  it.each<[string, (desk: TestDesk) => Promise<unknown>]>([
    ['somebody opened at the desk', (desk) => desk.type(QUAY, buildDraft(ADA, { headline: 'Here' }))],
    [
      'somebody acted on',
      (desk) => performAct(desk.as('editor'), QUAY, { act: 'retract', note: 'It was wrong.' }),
    ],
  ])('leaves a story alone that %s', async (_, edit) => {
    await ports.saveContributors([buildContributorInput('ada')]);
    await ports.saveStories([imported('f')]);
    await edit(await createDesk(newsroom));
    const before = await storyRow();
    expect(await ports.knownStories([QUAY])).toEqual(
      new Map([[QUAY, { fingerprint: 'f', ifChanged: 'kept' }]]),
    );
    expect(await ports.saveStories([changed()])).toEqual([{ id: QUAY, outcome: 'kept' }]);
    expect(await storyRow()).toEqual(before);
  });

  it('stages the export’s version where it is asked to, and only once', async () => {
    const desk = await createDesk(newsroom);
    await ports.saveContributors([buildContributorInput('ada')]);
    await ports.saveStories([imported('f')]);
    await desk.type(QUAY, buildDraft(ADA, { headline: 'Here', slug: 'our-quay' }));
    const staging = createGhostPorts(newsroom.context, createFileStore({ dataDir: '/nowhere' }), desk.drafts);
    expect(await staging.knownStories([QUAY])).toEqual(
      new Map([[QUAY, { fingerprint: 'f', ifChanged: 'staged' }]]),
    );
    expect(await staging.saveStories([changed()])).toEqual([{ id: QUAY, outcome: 'staged' }]);
    expect(await desk.drafts.readDraft(QUAY)).toMatchObject({ headline: 'From Ghost', slug: 'our-quay' });
    expect((await findStoryView(newsroom.db, QUAY))?.headline).toBe('Quay reopens after repairs');
    expect(await staging.saveStories([changed()])).toEqual([{ id: QUAY, outcome: 'unchanged' }]);
  });

  it('leaves alone what was withdrawn, also where it is asked to stage', async () => {
    const desk = await createDesk(newsroom);
    await ports.saveStories([imported('f')]);
    await performAct(desk.as('owner'), QUAY, { act: 'withdraw' });
    const staging = createGhostPorts(newsroom.context, createFileStore({ dataDir: '/nowhere' }), desk.drafts);
    expect(await staging.saveStories([changed()])).toEqual([{ id: QUAY, outcome: 'kept' }]);
  });
});
