import {
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type Transaction,
} from 'kysely';
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

/** No query of a page takes near this long; one that does is ended, and the reader told to come back. */
const STATEMENT_TIMEOUT_MS = 3000;
/** A wait for a connection beyond this counts as "the database is away". */
const CONNECTION_TIMEOUT_MS = 2000;

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    statement_timeout: options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS,
    // The server may freeze without closing the connection: then the driver gives up by itself.
    ...(options.statementTimeoutMs === 0
      ? {}
      : { query_timeout: (options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS) + 1000 }),
    application_name: 'onrecord',
  });
  pool.on('error', (error) => options.onIdleError?.(error));
  // A connection that breaks between two queries of a transaction tells nobody but itself, and an error event
  // without a listener ends the process. The next query on it fails, which is how the caller hears of it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: discardingPool(pool) }) });
}

/**
 * The pool, but a connection on which a query failed other than by the server's word is closed, not used again:
 * what was given up on may still be going on there, and leave a transaction open for whoever comes next.
 */
function discardingPool(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      let unsure = false;
      const query = async (text: string, parameters: readonly unknown[]) => {
        try {
          return await client.query(text, [...parameters]);
        } catch (error) {
          unsure ||= !(error instanceof pg.DatabaseError);
          throw error;
        }
      };
      return {
        // Cursors, the other thing a client takes, are not used.
        query: query as unknown as PostgresPoolClient['query'],
        release: (destroy) => client.release(destroy || unsure),
      };
    },
  };
}
