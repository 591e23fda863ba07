import { liveKey, storyKey } from '@onrecord/domain/address/keys';
import { appendEvent } from '../../store/event-log.ts';
import { addEntry, type NewEntry, saveCoverage, setPinnedEntry } from '../../store/live-entry.ts';
import type { CommandContext } from '../context.ts';

interface LiveStory {
  readonly storyId: string;
  readonly startedAt: Date;
  readonly entries: ReadonlyArray<Omit<NewEntry, 'storyId' | 'postedBy'> & { readonly pinned: boolean }>;
}

/** Makes a story live with entries that were posted before; those that are there already stay as they are. */
export async function addLiveStory(
  context: CommandContext,
  { storyId, startedAt, entries }: LiveStory,
): Promise<void> {
  const { actor } = context;
  await context.db.transaction().execute(async (trx) => {
    await saveCoverage(trx, storyId, { startedAt, endedAt: null });
    for (const { pinned, ...entry } of entries) {
      await addEntry(
        trx,
        { ...entry, storyId, postedBy: null },
        { actor, act: 'posted', at: entry.postedAt },
      );
      if (pinned) await setPinnedEntry(trx, storyId, entry.id);
    }
    await appendEvent(trx, {
      type: 'coverage-changed',
      actor,
      at: context.clock(),
      keys: [storyKey(storyId), liveKey(storyId)],
      paths: [],
    });
  });
}
