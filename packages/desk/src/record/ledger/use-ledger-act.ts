import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { patch, post, sentenceOf } from '../../api/client.ts';
import { say } from '../../layout/toasts.ts';

/** Something to do with a record of the ledger, as the API has it. */
export interface LedgerRequest<After> {
  readonly id: string;
  /** Behind the record's address: `finding`, `merge`, …; '' edits the record itself. */
  readonly act: string;
  readonly body: unknown;
  /** Said when it is done. */
  readonly says?: string;
  readonly undo?: ((after: After) => void) | undefined;
}

/**
 * Does something with a record and shows it as it is then, wherever it stands. A form shows a refusal itself, beside what
 * was typed; where nothing shows it, `saysRefusals`.
 */
export function useLedgerAct<S extends z.ZodType>(records: {
  /** Under which each has its address. */
  readonly path: string;
  readonly schema: S;
  readonly keyOf: (id: string) => QueryKey;
  readonly idOf: (after: z.output<S>) => string;
  readonly saysRefusals: boolean;
}) {
  const { path, schema, keyOf, idOf, saysRefusals } = records;
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, act, body }: LedgerRequest<z.output<S>>) =>
      act === '' ? patch(`${path}/${id}`, schema, body) : post(`${path}/${id}/${act}`, schema, body),
    onSuccess: (after, { says, undo }) => {
      queries.setQueryData(keyOf(idOf(after)), after);
      void queries.invalidateQueries({ queryKey: ['record'] });
      if (says !== undefined) say(says, undo && (() => undo(after)));
    },
    onError: (error, { id }) => {
      // It is another record than was shown, perhaps.
      void queries.invalidateQueries({ queryKey: keyOf(id) });
      if (saysRefusals) say(sentenceOf(error));
    },
  });
}
