import type { EvidenceKind } from '@onrecord/domain/claims/ledger/claim';
import type { EvidenceFile } from '@onrecord/domain/claims/ledger/views';
import type { Selectable } from 'kysely';
import type { Executor } from '../database.ts';
import type { EvidenceTable } from './claim-schema.ts';

/** Evidence as it is on record. */
export interface EvidenceRecord {
  readonly id: string;
  readonly claimId: string;
  readonly kind: EvidenceKind;
  readonly title: string;
  /** Where it stood; '' for a file that was handed over. */
  readonly url: string;
  readonly capturedAt: Date;
  /** A user id, and as the person was called then. */
  readonly capturedBy: string;
  readonly capturedByName: string;
  /** Whether readers may see it. */
  readonly public: boolean;
  readonly file: EvidenceFile | null;
}

function toEvidence(row: Selectable<EvidenceTable>): EvidenceRecord {
  const { content_hash: contentHash, file_name: fileName } = row;
  return {
    id: row.id,
    claimId: row.claim_id,
    kind: row.kind,
    title: row.title,
    url: row.url,
    capturedAt: row.captured_at,
    capturedBy: row.captured_by,
    capturedByName: row.captured_by_name,
    public: row.public,
    file:
      contentHash === null || fileName === null
        ? null
        : { contentHash, fileName, sizeBytes: Number(row.size_bytes) },
  };
}

/** Keeps evidence; it is for the newsroom only until somebody publishes it. */
export async function insertEvidence(
  trx: Executor,
  evidence: Omit<EvidenceRecord, 'public'>,
  addedAt: Date,
): Promise<void> {
  const { id, claimId, kind, title, url, file } = evidence;
  await trx
    .insertInto('evidence')
    .values({
      id,
      claim_id: claimId,
      kind,
      title,
      url,
      captured_at: evidence.capturedAt,
      captured_by: evidence.capturedBy,
      captured_by_name: evidence.capturedByName,
      content_hash: file?.contentHash ?? null,
      file_name: file?.fileName ?? null,
      size_bytes: file?.sizeBytes ?? null,
      added_at: addedAt,
    })
    .execute();
}

export async function setEvidencePublic(trx: Executor, id: string, isPublic: boolean): Promise<void> {
  await trx.updateTable('evidence').set({ public: isPublic }).where('id', '=', id).execute();
}

export async function findEvidence(executor: Executor, id: string): Promise<EvidenceRecord | undefined> {
  const row = await executor.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toEvidence(row);
}

/** Pieces of evidence that one claim may have. */
export const EVIDENCE_MAX = 100;

export async function listEvidence(executor: Executor, claimId: string): Promise<EvidenceRecord[]> {
  const rows = await executor
    .selectFrom('evidence')
    .selectAll()
    .where('claim_id', '=', claimId)
    .orderBy('added_at')
    .orderBy('id')
    .limit(EVIDENCE_MAX)
    .execute();
  return rows.map(toEvidence);
}
