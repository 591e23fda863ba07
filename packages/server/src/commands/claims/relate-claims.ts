import type { Relation, RelationKind } from '@onrecord/domain/claims/ledger/claim';
import { relationProblem } from '@onrecord/domain/claims/ledger/relations';
import type { ClaimChange } from '@onrecord/domain/claims/ledger/update-line';
import { err, ok, type Result } from '@onrecord/domain/result';
import { v7 as uuidv7 } from 'uuid';
import { type ClaimRecord, listClaimsById, touchClaim } from '../../store/claims/claims.ts';
import {
  deleteRelations,
  insertRelation,
  listRelationsAround,
  listRelationsOf,
} from '../../store/claims/relations.ts';
import {
  actOnLedger,
  announceClaims,
  findOpenClaim,
  type LedgerContext,
  type LedgerTransaction,
  noteDeed,
  saidIn,
  stampOf,
  takeBackFollowUp,
  tellAndAnnounce,
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
  const act = async (trx: LedgerTransaction): Promise<Result<void, LedgerProblem>> => {
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
    const tellings = [];
    for (const { claim, other } of concerned(kind, from.value, to.value))
      tellings.push({ claim, change: await changeBy(trx, kind, other) });
    await tellAndAnnounce(trx, context, [fromId, toId], tellings);
    return ok(undefined);
  };
  return actOnLedger(context, 'relate-claims', act, { publishingGoesOn: true });
}

/** Whose stories a relation concerns: those of the claim it is done to, and of two that contradict each other both. */
function concerned(kind: RelationKind, from: ClaimRecord, to: ClaimRecord) {
  const onTo = { claim: to, other: from };
  return kind === 'contradicts' ? [onTo, { claim: from, other: to }] : [onTo];
}

async function changeBy(
  trx: LedgerTransaction,
  kind: RelationKind,
  other: ClaimRecord,
): Promise<ClaimChange> {
  const { speaker, text } = await saidIn(trx, other);
  return { type: 'relation', kind, by: speaker, text };
}

/** Takes back the lines about other claims that quote this one: of one that is sealed, nobody publishes a word any more. */
export async function takeBackLinesThatQuote(trx: LedgerTransaction, claimId: string): Promise<void> {
  for (const relation of await listRelationsOf(trx, [claimId]))
    await takeBackLines(trx, relation, { quoting: [claimId] });
}

/** Takes back what was proposed because of a relation, as far as it quotes one of these claims. */
async function takeBackLines(
  trx: LedgerTransaction,
  { fromId, toId, kind }: Relation,
  { quoting }: { readonly quoting: readonly string[] },
): Promise<void> {
  const claims = await listClaimsById(trx, [fromId, toId]);
  const [from, to] = [claims.get(fromId), claims.get(toId)];
  if (from === undefined || to === undefined) return;
  for (const { claim, other } of concerned(kind, from, to))
    if (quoting.includes(other.id)) await takeBackFollowUp(trx, claim, await changeBy(trx, kind, other));
}

/** Takes back that a claim does something to another, or another to it, and what stories were proposed of it. */
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
    await takeBackLines(trx, relation, { quoting: [fromId, toId] });
    return ok(undefined);
  });
}
