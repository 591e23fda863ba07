import {
  type DeskStoryDetail,
  deskStoryDetailSchema,
  type StoryActRequest,
} from '@onrecord/domain/desk/shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { post, sentenceOf } from '../../api/client.ts';
import { storyQuery } from '../../api/queries.ts';
import { say } from '../../layout/toasts.ts';

/** What is said when an act is done. */
const DONE: Readonly<Record<StoryActRequest['act'], string>> = {
  'ask-review': 'Review is asked for.',
  'ask-changes': 'Changes are asked for.',
  approve: 'Approved.',
  schedule: 'Scheduled.',
  unschedule: 'Taken off the schedule.',
  publish: 'Published.',
  'publish-changes': 'The changes are published.',
  'discard-changes': 'The changes are discarded.',
  retract: 'Retracted. The page stays, with the notice.',
  withdraw: 'Withdrawn. Readers get 410 Gone.',
  'restore-public': 'Back for readers.',
  spike: 'Spiked.',
  unspike: 'Taken off the spike.',
  'hand-over': 'Handed over.',
  'notify-readers': 'Readers are being notified.',
  'start-live': 'It is live.',
  'end-live': 'The live story has ended.',
  'resume-live': 'It is live again.',
};

/** What takes an act back, where one does; `before` is the story as it was. */
function undoOf(
  act: StoryActRequest['act'],
  before: DeskStoryDetail | undefined,
): StoryActRequest | undefined {
  switch (act) {
    case 'spike':
      return { act: 'unspike' };
    case 'end-live':
      return { act: 'resume-live' };
    case 'unschedule':
      return before?.scheduledFor
        ? { act: 'schedule', at: before.scheduledFor, notify: before.scheduledNotify }
        : undefined;
    default:
      return undefined;
  }
}

/** Does something with a story, says so, and asks for the story anew. */
export function useStoryAct(storyId: string) {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: (request: StoryActRequest) => post(`/stories/${storyId}/acts`, z.unknown(), request),
    onMutate: () => ({ before: queries.getQueryData(storyQuery(storyId).queryKey) }),
    onSuccess: (answer, { act }, { before }) => {
      const undo = undoOf(act, before);
      say(DONE[act], undo && (() => mutation.mutate(undo)));
      // An answer that is the story saves asking for it.
      const story = deskStoryDetailSchema.safeParse(answer);
      if (story.success) queries.setQueryData(storyQuery(storyId).queryKey, story.data);
      void queries.invalidateQueries({ queryKey: ['story', storyId] });
      void queries.invalidateQueries({ queryKey: ['stories'] });
    },
    onError: (error) => {
      // It is another state than was shown, perhaps: the buttons should know.
      void queries.invalidateQueries({ queryKey: ['story', storyId] });
      if (!openDialog()) say(sentenceOf(error));
    },
  });
  return mutation;
}

/** A dialog shows its own problem, beside what was typed. */
function openDialog(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}
