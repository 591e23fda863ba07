import pg from 'pg';

/** The address of another database on the same server. */
export function databaseAddress(connectionString: string, database: string): string {
  const address = new URL(connectionString.replace('@/', '@localhost/'));
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href.replace('@localhost/', '@/');
}

/** Runs one statement on a connection of its own. */
export async function runSql(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
