import { FINDINGS } from '@onrecord/domain/claims/ledger/claim';
import { z } from 'zod';
import { withoutEmpty } from '../../lists/without-empty.ts';

/** What of the ledger's list stands in its address. */
const ledgerSearchSchema = z.object({
  q: z.string().max(200).optional().catch(undefined),
  sourceId: z.uuid().optional().catch(undefined),
  finding: z.enum(FINDINGS).optional().catch(undefined),
});
export type LedgerSearch = z.infer<typeof ledgerSearchSchema>;

/** Reads an address' query; what makes no sense in it is left out. */
export function readLedgerSearch(search: Record<string, unknown>): LedgerSearch {
  return withoutEmpty<LedgerSearch>(ledgerSearchSchema.parse(search));
}

/** Reads which claim the follow-ups are narrowed to. */
export function readFollowUpSearch(search: Record<string, unknown>): { claimId?: string } {
  const claimId = z.uuid().safeParse(search.claimId);
  return claimId.success ? { claimId: claimId.data } : {};
}
