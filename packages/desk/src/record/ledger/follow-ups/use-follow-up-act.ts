import { type FollowUp, followUpSchema } from '@onrecord/domain/desk/claim-shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post, sentenceOf } from '../../../api/client.ts';
import { say } from '../../../layout/toasts.ts';

export type FollowUpChoice =
  | { readonly act: 'accept'; readonly kind: FollowUp['kind']; readonly note: string }
  | { readonly act: 'skip' }
  | { readonly act: 'reopen' };

/** Publishes a proposed line with its story, skips it, or takes that back. `onActed` gets the line as it is then. */
export function useFollowUpAct(onActed: (after: FollowUp) => void) {
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: ({ followUp, choice }: { readonly followUp: FollowUp; readonly choice: FollowUpChoice }) =>
      post(`/follow-ups/${followUp.id}`, followUpSchema.nullable(), choice),
    onSuccess: (after, { followUp, choice }) => {
      if (after !== null) onActed(after);
      void queries.invalidateQueries({ queryKey: ['record'] });
      void queries.invalidateQueries({ queryKey: ['story', followUp.story.id] });
      if (choice.act === 'accept') say('Readers are told, on the story’s page.');
      if (choice.act === 'skip')
        say('Skipped.', () => mutation.mutate({ followUp, choice: { act: 'reopen' } }));
    },
    onError: (error) => {
      void queries.invalidateQueries({ queryKey: ['record'] });
      say(sentenceOf(error));
    },
  });
  return mutation;
}
