import { evidenceQuerySchema } from '@onrecord/domain/desk/claim-shapes';
import type { Result } from '@onrecord/domain/result';
import type { Context } from 'hono';
import type { LedgerContext } from '../../commands/claims/act-on-ledger.ts';
import { keepEvidence } from '../../commands/claims/keep-evidence.ts';
import type { LedgerProblem } from '../../commands/claims/ledger-problem.ts';
import { EVIDENCE_MAX_BYTES, type KeptFile, keepInLocker } from '../../media/evidence-locker.ts';
import type { FileStore } from '../../media/file-store.ts';
import { describeMediaProblem } from '../../media/media-problem.ts';
import type { UploadFolder } from '../../media/receive-upload.ts';
import { safeFileName } from '../../media/safe-file-name.ts';
import { findClaim } from '../../store/claims/claims.ts';
import { problemResponse } from '../../team/team-problem.ts';
import { notReceived, notThere, readShape } from './desk-answer.ts';

/** Pieces of evidence that arrive at once, whoever sends them. */
const ARRIVING_MAX = 8;

type Receive = (
  c: Context,
  id: string,
  context: LedgerContext,
) => Promise<Result<string, LedgerProblem> | Response>;

/** Takes in evidence for a claim: what is known of it in the query, its file, if it has one, as the body. */
export function createEvidenceReceiver(files: FileStore, uploads: UploadFolder): Receive {
  let arriving = 0;
  return async (c, id, context) => {
    const query = readShape(evidenceQuerySchema, c.req.query());
    if (query instanceof Response) return query;
    const { kind, title, url } = query;
    const about = { kind, title, url, capturedAt: new Date(query.capturedAt) };
    if (query.fileName === '')
      return url === ''
        ? problemResponse(422, 'nothing-kept', 'Add a file, or the address where the evidence stands.')
        : keepEvidence(context, id, { ...about, file: null });
    const fileName = safeFileName(query.fileName);
    if (fileName === '') return problemResponse(400, 'no-file-name', 'The file has no name.');
    // Looked at before anything is taken in: the act itself looks again.
    if ((await findClaim(context.db, id)) === undefined) return notThere('There is no such claim.');
    if (arriving >= ARRIVING_MAX)
      return problemResponse(503, 'busy', 'Too many files are arriving. Send it again in a minute.');
    arriving++;
    try {
      const kept = await receiveFile(c.req.raw, fileName);
      return kept instanceof Response
        ? kept
        : await keepEvidence(context, id, { ...about, file: { ...kept, fileName } });
    } finally {
      arriving--;
    }
  };

  async function receiveFile(request: Request, fileName: string): Promise<KeptFile | Response> {
    const received = await uploads.receive(request.body, EVIDENCE_MAX_BYTES, (path) =>
      keepInLocker(files, path, fileName),
    );
    if (!received.ok) return notReceived(received.error, fileName, EVIDENCE_MAX_BYTES);
    const kept = received.value;
    return kept.ok ? kept.value : problemResponse(422, kept.error.type, describeMediaProblem(kept.error));
  }
}
