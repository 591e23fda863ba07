import { sql } from 'kysely';
import type { Executor } from '../database.ts';

/** Entries on one stretch of the audit log. */
const AUDIT_STRETCH = 100;

interface AuditLine {
  /** Rising with time. */
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly userId: string;
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string | null;
  readonly details: object;
}

/** The audit log, newest first: entries whose person, act or details hold what is looked for. */
export async function listAudit(
  executor: Executor,
  { q = '', before }: { readonly q?: string | undefined; readonly before?: string | undefined },
): Promise<{ entries: AuditLine[]; next: string | null }> {
  let query = executor
    .selectFrom('audit_entry')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(AUDIT_STRETCH + 1);
  if (before !== undefined) query = query.where('id', '<', before);
  const looked = q.trim().replace(/[\\%_]/g, '\\$&');
  if (looked !== '')
    query = query.where(
      sql<boolean>`(user_name || ' ' || act || ' ' || coalesce(subject_id, '') || ' ' || details::text)
        ilike ${`%${looked}%`}`,
    );
  const rows = await query.execute();
  const entries = rows.slice(0, AUDIT_STRETCH).map(
    (row): AuditLine => ({
      id: row.id,
      at: row.at.toISOString(),
      by: row.user_name,
      userId: row.user_id,
      act: row.act,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      details: row.details,
    }),
  );
  return { entries, next: rows.length > AUDIT_STRETCH ? (entries.at(-1)?.id ?? null) : null };
}
