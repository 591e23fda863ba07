import {
  type ChangedPart,
  type ClaimSnapshot,
  claimDifference,
} from '@onrecord/domain/claims/ledger/claim-difference';
import {
  type ChangedSourcePart,
  type SourceSnapshot,
  sourceDifference,
} from '@onrecord/domain/claims/ledger/source-difference';
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
  after: SourceSnapshot,
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

/** Changes of one thing that are shown; what is older stays on record. */
export const HISTORY_SHOWN_MAX = 200;

/** A change with what it did, by the word. */
export type Change<Part> = HistoryEntry & { readonly changes: readonly Part[] };

/** The history of a claim, the newest first. */
export async function listClaimHistory(
  executor: Executor,
  claimId: string,
): Promise<Array<Change<ChangedPart>>> {
  return withChanges(await listEntries<ClaimSnapshot>(executor, 'claim', claimId), claimDifference);
}

/** The same of a source. Of an unnamed one it holds what only those who write may see. */
export async function listSourceHistory(
  executor: Executor,
  sourceId: string,
): Promise<Array<Change<ChangedSourcePart>>> {
  const entries = await listEntries<SourceSnapshot>(executor, 'source', sourceId);
  const intoIds = entries.flatMap(({ after }) => after.mergedIntoId ?? []);
  const sources =
    intoIds.length === 0
      ? []
      : await executor.selectFrom('source').select(['id', 'name']).where('id', 'in', intoIds).execute();
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  return withChanges(entries, (before, after) => sourceDifference(before, after, names));
}

type Entry<Snapshot> = HistoryEntry & { readonly after: Snapshot };

/** The newest first, and one more than is shown, to compare the last one with. */
async function listEntries<Snapshot>(
  executor: Executor,
  type: 'claim' | 'source',
  subjectId: string,
): Promise<Array<Entry<Snapshot>>> {
  const rows = await executor
    .selectFrom('ledger_history')
    .select(['at', 'user_id', 'user_name', 'act', 'why', 'content'])
    .where('subject_type', '=', type)
    .where('subject_id', '=', subjectId)
    .orderBy('id', 'desc')
    .limit(HISTORY_SHOWN_MAX + 1)
    .execute();
  return rows.map(({ at, user_id: userId, user_name: userName, act, why, content }) => ({
    at,
    userId,
    userName,
    act,
    why,
    after: content as Snapshot,
  }));
}

function withChanges<Snapshot, Part>(
  entries: ReadonlyArray<Entry<Snapshot>>,
  differenceOf: (before: Snapshot, after: Snapshot) => Part[],
): Array<Change<Part>> {
  return entries.slice(0, HISTORY_SHOWN_MAX).map(({ after, ...entry }, place) => {
    const former = entries[place + 1];
    return { ...entry, changes: former === undefined ? [] : differenceOf(former.after, after) };
  });
}

/** Who changed a claim or a source last, and when: for somebody whose change came too late. */
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
