import type { EvidenceKind } from '@onrecord/domain/claims/ledger/claim';
import { type ClaimDetail, claimDetailSchema } from '@onrecord/domain/desk/claim-shapes';
import { problemSchema } from '@onrecord/domain/desk/shapes';
import { ApiProblem, queryString } from '../../../api/client.ts';
import { sessionEnded } from '../../../session/session.ts';

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

/**
 * Keeps evidence for a claim. `onProgress` hears how much of the file is on its way, 0 to 1. Throws `ApiProblem` with a
 * sentence on why it was not taken in, or an `AbortError` where `signal` withdrew it.
 */
export function sendEvidence(
  claimId: string,
  { file, ...about }: NewEvidence,
  { onProgress, signal }: { readonly onProgress: (part: number) => void; readonly signal: AbortSignal },
): Promise<ClaimDetail> {
  const query = queryString({ ...about, fileName: file?.name });
  return new Promise((resolve, reject) => {
    // Not by fetch, which tells nothing of how far it is.
    const request = new XMLHttpRequest();
    request.open('POST', `/desk/api/claims/${claimId}/evidence${query}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      try {
        resolve(readAnswer(request));
      } catch (problem) {
        reject(problem);
      }
    };
    request.onerror = () =>
      reject(
        new ApiProblem({
          type: 'unreachable',
          title: 'It did not arrive: the connection broke. What you wrote is kept here; send it again.',
          status: 0,
        }),
      );
    request.onabort = () => reject(new DOMException('The upload was withdrawn', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) return request.abort();
    request.send(file ?? null);
  });
}

function readAnswer({ responseText, status }: XMLHttpRequest): ClaimDetail {
  let json: unknown;
  try {
    json = JSON.parse(responseText);
  } catch {
    json = undefined;
  }
  const detail = claimDetailSchema.safeParse(json);
  if (status < 300 && detail.success) return detail.data;
  if (status === 401) sessionEnded();
  const told = problemSchema.safeParse(json);
  throw new ApiProblem(
    told.success
      ? told.data
      : {
          type: 'unexpected-answer',
          title: `The server could not keep it (status ${status}). Send it again.`,
          status,
        },
  );
}
