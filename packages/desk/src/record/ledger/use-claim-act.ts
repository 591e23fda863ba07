import { type ClaimDetail, claimDetailSchema } from '@onrecord/domain/desk/claim-shapes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { patch, post, sentenceOf } from '../../api/client.ts';
import { say } from '../../layout/toasts.ts';
import { claimQuery } from './ledger-queries.ts';

/** Something to do with a claim, as the API has it. */
export interface ClaimRequest {
  readonly claimId: string;
  /** Behind the claim's address: `finding`, `merge`, …; '' edits the claim itself. */
  readonly act: string;
  readonly body: unknown;
  /** Said when it is done. */
  readonly says?: string;
  readonly undo?: ((after: ClaimDetail) => void) | undefined;
}

/**
 * Does something with a claim and shows the claim as it is then, wherever it stands. An open dialog shows a refusal
 * itself, beside what was typed; otherwise it is said.
 */
export function useClaimAct() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ claimId, act, body }: ClaimRequest) =>
      act === ''
        ? patch(`/claims/${claimId}`, claimDetailSchema, body)
        : post(`/claims/${claimId}/${act}`, claimDetailSchema, body),
    onSuccess: (after, { says, undo }) => {
      queries.setQueryData(claimQuery(after.claim.id).queryKey, after);
      void queries.invalidateQueries({ queryKey: ['record'] });
      if (says !== undefined) say(says, undo && (() => undo(after)));
    },
    onError: (error, { claimId }) => {
      // It is another claim than was shown, perhaps.
      void queries.invalidateQueries({ queryKey: claimQuery(claimId).queryKey });
      if (document.querySelector('[role="dialog"]') === null) say(sentenceOf(error));
    },
  });
}
