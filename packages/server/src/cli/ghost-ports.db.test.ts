import { DEFAULT_SETTINGS } from '@onrecord/domain/newsroom/settings';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeSettings, changeTags } from '../commands/save-newsroom.ts';
import type { ImportPorts } from '../imports/ghost/ports.ts';
import { createFileStore } from '../media/file-store.ts';
import { findSettings } from '../store/newsroom.ts';
import { findStoryView } from '../store/views/story.ts';
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
    await ports.saveStories([{ id: idOf('quay'), fingerprint: '1', story }]);
    expect(await tagsOf('quay')).toEqual([own.id]);
  });

  it('takes two tags with one slug for one, and a tag that stands twice, too', async () => {
    const [first, second] = [buildTagInput('port'), buildTagInput('port', { id: idOf('second') })];
    await ports.saveTags([first, second, first, buildTagInput('town')]);
    const story = buildStoryInput({ tagIds: [second.id, idOf('tag:town')] });
    await ports.saveStories([{ id: idOf('quay'), fingerprint: '1', story }]);
    expect(await tagsOf('quay')).toEqual([first.id, idOf('tag:town')]);
  });

  it('takes two people with one slug for one', async () => {
    const [first, second] = [
      buildContributorInput('ada'),
      buildContributorInput('ada', { id: idOf('second') }),
    ];
    await ports.saveContributors([first, second]);
    const story = buildStoryInput({ contributorIds: [second.id] });
    await ports.saveStories([{ id: idOf('quay'), fingerprint: '1', story }]);
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
    await ports.saveStories([{ id: idOf('quay'), fingerprint: 'f', story: buildStoryInput() }]);
    expect(await ports.knownFingerprints([idOf('quay'), idOf('other')])).toEqual(
      new Map([[idOf('quay'), 'f']]),
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
