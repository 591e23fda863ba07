import { isDeepStrictEqual } from 'node:util';
import { formerMediaPath } from '@onrecord/domain/address/former-media';
import { DEFAULT_SETTINGS, type NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { addMedia } from '../commands/add-media.ts';
import type { CommandContext } from '../commands/context.ts';
import type { Drafts } from '../commands/desk/drafts.ts';
import { keepMediaAddresses } from '../commands/keep-media-addresses.ts';
import { hasPinnedStories, pinStories } from '../commands/pin-stories.ts';
import { changeContributors, changeSettings, changeTags } from '../commands/save-newsroom.ts';
import { saveStoryBatch } from '../commands/save-stories.ts';
import { stageImportedStory, takesStagedChanges } from '../commands/stage-imported-story.ts';
import type { ImportPorts, KnownStory, StoryOutcome } from '../imports/ghost/ports.ts';
import type { FileStore } from '../media/file-store.ts';
import { findSettings } from '../store/newsroom.ts';
import { findOwnersOfSlugs } from '../store/people-and-tags.ts';
import { findStoryStates } from '../store/story.ts';

/**
 * What an import writes through: this newsroom's commands. With `drafts`, another version of a story that was edited
 * here becomes staged changes; without, such a story is left as it is.
 */
export function createGhostPorts(context: CommandContext, files: FileStore, drafts?: Drafts): ImportPorts {
  // A tag or author the newsroom has already, under the same slug and another id, is the same one.
  const aliases = new Map<string, string>();
  /** Of the files stored since the last batch of stories. */
  const formerAddresses: { path: string; mediaId: string }[] = [];
  const takeOver = async <T extends { readonly id: string; readonly slug: string }>(
    table: 'tag' | 'contributor',
    items: readonly T[],
  ): Promise<T[]> => {
    const owners = await findOwnersOfSlugs(context.db, table, items);
    const firstOf = new Map<string, string>();
    for (const { id, slug } of items) {
      const owner = owners.get(id) ?? firstOf.get(slug) ?? id;
      firstOf.set(slug, owner);
      if (owner !== id) aliases.set(id, owner);
    }
    const distinct = new Map(items.map((item) => [item.id, item]));
    return [...distinct.values()].filter((item) => !aliases.has(item.id));
  };
  const inPlace = (ids: readonly string[]) => [...new Set(ids.map((id) => aliases.get(id) ?? id))];

  return {
    saveSettings: (settings) => takeOverSettings(context, settings),
    saveTags: async (tags) => changeTags(context, await takeOver('tag', tags)),
    saveContributors: async (people) => changeContributors(context, await takeOver('contributor', people)),
    async saveStories(batch) {
      await keepMediaAddresses(context, formerAddresses.splice(0));
      const stories = new Map(
        batch.map(({ id, fingerprint, touchedAt, story }) => [
          id,
          {
            id,
            touchedAt,
            importFingerprint: fingerprint,
            story: { ...story, tagIds: inPlace(story.tagIds), contributorIds: inPlace(story.contributorIds) },
          },
        ]),
      );
      const saved = await saveStoryBatch(context, [...stories.values()], 'stories-imported');
      const outcomes: StoryOutcome[] = [];
      for (const outcome of saved) {
        if (outcome.outcome !== 'edited-here') {
          outcomes.push(outcome);
          continue;
        }
        const story = stories.get(outcome.id);
        const staged = drafts && story && (await stageImportedStory({ ...context, drafts }, story));
        outcomes.push({ id: outcome.id, outcome: staged ? 'staged' : 'kept' });
      }
      return outcomes;
    },
    async addMedia(path, fileName, kind, address) {
      const added = await addMedia(context, files, path, { fileName, kind });
      const former = formerMediaPath(address);
      if (added.ok && former !== undefined) formerAddresses.push({ path: former, mediaId: added.value.id });
      return added;
    },
    async knownStories(ids) {
      const states = await findStoryStates(context.db, ids);
      return new Map(
        [...states].flatMap(([id, { importFingerprint, editedHere, state }]): [string, KnownStory][] => {
          if (importFingerprint === null) return [];
          const mayStage = drafts !== undefined && takesStagedChanges(state);
          const ifChanged = editedHere ? (mayStage ? 'staged' : 'kept') : 'changed';
          return [[id, { fingerprint: importFingerprint, ifChanged }]];
        }),
      );
    },
    hasPinnedStories: () => hasPinnedStories(context),
    pinStories: (ids) => pinStories(context, ids),
  };
}

/** Takes over what nobody has decided yet: settings that differ from their default stay. */
async function takeOverSettings(
  context: CommandContext,
  settings: Partial<NewsroomSettings>,
): Promise<(keyof NewsroomSettings)[]> {
  const current = { ...DEFAULT_SETTINGS, ...(await findSettings(context.db)) };
  const undecided = (Object.keys(settings) as (keyof NewsroomSettings)[]).filter((key) =>
    isDeepStrictEqual(current[key], DEFAULT_SETTINGS[key]),
  );
  const change = Object.fromEntries(undecided.map((key) => [key, settings[key]]));
  const changed = await changeSettings(context, change);
  if (!changed.ok) throw new Error(`The export's settings were refused: ${changed.error.join('; ')}`);
  return changed.value === 'unchanged'
    ? []
    : undecided.filter((key) => !isDeepStrictEqual(current[key], settings[key]));
}
