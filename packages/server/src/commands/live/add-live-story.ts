import { liveKey, storyKey } from '@onrecord/domain/address/keys';
import { refreshEntriesOfStory } from '../../store/entry-index.ts';
import { appendEvent } from '../../store/event-log.ts';
import {
  addEntry,
  type NewEntry,
  saveCoverage,
  setPinnedEntry,
  touchCoverage,
} from '../../store/live-entry.ts';
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
    const lastAt = Math.max(...entries.map(({ postedAt, editedAt }) => (editedAt ?? postedAt).getTime()));
    if (entries.length > 0) await touchCoverage(trx, storyId, new Date(lastAt));
    const claims = await refreshEntriesOfStory(trx, storyId);
    await appendEvent(trx, {
      type: 'coverage-changed',
      actor,
      at: context.clock(),
      keys: [storyKey(storyId), liveKey(storyId), ...claims.keys],
      paths: claims.paths,
    });
  });
}
