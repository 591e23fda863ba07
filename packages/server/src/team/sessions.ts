import type { Database } from '../store/database.ts';

/** A place where a person is signed in. */
export interface OpenSession {
  readonly id: string;
  readonly current: boolean;
  /** What the browser calls itself. */
  readonly agent: string;
  readonly address: string;
  readonly signedInAt: string;
  readonly seenAt: string;
}

export async function listSessions(db: Database, userId: string, currentId: string): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom('team_session')
    .select(['id', 'user_agent', 'ip_address', 'created_at', 'updated_at'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', new Date())
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    current: row.id === currentId,
    agent: row.user_agent ?? '',
    address: row.ip_address ?? '',
    signedInAt: row.created_at.toISOString(),
    seenAt: row.updated_at.toISOString(),
  }));
}

/** Ends one of a person's own sessions. Returns whether there was such a one. */
export async function endSession(db: Database, userId: string, id: string): Promise<boolean> {
  const ended = await db
    .deleteFrom('team_session')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

export async function endOtherSessions(db: Database, userId: string, currentId: string): Promise<void> {
  await db.deleteFrom('team_session').where('user_id', '=', userId).where('id', '!=', currentId).execute();
}
