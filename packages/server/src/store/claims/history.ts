import {
  type ChangedPart,
  type ClaimSnapshot,
  claimDifference,
} from '@onrecord/domain/claims/ledger/claim-difference';
import type { Executor } from '../database.ts';

/** One change of the ledger: who, what, when and why. */
export interface HistoryEntry {
  readonly at: Date;
  readonly userId: string;
  /** As the person was called then. */
  readonly userName: string;
  /** Such as `claim-recorded`. */
  readonly act: string;
  readonly why: string;
}

/** Appends to the history of a claim, with the claim as it is afterwards. Entries are never changed. */
export async function appendClaimHistory(
  trx: Executor,
  claimId: string,
  entry: HistoryEntry,
  after: ClaimSnapshot,
): Promise<void> {
  await append(trx, 'claim', claimId, entry, after);
}

/** The same for a source; the reason why it is unnamed is part of the newsroom's own history. */
export async function appendSourceHistory(
  trx: Executor,
  sourceId: string,
  entry: HistoryEntry,
  after: object,
): Promise<void> {
  await append(trx, 'source', sourceId, entry, after);
}

async function append(
  trx: Executor,
  type: 'claim' | 'source',
  subjectId: string,
  { at, userId, userName, act, why }: HistoryEntry,
  content: object,
): Promise<void> {
  await trx
    .insertInto('ledger_history')
    .values({
      subject_type: type,
      subject_id: subjectId,
      at,
      user_id: userId,
      user_name: userName,
      act,
      why,
      content: JSON.stringify(content),
    })
    .execute();
}

/** Changes of a claim that are shown; what is older stays on record. */
const SHOWN_MAX = 200;

/** The history of a claim, the newest first, each entry with what it changed by the word. */
export async function listClaimHistory(
  executor: Executor,
  claimId: string,
): Promise<Array<HistoryEntry & { readonly changes: readonly ChangedPart[] }>> {
  const rows = await executor
    .selectFrom('ledger_history')
    .select(['at', 'user_id', 'user_name', 'act', 'why', 'content'])
    .where('subject_type', '=', 'claim')
    .where('subject_id', '=', claimId)
    .orderBy('id', 'desc')
    .limit(SHOWN_MAX + 1)
    .execute();
  return rows.slice(0, SHOWN_MAX).map((row, place) => {
    const former = rows[place + 1]?.content as ClaimSnapshot | undefined;
    return {
      at: row.at,
      userId: row.user_id,
      userName: row.user_name,
      act: row.act,
      why: row.why,
      changes: former === undefined ? [] : claimDifference(former, row.content as ClaimSnapshot),
    };
  });
}

/** Who changed a claim last, and when: for somebody whose change came too late. */
export async function findLastChange(
  executor: Executor,
  subjectId: string,
): Promise<{ readonly at: Date; readonly by: string } | undefined> {
  return executor
    .selectFrom('ledger_history')
    .select(['at', 'user_name as by'])
    .where('subject_id', '=', subjectId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
