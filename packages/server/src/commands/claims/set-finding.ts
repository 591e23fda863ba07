import { type Finding, NEEDS_GROUNDS } from '@onrecord/domain/claims/ledger/claim';
import { err, ok, type Result } from '@onrecord/domain/result';
import { updateFinding } from '../../store/claims/claims.ts';
import {
  actOnLedger,
  changedMeanwhile,
  findOpenClaim,
  type LedgerContext,
  type LedgerTransaction,
  noteDeed,
  stampOf,
  tellAndAnnounce,
} from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';

interface NewFinding {
  readonly version: number;
  readonly finding: { readonly kind: Finding; readonly grounds: string };
  readonly why: string;
}

/**
 * Says what the newsroom holds of a claim from now on. The same finding once more says that it still holds, which is
 * what a review ends with; stories have nothing to tell of that.
 */
export async function setFinding(
  context: LedgerContext,
  id: string,
  { version, finding, why }: NewFinding,
): Promise<Result<void, LedgerProblem>> {
  const act = async (trx: LedgerTransaction): Promise<Result<void, LedgerProblem>> => {
    const open = await findOpenClaim(trx, id);
    if (!open.ok) return open;
    const before = open.value;
    if (before.version !== version) {
      const { kind, grounds } = before.finding;
      return err(await changedMeanwhile(trx, before, { current: { kind, grounds }, yours: finding }));
    }
    if (NEEDS_GROUNDS.has(finding.kind) && finding.grounds === '') return err({ type: 'grounds-missing' });
    await updateFinding(trx, id, finding, stampOf(context));
    const claim = await noteDeed(trx, context, id, {
      act: 'claim-finding-set',
      why,
      details: { finding: finding.kind, before: before.finding.kind },
    });
    const change = { type: 'finding', finding: finding.kind, grounds: finding.grounds } as const;
    const isNew = finding.kind !== before.finding.kind;
    await tellAndAnnounce(trx, context, [id], isNew ? [{ claim, change }] : []);
    return ok(undefined);
  };
  return actOnLedger(context, 'set-findings', act, { publishingGoesOn: true });
}
