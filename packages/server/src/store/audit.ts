import type { Executor } from './database.ts';

/** One act, by whom and on what: a line of the newsroom's audit log. */
export interface AuditEntry {
  readonly at: Date;
  readonly userId: string;
  /** As the person was called then. */
  readonly userName: string;
  /** Such as `person-invited`. */
  readonly act: string;
  /** Such as `person`, `story`, `settings`. */
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Appends to the audit log, in the transaction of the act itself: neither is kept without the other. */
export async function appendAudit(trx: Executor, entry: AuditEntry): Promise<void> {
  await trx
    .insertInto('audit_entry')
    .values({
      at: entry.at,
      user_id: entry.userId,
      user_name: entry.userName,
      act: entry.act,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute();
}
