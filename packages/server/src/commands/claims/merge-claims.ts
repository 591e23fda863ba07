import { mergedRelations } from '@onrecord/domain/claims/ledger/relations';
import { err, ok, type Result } from '@onrecord/domain/result';
import { mergeClaim } from '../../store/claims/claims.ts';
import { deleteRelations, insertRelation, listRelationsAround } from '../../store/claims/relations.ts';
import {
  actOnLedger,
  announceClaims,
  findOpenClaim,
  type LedgerContext,
  noteDeed,
  stampOf,
} from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';

/**
 * Makes one record of two of the same statement. Citations, evidence and relations follow, and the merged one's address
 * leads to the other. The other's text and finding stand; the merged one's stay in its history.
 */
export async function mergeClaims(
  context: LedgerContext,
  mergedId: string,
  { intoId, why }: { readonly intoId: string; readonly why: string },
): Promise<Result<void, LedgerProblem>> {
  return actOnLedger(context, 'merge-claims', async (trx) => {
    if (mergedId === intoId) return err({ type: 'relation', problem: 'same-claim' });
    const [merged, into] = [await findOpenClaim(trx, mergedId), await findOpenClaim(trx, intoId)];
    if (!merged.ok) return merged;
    if (!into.ok) return into;
    const details = { mergedPublicId: merged.value.publicId, intoPublicId: into.value.publicId };

    const relations = await listRelationsAround(trx, [mergedId, intoId]);
    const { kept, dropped } = mergedRelations(relations, mergedId, intoId);
    const former = relations.filter(({ fromId, toId }) => fromId === mergedId || toId === mergedId);
    const formerIds = new Set(former.map(({ id }) => id));
    await deleteRelations(trx, [...formerIds]);
    for (const relation of kept) if (formerIds.has(relation.id)) await insertRelation(trx, relation);

    await mergeClaim(trx, mergedId, intoId, stampOf(context));
    await noteDeed(trx, context, mergedId, { act: 'claim-merged', why, details });
    await noteDeed(trx, context, intoId, {
      act: 'claim-merged-in',
      why,
      details: { ...details, relationsDropped: dropped.length },
    });
    const neighbours = former.flatMap(({ fromId, toId }) => [fromId, toId]);
    await announceClaims(trx, context, [...new Set([mergedId, intoId, ...neighbours])]);
    return ok(undefined);
  });
}
