import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;
/** What store functions take first: the pool, or the caller's transaction. */
export type Executor = Kysely<Schema> | Transaction<Schema>;

export interface DatabaseOptions {
  readonly connectionString: string;
  /** Connections at most. */
  readonly poolSize?: number;
  /** A statement that runs longer is ended by the server; 0 lets it run. */
  readonly statementTimeoutMs?: number;
  /** Told of connections that break while nobody uses them. */
  readonly onIdleError?: (error: Error) => void;
}

/** A wait for a connection beyond this counts as "the database is away". */
const CONNECTION_TIMEOUT_MS = 2000;

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    statement_timeout: options.statementTimeoutMs ?? 5000,
    // The server may freeze without closing the connection: then the driver gives up by itself.
    ...(options.statementTimeoutMs === 0
      ? {}
      : { query_timeout: (options.statementTimeoutMs ?? 5000) + 1000 }),
    application_name: 'onrecord',
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  // A connection that breaks between two statements of a transaction: the next statement fails, and says so. Without
  // a listener the event would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}
