import type { ClaimContent } from '@onrecord/domain/claims/ledger/claim';
import type { SourceContent } from '@onrecord/domain/claims/ledger/source';
import type { RecordClaim } from '@onrecord/domain/desk/claim-shapes';
import { err, ok, type Result } from '@onrecord/domain/result';
import { v7 as uuidv7 } from 'uuid';
import { insertClaim, updateClaim } from '../../store/claims/claims.ts';
import { listStoriesCiting } from '../../store/claims/public-claims.ts';
import { findSourceNamed, listPresentSourceIds } from '../../store/claims/sources.ts';
import {
  actOnLedger,
  announceClaims,
  changedMeanwhile,
  findOpenClaim,
  followUp,
  type LedgerContext,
  type LedgerTransaction,
  noteDeed,
  stampOf,
} from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';
import { putSource } from './sources.ts';

/** Puts a statement on record, with the sources it brings, under an id of its own or the one given. Returns the id. */
export async function recordClaim(
  context: LedgerContext,
  { speaker, relay, finding, why, ...said }: RecordClaim,
  id: string = uuidv7(),
): Promise<Result<string, LedgerProblem>> {
  return actOnLedger(context, 'record-claims', async (trx) => {
    const speakerId = await findOrPutSource(trx, context, speaker);
    if (speakerId === undefined) return err({ type: 'no-such', what: 'source' });
    const hands: Array<ClaimContent['relay'][number]> = [];
    for (const { source, sourcing } of relay) {
      const sourceId = await findOrPutSource(trx, context, source);
      if (sourceId === undefined) return err({ type: 'no-such', what: 'source' });
      hands.push({ sourceId, sourcing });
    }
    await insertClaim(trx, id, { ...said, speakerId, relay: hands }, finding, stampOf(context));
    await noteDeed(trx, context, id, { act: 'claim-recorded', why });
    return ok(id);
  });
}

async function findOrPutSource(
  trx: LedgerTransaction,
  context: LedgerContext,
  named: { readonly id: string } | SourceContent,
): Promise<string | undefined> {
  if ('id' in named) return (await listPresentSourceIds(trx, [named.id])).get(named.id);
  // Two unnamed sources that are described alike are two: nobody may conclude that they are one.
  const known = named.kind === 'unnamed' ? undefined : await findSourceNamed(trx, named);
  return known?.id ?? putSource(trx, context, named, '');
}

/** Mends what is on record of a statement, from the version that the person saw. */
export async function editClaim(
  context: LedgerContext,
  id: string,
  {
    version,
    content,
    why,
  }: { readonly version: number; readonly content: ClaimContent; readonly why: string },
): Promise<Result<void, LedgerProblem>> {
  return actOnLedger(context, 'edit-claims', async (trx) => {
    const open = await findOpenClaim(trx, id);
    if (!open.ok) return open;
    if (open.value.version !== version)
      return err(await changedMeanwhile(trx, open.value, { current: open.value.content, yours: content }));
    const sourceIds = [content.speakerId, ...content.relay.map(({ sourceId }) => sourceId)];
    const present = await listPresentSourceIds(trx, sourceIds);
    if (sourceIds.some((sourceId) => !present.has(sourceId))) return err({ type: 'no-such', what: 'source' });
    const presentOf = (sourceId: string) => present.get(sourceId) ?? sourceId;
    const speakerId = presentOf(content.speakerId);
    const relay = content.relay.map((hand) => ({ ...hand, sourceId: presentOf(hand.sourceId) }));
    await updateClaim(trx, id, { ...content, speakerId, relay }, stampOf(context));
    const claim = await noteDeed(trx, context, id, { act: 'claim-edited', why });
    const before = open.value.content;
    const named = [speakerId, ...relay.map(({ sourceId }) => sourceId)];
    const unnames = [before.speakerId, ...before.relay.map(({ sourceId }) => sourceId)].some(
      (sourceId) => !named.includes(sourceId),
    );
    const isReworded = content.text !== before.text || content.language !== before.language;
    const rereadIn = isReworded ? await listStoriesCiting(trx, [id]) : [];
    // Whoever is not named with it any more may be somebody who never was to be.
    await announceClaims(trx, context, [id], { withheld: unnames, rereadIn });
    if (content.text !== before.text || speakerId !== before.speakerId)
      await followUp(trx, context, claim, { type: 'edited' });
    return ok(undefined);
  });
}
