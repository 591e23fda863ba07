import type { EvidenceKind } from '@onrecord/domain/claims/ledger/claim';
import type { EvidenceFile } from '@onrecord/domain/claims/ledger/views';
import { err, ok, type Result } from '@onrecord/domain/result';
import { v7 as uuidv7 } from 'uuid';
import { touchClaim } from '../../store/claims/claims.ts';
import {
  EVIDENCE_MAX,
  findEvidence,
  insertEvidence,
  listEvidence,
  setEvidencePublic,
} from '../../store/claims/evidence.ts';
import {
  actOnLedger,
  announceClaims,
  findOpenClaim,
  type LedgerContext,
  noteDeed,
  stampOf,
} from './act-on-ledger.ts';
import type { LedgerProblem } from './ledger-problem.ts';

interface NewEvidence {
  readonly kind: EvidenceKind;
  readonly title: string;
  /** Where it stood; '' for what was handed over. Nothing is fetched from there. */
  readonly url: string;
  readonly capturedAt: Date;
  /** Already in the file store; null where the address is all there is. */
  readonly file: EvidenceFile | null;
}

/** Keeps evidence for a claim, for the newsroom only. Returns its id. */
export async function keepEvidence(
  context: LedgerContext,
  claimId: string,
  evidence: NewEvidence,
): Promise<Result<string, LedgerProblem>> {
  return actOnLedger(context, 'add-evidence', async (trx) => {
    const open = await findOpenClaim(trx, claimId);
    if (!open.ok) return open;
    if ((await listEvidence(trx, claimId)).length >= EVIDENCE_MAX)
      return err({ type: 'too-much-evidence', max: EVIDENCE_MAX });
    const id = uuidv7();
    const { at, by } = stampOf(context);
    await insertEvidence(
      trx,
      { id, claimId, ...evidence, capturedBy: by, capturedByName: context.person.name },
      at,
    );
    await touchClaim(trx, claimId, { at, by });
    await noteDeed(trx, context, claimId, { act: 'evidence-kept', why: '', details: { evidenceId: id } });
    return ok(id);
  });
}

/** Shows evidence to readers, or takes it back from them. */
export async function showEvidence(
  context: LedgerContext,
  claimId: string,
  evidenceId: string,
  { public: isPublic, why }: { readonly public: boolean; readonly why: string },
): Promise<Result<void, LedgerProblem>> {
  return actOnLedger(context, 'publish-evidence', async (trx) => {
    const open = await findOpenClaim(trx, claimId);
    if (!open.ok) return open;
    const evidence = await findEvidence(trx, evidenceId);
    if (evidence === undefined || evidence.claimId !== claimId)
      return err({ type: 'no-such', what: 'evidence' });
    if (evidence.public === isPublic) return ok(undefined);
    await setEvidencePublic(trx, evidenceId, isPublic);
    await touchClaim(trx, claimId, stampOf(context));
    const act = isPublic ? 'evidence-published' : 'evidence-withheld';
    await noteDeed(trx, context, claimId, { act, why, details: { evidenceId } });
    await announceClaims(trx, context, [claimId], { withheld: !isPublic });
    return ok(undefined);
  });
}
