import pg from 'pg';
import { POSTGRES_USER } from './cluster.ts';
import { SOCKET_PORT } from './socket-dir.ts';

/** PostgreSQL's code for a database that does not exist. */
const INVALID_CATALOG_NAME = '3D000';
/** Its code for one that somebody else has just made. */
const DUPLICATE_DATABASE = '42P04';

/** The address of a database on a server that listens on the socket in `socketDir`; also right for `psql`. */
export function socketConnectionString(socketDir: string, database: string): string {
  const query = new URLSearchParams({ host: socketDir, port: String(SOCKET_PORT), sslmode: 'disable' });
  return `postgresql://${POSTGRES_USER}@/${encodeURIComponent(database)}?${query}`;
}

/** Makes the database if the server has none of that name. Returns its address. */
export async function ensureDatabase(socketDir: string, database: string): Promise<string> {
  const connectionString = socketConnectionString(socketDir, database);
  try {
    await once(connectionString, 'SELECT 1');
  } catch (error) {
    if (codeOf(error) !== INVALID_CATALOG_NAME) throw error;
    await once(
      socketConnectionString(socketDir, 'postgres'),
      `CREATE DATABASE ${pg.escapeIdentifier(database)}`,
    ).catch((failure: unknown) => {
      if (codeOf(failure) !== DUPLICATE_DATABASE) throw failure;
    });
  }
  return connectionString;
}

async function once(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code;
}
