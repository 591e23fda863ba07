import { addCorrections } from '../commands/add-corrections.ts';
import { addMedia } from '../commands/add-media.ts';
import type { CommandContext } from '../commands/context.ts';
import { addLiveStory } from '../commands/live/add-live-story.ts';
import { changeContributors, changeSettings, changeTags } from '../commands/save-newsroom.ts';
import { saveStoryBatch } from '../commands/save-stories.ts';
import { loadDemo } from '../demo/load-demo.ts';
import type { FileStore } from '../media/file-store.ts';
import { findSettings } from '../store/newsroom.ts';
import { recordDemoClaim } from './record-demo-claim.ts';

/** Fills an empty database with the demo newsroom. Returns whether it did. */
export async function loadDemoIfEmpty(context: CommandContext, files: FileStore): Promise<boolean> {
  const story = await context.db.selectFrom('story').select('id').limit(1).executeTakeFirst();
  const settings = await findSettings(context.db);
  // A load that was broken off left settings that say "demo" and no story: it begins again.
  if (story !== undefined || (settings !== undefined && settings.demoNotice === '')) return false;
  await loadDemo(
    {
      saveSettings: (demo) => changeSettings(context, demo),
      saveTags: (tags) => changeTags(context, tags),
      saveContributors: (people) => changeContributors(context, people),
      addPicture: async (bytes, { fileName, ...texts }) => {
        const added = await addMedia(context, files, bytes, { fileName, kind: 'picture', texts });
        if (!added.ok) throw new Error(`The demo's picture ${fileName} was refused: ${added.error}`);
        return added.value;
      },
      recordClaims: async (claims) => {
        for (const claim of claims) await recordDemoClaim(context.db, claim);
      },
      saveStories: (stories) =>
        saveStoryBatch(
          context,
          stories.map(({ fingerprint, ...story }) => ({ ...story, importFingerprint: fingerprint })),
          'stories-imported',
        ),
      saveCorrections: (corrections) => addCorrections(context, corrections),
      saveLiveStories: async (stories) => {
        for (const story of stories) await addLiveStory(context, story);
      },
    },
    context.clock(),
  );
  return true;
}
