import { liveKey, storyKey } from '@onrecord/domain/address/keys';
import { ok, type Result } from '@onrecord/domain/result';
import { appendEvent } from '../../store/event-log.ts';
import { lockLiveStory, saveCoverage } from '../../store/live-entry.ts';
import { actOnStory } from '../desk/act-on-story.ts';
import type { DeskContext } from '../desk/desk-context.ts';
import type { DeskProblem } from '../desk/desk-problem.ts';

/**
 * Begins, ends or goes on with live coverage of a story. Its page changes for readers at once; a story that is not
 * public yet is live as soon as it is.
 */
export async function coverStory(
  context: DeskContext,
  storyId: string,
  act: 'start-live' | 'end-live' | 'resume-live',
): Promise<Result<void, DeskProblem>> {
  return actOnStory(context, storyId, act, async (trx, story) => {
    const at = context.clock();
    // Entries that are being posted come before the end.
    await lockLiveStory(trx, storyId);
    const startedAt = story.coverage?.startedAt ?? at;
    await saveCoverage(trx, storyId, { startedAt, endedAt: act === 'end-live' ? at : null });
    await appendEvent(trx, {
      type: 'coverage-changed',
      actor: context.actor,
      at,
      keys: [storyKey(storyId), liveKey(storyId)],
      paths: [],
    });
    return ok({});
  });
}
