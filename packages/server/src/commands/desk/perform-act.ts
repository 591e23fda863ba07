import type { StoryActRequest } from '@onrecord/domain/desk/shapes';
import { assertNever, type Result } from '@onrecord/domain/result';
import { coverStory } from '../live/cover-story.ts';
import type { DeskContext } from './desk-context.ts';
import type { DeskProblem } from './desk-problem.ts';
import { discardChanges } from './discard-changes.ts';
import { handOverStory } from './hand-over-story.ts';
import { notifyReaders } from './notify-readers.ts';
import { publishChanges } from './publish-changes.ts';
import { publishStory } from './publish-story.ts';
import { restorePublic, retractStory, withdrawStory } from './retract-story.ts';
import { approveStory, askChanges, askReview } from './review-story.ts';
import { scheduleStory, unscheduleStory } from './schedule-story.ts';
import { spikeStory, unspikeStory } from './spike-story.ts';

/** Does to a story what somebody pressed. */
export function performAct(
  context: DeskContext,
  storyId: string,
  request: StoryActRequest,
): Promise<Result<void, DeskProblem>> {
  switch (request.act) {
    case 'ask-review':
      return askReview(context, storyId, request.note);
    case 'ask-changes':
      return askChanges(context, storyId, request.note);
    case 'approve':
      return approveStory(context, storyId, request.note);
    case 'schedule':
      return scheduleStory(context, storyId, new Date(request.at), request.notify);
    case 'unschedule':
      return unscheduleStory(context, storyId);
    case 'publish':
      return publishStory(context, storyId, request.notify);
    case 'publish-changes':
      return publishChanges(context, storyId, request);
    case 'discard-changes':
      return discardChanges(context, storyId);
    case 'retract':
      return retractStory(context, storyId, request.note);
    case 'withdraw':
      return withdrawStory(context, storyId);
    case 'restore-public':
      return restorePublic(context, storyId);
    case 'spike':
      return spikeStory(context, storyId);
    case 'unspike':
      return unspikeStory(context, storyId);
    case 'hand-over':
      return handOverStory(context, storyId, request.userId);
    case 'notify-readers':
      return notifyReaders(context, storyId, request.topics);
    case 'start-live':
    case 'end-live':
    case 'resume-live':
      return coverStory(context, storyId, request.act);
    default:
      return assertNever(request);
  }
}
