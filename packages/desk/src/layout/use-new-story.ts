import { mayDo } from '@onrecord/domain/workflow/newsroom-acts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { post, sentenceOf } from '../api/client.ts';
import { useMe } from '../session/me.ts';
import { say } from './toasts.ts';

/** Begins a story and opens it; somebody who may not is told so. */
export function useNewStory(): () => void {
  const { person } = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: () => post('/stories', z.object({ id: z.uuid() })),
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ['stories'] });
      void navigate({ to: '/stories/$storyId', params: { storyId: id } });
    },
    onError: (error) => say(sentenceOf(error)),
  });
  return () => {
    if (!mayDo(person.role, 'create-story')) say('A viewer reads. Ask an owner for the role of a reporter.');
    else if (!isPending) mutate();
  };
}
