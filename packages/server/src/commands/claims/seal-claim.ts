import { ok, type Result } from '@onrecord/domain/result';
import { writeSeal } from '../../store/claims/claims.ts';
import { withdrawAllFollowUps } from '../../store/claims/follow-ups.ts';
import {
  actOnLedger,
  announceClaims,
  findOpenClaim,
  followUp,
  type LedgerContext,
  noteDeed,
  stampOf,
  takeBackFollowUp,
} from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';
import { takeBackLinesThatQuote } from './relate-claims.ts';

type Seal =
  | { readonly sealed: true; readonly notice: string; readonly reason: string }
  | { readonly sealed: false; readonly why: string };

/**
 * Takes a claim away from readers, leaving a notice at its address, or gives it back. The stories that cite it are
 * proposed to tell their readers: their own words are theirs to change. What was proposed before in words of the claim is
 * proposed no more.
 */
export async function sealClaim(
  context: LedgerContext,
  id: string,
  seal: Seal,
): Promise<Result<void, LedgerProblem>> {
  return actOnLedger(context, 'seal-claims', async (trx) => {
    const open = await findOpenClaim(trx, id, { sealedToo: true });
    if (!open.ok) return open;
    // Done already is done: a second press is no error.
    if ((open.value.sealed !== null) === seal.sealed) return ok(undefined);
    const words = seal.sealed ? { notice: seal.notice, reason: seal.reason } : null;
    await writeSeal(trx, id, words, stampOf(context));
    // The reason is kept with the claim: the audit log is read by more people than it is for.
    const claim = await noteDeed(trx, context, id, {
      act: seal.sealed ? 'claim-sealed' : 'claim-unsealed',
      why: seal.sealed ? '' : seal.why,
    });
    if (seal.sealed) {
      await withdrawAllFollowUps(trx, id);
      await takeBackLinesThatQuote(trx, id);
      await followUp(trx, context, claim, { type: 'sealed' });
    } else await takeBackFollowUp(trx, claim, { type: 'sealed' });
    await announceClaims(trx, context, [id], { withheld: seal.sealed });
    return ok(undefined);
  });
}
