import { deskSourceSchema } from '@onrecord/domain/desk/claim-shapes';
import { sourceQuery } from '../ledger-queries.ts';
import { useLedgerAct } from '../use-ledger-act.ts';

/** Does something with a source. */
export const useSourceAct = () =>
  useLedgerAct({
    path: '/sources',
    schema: deskSourceSchema,
    keyOf: (id) => sourceQuery(id).queryKey,
    idOf: ({ id }) => id,
    saysRefusals: false,
  });
