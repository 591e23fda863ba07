import type { DeskStory } from '@onrecord/domain/desk/shapes';
import { shortTime } from '../time/newsroom-time.ts';

export interface StateWords {
  readonly tone: 'draft' | 'wait' | 'time' | 'out' | 'gone';
  readonly words: string;
}

/** The state of a story in two or three words. */
export function stateWords(
  story: Pick<
    DeskStory,
    'state' | 'approved' | 'hasStagedChanges' | 'scheduledFor' | 'scheduledNotify' | 'firstPublishedAt'
  >,
  timeZone: string,
  now = new Date(),
): StateWords {
  const at = (instant: string | null) => (instant === null ? '' : ` ${shortTime(instant, timeZone, now)}`);
  switch (story.state) {
    case 'draft':
      return { tone: 'draft', words: 'Draft' };
    case 'in-review':
      return { tone: 'wait', words: story.approved ? 'Approved' : 'In review' };
    case 'scheduled':
      return {
        tone: 'time',
        words: `Goes out${at(story.scheduledFor)}${story.scheduledNotify.length > 0 ? ', with notification' : ''}`,
      };
    case 'published':
      return story.hasStagedChanges
        ? { tone: 'wait', words: 'Published, changes waiting' }
        : { tone: 'out', words: `Published${at(story.firstPublishedAt)}` };
    case 'retracted':
      return { tone: 'gone', words: 'Retracted' };
    case 'withdrawn':
      return { tone: 'gone', words: 'Withdrawn' };
    case 'spiked':
      return { tone: 'draft', words: 'Spiked' };
  }
}
