import { mergedRelations, RELATIONS_MAX, relationsOf } from '@onrecord/domain/claims/ledger/relations';
import { err, ok, type Result } from '@onrecord/domain/result';
import { mergeClaim } from '../../store/claims/claims.ts';
import { listStoriesCiting } from '../../store/claims/public-claims.ts';
import { deleteRelations, insertRelation, listRelationsAround } from '../../store/claims/relations.ts';
import {
  actOnLedger,
  announceClaims,
  findOpenClaim,
  followUp,
  type LedgerContext,
  noteDeed,
  stampOf,
} from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';

/**
 * Makes one record of two of the same statement. Citations, evidence and relations follow, and the merged one's address
 * leads to the other. The other's text and finding stand; the merged one's stay in its history. Stories of the merged one
 * whose readers now find another finding are proposed to say so.
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
    if (relationsOf(kept, intoId).length > RELATIONS_MAX)
      return err({ type: 'relation', problem: 'too-many' });
    const touching = relationsOf(relations, mergedId);
    const formerIds = new Set(touching.map(({ id }) => id));
    await deleteRelations(trx, [...formerIds]);
    for (const relation of kept) if (formerIds.has(relation.id)) await insertRelation(trx, relation);

    const moved = await listStoriesCiting(trx, [mergedId]);
    await mergeClaim(trx, mergedId, intoId, stampOf(context));
    await noteDeed(trx, context, mergedId, { act: 'claim-merged', why, details });
    await noteDeed(trx, context, intoId, {
      act: 'claim-merged-in',
      why,
      details: { ...details, relationsDropped: dropped.length },
    });
    const neighbours = touching.flatMap(({ fromId, toId }) => [fromId, toId]);
    await announceClaims(trx, context, [...new Set([mergedId, intoId, ...neighbours])], { rereadIn: moved });
    const { kind: finding, grounds } = into.value.finding;
    if (finding !== merged.value.finding.kind)
      await followUp(trx, context, into.value, { type: 'finding', finding, grounds }, { among: moved });
    return ok(undefined);
  });
}
