import { claimDetailSchema } from '@onrecord/domain/desk/claim-shapes';
import { claimQuery } from './ledger-queries.ts';
import { useLedgerAct } from './use-ledger-act.ts';

/** Does something with a claim. */
export const useClaimAct = ({ saysRefusals = false } = {}) =>
  useLedgerAct({
    path: '/claims',
    schema: claimDetailSchema,
    keyOf: (id) => claimQuery(id).queryKey,
    idOf: ({ claim }) => claim.id,
    saysRefusals,
  });
