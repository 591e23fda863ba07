import type { RelationKind } from '@onrecord/domain/claims/ledger/claim';
import { relationProblem } from '@onrecord/domain/claims/ledger/relations';
import { err, ok, type Result } from '@onrecord/domain/result';
import { v7 as uuidv7 } from 'uuid';
import type { ClaimRecord } from '../../store/claims/claims.ts';
import { touchClaim } from '../../store/claims/claims.ts';
import {
  deleteRelations,
  insertRelation,
  listRelationsAround,
  listRelationsOf,
} from '../../store/claims/relations.ts';
import { findSource } from '../../store/claims/sources.ts';
import {
  actOnLedger,
  announceClaims,
  findOpenClaim,
  followUp,
  type LedgerContext,
  type LedgerTransaction,
  noteDeed,
  stampOf,
} from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';

interface NewRelation {
  readonly toId: string;
  readonly kind: RelationKind;
  /** Public; '' for none. */
  readonly note: string;
  readonly why: string;
}

/**
 * Puts on record what one claim does to another. Stories that cite the other one are proposed to tell their readers;
 * of two that contradict each other, both are.
 */
export async function relateClaims(
  context: LedgerContext,
  fromId: string,
  { toId, kind, note, why }: NewRelation,
): Promise<Result<void, LedgerProblem>> {
  return actOnLedger(context, 'relate-claims', async (trx) => {
    const [from, to] = [await findOpenClaim(trx, fromId), await findOpenClaim(trx, toId)];
    if (!from.ok) return from;
    if (!to.ok) return to;
    const problem = relationProblem(await listRelationsAround(trx, [fromId, toId]), { fromId, toId, kind });
    if (problem !== undefined) return err({ type: 'relation', problem });
    const stamp = stampOf(context);
    await insertRelation(trx, { id: uuidv7(), fromId, toId, kind, note, at: stamp.at });
    const details = { relation: kind, fromPublicId: from.value.publicId, toPublicId: to.value.publicId };
    for (const id of [fromId, toId]) {
      await touchClaim(trx, id, stamp);
      await noteDeed(trx, context, id, { act: 'claim-related', why, details });
    }
    await announceClaims(trx, context, [fromId, toId]);
    await tellOf(trx, context, to.value, kind, from.value);
    if (kind === 'contradicts') await tellOf(trx, context, from.value, kind, to.value);
    return ok(undefined);
  });
}

async function tellOf(
  trx: LedgerTransaction,
  context: LedgerContext,
  claim: ClaimRecord,
  kind: RelationKind,
  other: ClaimRecord,
): Promise<void> {
  const speaker = await findSource(trx, other.content.speakerId);
  await followUp(trx, context, claim, {
    type: 'relation',
    kind,
    by: speaker?.name ?? '',
    text: other.content.text,
  });
}

/** Takes back that a claim does something to another, or another to it. */
export async function unrelateClaims(
  context: LedgerContext,
  claimId: string,
  relationId: string,
  why: string,
): Promise<Result<void, LedgerProblem>> {
  return actOnLedger(context, 'relate-claims', async (trx) => {
    const relation = (await listRelationsOf(trx, [claimId])).find(({ id }) => id === relationId);
    if (relation === undefined) return err({ type: 'no-such', what: 'relation' });
    await deleteRelations(trx, [relationId]);
    const { fromId, toId, kind } = relation;
    for (const id of [fromId, toId]) {
      await touchClaim(trx, id, stampOf(context));
      await noteDeed(trx, context, id, { act: 'claim-unrelated', why, details: { relation: kind } });
    }
    await announceClaims(trx, context, [fromId, toId]);
    return ok(undefined);
  });
}
