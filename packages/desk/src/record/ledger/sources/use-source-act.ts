import { deskSourceSchema } from '@onrecord/domain/desk/claim-shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { patch, post } from '../../../api/client.ts';
import { say } from '../../../layout/toasts.ts';
import { sourceQuery } from '../ledger-queries.ts';

/** Something to do with a source, as the API has it; '' edits it. */
export interface SourceRequest {
  readonly sourceId: string;
  readonly act: '' | 'agree' | 'merge';
  readonly body: unknown;
  readonly says: string;
}

/** Does something with a source and shows what became of it, wherever it is named. */
export function useSourceAct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ sourceId, act, body }: SourceRequest) =>
      act === ''
        ? patch(`/sources/${sourceId}`, deskSourceSchema, body)
        : post(`/sources/${sourceId}/${act}`, deskSourceSchema, body),
    onSuccess: (after, { says }) => {
      queries.setQueryData(sourceQuery(after.id).queryKey, after);
      void queries.invalidateQueries({ queryKey: ['record'] });
      say(says);
    },
    onError: (_, { sourceId }) =>
      void queries.invalidateQueries({ queryKey: sourceQuery(sourceId).queryKey }),
  });
}
