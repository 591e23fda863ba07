import type { EvidenceKind } from '@onrecord/domain/claims/ledger/claim';
import { type ClaimDetail, claimDetailSchema } from '@onrecord/domain/desk/claim-shapes';
import { type OnProgress, sendFile } from '../../../api/send-file.ts';

export interface NewEvidence {
  readonly kind: EvidenceKind;
  readonly title: string;
  /** Where it stood; '' for what was handed over. */
  readonly url: string;
  /** An instant. */
  readonly capturedAt: string;
  /** Undefined where the address is all there is. */
  readonly file: File | undefined;
}

/** Keeps evidence for a claim. Throws as `sendFile` does. */
export function sendEvidence(
  claimId: string,
  { file, ...about }: NewEvidence,
  { onProgress, signal }: { readonly onProgress: OnProgress; readonly signal: AbortSignal },
): Promise<ClaimDetail> {
  return sendFile(`/claims/${claimId}/evidence`, claimDetailSchema, {
    query: { ...about, fileName: file?.name },
    file,
    onProgress,
    signal,
    brokenOff: 'It did not arrive: the connection broke. What you wrote is kept here; send it again.',
  });
}
