import {
  BREAKING_KEY,
  CORRECTIONS_KEY,
  feedKey,
  goneKey,
  MAIN_FEED_KEY,
  storyKey,
} from '@onrecord/domain/address/keys';
import type { StoryInput } from '@onrecord/domain/article/story-input';
import type { Transaction } from 'kysely';
import { isBannerOf } from '../store/breaking.ts';
import { appendEvent, type NewEvent } from '../store/event-log.ts';
import { listFeedIdsOf, refreshPublicIndex } from '../store/public-index.ts';
import type { Schema } from '../store/schema.ts';
import {
  appendRevisions,
  findStoryStates,
  listWithTakenSlug,
  lockStories,
  type StoryToSave,
  saveStories,
  storable,
} from '../store/story.ts';
import { haveCorrections } from '../store/views/corrections.ts';
import type { CommandContext } from './context.ts';

export type SaveOutcome =
  | { readonly id: string; readonly outcome: 'new' | 'changed' | 'unchanged' }
  /** Left alone: an import has another version of a story that was edited at the desk. */
  | { readonly id: string; readonly outcome: 'edited-here' }
  | { readonly id: string; readonly outcome: 'refused'; readonly reason: string };

/** States readers know of: only a change into, within or out of these concerns their pages. */
const PUBLIC_STATES: ReadonlySet<StoryInput['state']> = new Set(['published', 'retracted', 'withdrawn']);

/** When a story that comes whole was last changed where it comes from. */
const changedAt = ({ updatedAt, firstPublishedAt, createdAt }: StoryInput) =>
  updatedAt ?? firstPublishedAt ?? createdAt;

/**
 * Writes a batch of whole stories in one transaction: revisions, public index, one event. A story whose import
 * fingerprint is the one on record is left alone, and so is one with another that was edited at the desk. One whose
 * slug is another story's is refused, the rest written.
 */
export async function saveStoryBatch(
  context: CommandContext,
  input: readonly StoryToSave[],
  eventType: NewEvent['type'],
): Promise<SaveOutcome[]> {
  const stories = input.map((given) => storable({ touchedAt: changedAt(given.story), ...given }));
  return context.db.transaction().execute(async (trx) => {
    const ids = stories.map((story) => story.id);
    // Nobody opens one at the desk between the look and the writing.
    await lockStories(trx, ids);
    const known = await findStoryStates(trx, ids);
    const taken = await listWithTakenSlug(
      trx,
      stories.map(({ id, story }) => ({ id, slug: story.slug })),
    );
    const idsInBatch = new Set<string>();
    const slugsInBatch = new Set<string>();
    const outcomes = stories.map(({ id, story, importFingerprint }): SaveOutcome => {
      const before = known.get(id);
      if (before && importFingerprint !== undefined && before.importFingerprint === importFingerprint)
        return { id, outcome: 'unchanged' };
      if (before?.editedHere && importFingerprint !== undefined) return { id, outcome: 'edited-here' };
      if (taken.has(id) || slugsInBatch.has(story.slug))
        return { id, outcome: 'refused', reason: `another story already has the address /${story.slug}/` };
      if (idsInBatch.has(id)) return { id, outcome: 'refused', reason: 'it stands twice in one batch' };
      idsInBatch.add(id);
      slugsInBatch.add(story.slug);
      return { id, outcome: before ? 'changed' : 'new' };
    });
    const writing = stories.filter((_, at) => ['new', 'changed'].includes(outcomes[at]?.outcome ?? ''));
    const becamePublic = writing.filter(
      ({ id, story }) => PUBLIC_STATES.has(story.state) || PUBLIC_STATES.has(known.get(id)?.state ?? 'draft'),
    );
    const publicIds = becamePublic.map((story) => story.id);
    const feedsBefore = await listFeedIdsOf(trx, publicIds);
    await saveStories(trx, writing);
    await appendRevisions(trx, writing, { actor: context.actor, act: eventType, at: context.clock() });
    if (publicIds.length > 0) await announce(trx, context, eventType, publicIds, feedsBefore);
    return outcomes;
  });
}

/** Refreshes the public index of stories and appends the event that tells every process. */
export async function announce(
  trx: Transaction<Schema>,
  context: CommandContext,
  type: NewEvent['type'],
  storyIds: readonly string[],
  feedsBefore: readonly string[] = [],
): Promise<void> {
  const { paths, displacedIds, claimKeys } = await refreshPublicIndex(trx, storyIds);
  const states = await findStoryStates(trx, storyIds);
  const gone = storyIds.filter((id) => states.get(id)?.state === 'withdrawn');
  const feeds = new Set([...feedsBefore, ...(await listFeedIdsOf(trx, storyIds))]);
  await appendEvent(trx, {
    type,
    actor: context.actor,
    at: context.clock(),
    keys: [
      ...[...storyIds, ...displacedIds].map(storyKey),
      ...gone.map(goneKey),
      MAIN_FEED_KEY,
      ...[...feeds].map(feedKey),
      ...claimKeys,
      // They name the story, and go with it.
      ...((await haveCorrections(trx, storyIds)) ? [CORRECTIONS_KEY] : []),
      // The banner leads to a story, and goes with it.
      ...((await isBannerOf(trx, storyIds)) ? [BREAKING_KEY] : []),
    ],
    paths,
  });
}
