import pg from 'pg';
import { POSTGRES_USER } from './cluster.ts';
import { SOCKET_PORT } from './socket-dir.ts';

/** Makes the database if the server has none of that name. Returns its address. */
export async function ensureDatabase(socketDir: string, database: string): Promise<string> {
  const client = new pg.Client({ connectionString: socketConnectionString(socketDir, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
  return socketConnectionString(socketDir, database);
}

/** The address of a database on a server that listens on the socket in `socketDir`; also right for `psql`. */
function socketConnectionString(socketDir: string, database: string): string {
  const query = new URLSearchParams({ host: socketDir, port: String(SOCKET_PORT), sslmode: 'disable' });
  return `postgresql://${POSTGRES_USER}@/${encodeURIComponent(database)}?${query}`;
}
