import { execFile } from 'node:child_process';
import { platform } from 'node:os';

/**
 * Words to put before a command so that Linux stops it (SIGINT: PostgreSQL's fast shutdown) when this process
 * dies, however it dies. Empty where there is no such means; a start after such a death then stops the server
 * that was left behind (`stale-postmaster.ts`).
 */
export async function parentDeathPrefix(): Promise<readonly string[]> {
  const prefix = ['setpriv', '--pdeathsig', 'INT'] as const;
  if (platform() !== 'linux') return [];
  return new Promise((resolve) => {
    execFile(prefix[0], [...prefix.slice(1), 'true'], (error) => resolve(error === null ? prefix : []));
  });
}
