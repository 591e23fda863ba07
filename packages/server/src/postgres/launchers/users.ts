import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import type { Identity } from './launcher.ts';

const execute = promisify(execFile);

/** The user who runs this process. `name` is missing for a bare number, such as `docker run --user 12345`. */
export function currentUser(): Identity & { readonly name: string | undefined } {
  const uid = process.getuid?.() ?? -1;
  const gid = process.getgid?.() ?? -1;
  try {
    return { uid, gid, name: userInfo().username };
  } catch {
    return { uid, gid, name: undefined };
  }
}

/**
 * A user that is not root and has a name, since `initdb` refuses a user without one: PostgreSQL's own if there
 * is one, else `nobody`, which every system has.
 */
export async function findUnprivilegedUser(): Promise<(Identity & { readonly name: string }) | undefined> {
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const [uid, gid] = await Promise.all([idOf('-u', name), idOf('-g', name)]);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { name, uid, gid };
  }
  return undefined;
}

async function idOf(flag: '-u' | '-g', name: string): Promise<number | undefined> {
  try {
    const { stdout } = await execute('id', [flag, name]);
    // macOS writes nobody's id as -2; the kernel counts it unsigned.
    return Number.parseInt(stdout, 10) >>> 0;
  } catch {
    return undefined;
  }
}
