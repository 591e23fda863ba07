import { CLAIMS_KEY, claimKey, sourceKey, statementsKey } from '@onrecord/domain/address/keys';
import { mergedAliases } from '@onrecord/domain/claims/ledger/merged-aliases';
import { err, ok, type Result } from '@onrecord/domain/result';
import { appendMergeToClaimHistories, mergeSource } from '../../store/claims/merge-source.ts';
import { moveSourceIndex } from '../../store/claims/public-claims.ts';
import { listOwnRelated } from '../../store/claims/relations.ts';
import { findSource, type SourceRecord } from '../../store/claims/sources.ts';
import { lockEventLog } from '../../store/event-log.ts';
import {
  actOnLedger,
  type LedgerContext,
  type LedgerTransaction,
  stampOf,
  tellEverybody,
} from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';
import { noteSourceDeed } from './sources.ts';

/**
 * Makes one record of two of the same source. Statements, addresses and names follow; the merged one's address leads to
 * the survivor, whose name, kind and role stand. An unnamed source is never merged, neither with a named one nor with
 * another unnamed one: what one person said, put side by side, narrows down who it is.
 */
export async function mergeSources(
  context: LedgerContext,
  mergedId: string,
  { intoId, why }: { readonly intoId: string; readonly why: string },
): Promise<Result<void, LedgerProblem>> {
  const act = async (trx: LedgerTransaction): Promise<Result<void, LedgerProblem>> => {
    if (mergedId === intoId) return err({ type: 'same-source' });
    const [merged, into] = [await findMergeable(trx, mergedId), await findMergeable(trx, intoId)];
    if (!merged.ok) return merged;
    if (!into.ok) return into;
    const stamp = stampOf(context);
    const names = mergedAliases(into.value, merged.value);
    const entry = { at: stamp.at, userId: stamp.by, userName: context.person.name, why };
    const claims = await appendMergeToClaimHistories(trx, mergedId, into.value, {
      ...entry,
      act: 'claim-source-merged',
    });
    await mergeSource(trx, mergedId, { intoId, aliases: names.kept }, stamp);
    const details = { merged: merged.value.name, into: into.value.name, claims };
    await noteSourceDeed(trx, context, mergedId, { act: 'source-merged', why, details });
    await noteSourceDeed(trx, context, intoId, {
      act: 'source-merged-in',
      why,
      details: { ...details, ...(names.dropped.length === 0 ? {} : { namesDropped: names.dropped.length }) },
    });
    // Statements of the merged one that became public meanwhile are listed under it by now, and move as well.
    await lockEventLog(trx);
    const paths = await moveSourceIndex(trx, mergedId, intoId);
    // Every page that names one of them holds its key: no need to name each claim. Lists of stories name nobody, and say
    // how a claim stands: a denial of one's own is none of others.
    const own = await listOwnRelated(trx, intoId);
    const keys = [mergedId, intoId].flatMap((id) => [sourceKey(id), statementsKey(id)]);
    await tellEverybody(trx, context, { paths, keys: [...keys, ...own.map(claimKey), CLAIMS_KEY] });
    return ok(undefined);
  };
  return actOnLedger(context, 'merge-sources', act, { publishingGoesOn: true });
}

async function findMergeable(
  trx: LedgerTransaction,
  id: string,
): Promise<Result<SourceRecord, LedgerProblem>> {
  const source = await findSource(trx, id);
  if (source === undefined) return err({ type: 'no-such', what: 'source' });
  if (source.kind === 'unnamed') return err({ type: 'unnamed-stays-apart' });
  if (source.mergedIntoId !== null)
    return err({ type: 'merged', what: 'source', intoId: source.mergedIntoId });
  return ok(source);
}
