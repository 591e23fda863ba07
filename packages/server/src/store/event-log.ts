import { sql } from 'kysely';
import type { Executor } from './database.ts';

/** The channel every process listens on; a notification carries the newest event's number only. */
export const EVENT_CHANNEL = 'onrecord_event';
/** Any number, the same for all: it makes appending one at a time. */
const EVENT_LOCK = 7_201_946;

/** What happened, for those who keep something made from it. */
export interface NewEvent {
  readonly type:
    | 'story-published'
    | 'story-changed'
    | 'stories-imported'
    | 'settings-changed'
    | 'names-changed'
    | 'corrections-added'
    | 'media-changed'
    | 'files-added'
    | 'claims-changed'
    | 'breaking-changed'
    | 'coverage-changed'
    | 'entry-changed';
  readonly actor: string;
  readonly at: Date;
  /** What changed, by the names of `domain/address/keys`. */
  readonly keys: readonly string[];
  /** Public paths that appeared, moved or went. */
  readonly paths: readonly string[];
}

export interface LoggedEvent extends NewEvent {
  /** In commit order, without gaps. */
  readonly id: bigint;
}

/** Lets no other transaction append events until this one ends; taking it again costs nothing. */
export async function lockEventLog(trx: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${EVENT_LOCK})`.execute(trx);
}

/**
 * Appends an event at the end of the caller's transaction. The advisory lock is taken before the number is
 * drawn and held until commit: numbers become visible in order, and who follows them misses none.
 */
export async function appendEvent(trx: Executor, event: NewEvent): Promise<bigint> {
  await lockEventLog(trx);
  const inserted = await sql<{ id: string }>`
    insert into event (id, at, type, actor, keys, paths)
    select coalesce(max(id), 0) + 1, ${event.at}, ${event.type}, ${event.actor},
      ${event.keys}::text[], ${event.paths}::text[]
    from event returning id`.execute(trx);
  const id = inserted.rows[0]?.id;
  if (id === undefined) throw new Error('The event log returned no number.');
  await sql`select pg_notify(${EVENT_CHANNEL}, ${id})`.execute(trx);
  return BigInt(id);
}

export async function lastEventId(executor: Executor): Promise<bigint> {
  const row = await executor
    .selectFrom('event')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return BigInt(row?.id ?? 0);
}

/** Events behind a number, oldest first, at most `limit`. */
export async function listEventsAfter(executor: Executor, id: bigint, limit: number): Promise<LoggedEvent[]> {
  const rows = await executor
    .selectFrom('event')
    .selectAll()
    .where('id', '>', id.toString())
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: BigInt(row.id),
    at: row.at,
    type: row.type as NewEvent['type'],
    actor: row.actor,
    keys: row.keys,
    paths: row.paths,
  }));
}
