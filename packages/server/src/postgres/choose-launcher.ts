import { chmod, chown, lchown, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { direct } from './launchers/direct.ts';
import { keptCapability } from './launchers/kept-capability.ts';
import type { Identity, Launcher, LauncherCandidate } from './launchers/launcher.ts';
import { switchedUser } from './launchers/switched-user.ts';
import { userNamespace } from './launchers/user-namespace.ts';
import { currentUser } from './launchers/users.ts';
import type { PostgresProgram } from './program.ts';
import { runWith } from './run.ts';

/** Best first: the fewer powers and the fewer changes to the system, the earlier. */
const CANDIDATES: readonly LauncherCandidate[] = [direct, userNamespace, keptCapability, switchedUser];

export interface Need {
  readonly program: PostgresProgram;
  /** The folder that holds the cluster and its socket; exists, and lies directly in the data directory. */
  readonly home: string;
}

/**
 * Finds a way of running PostgreSQL here, and hands the files in `home` to the user it needs.
 *
 * @throws an error that says of each way why it is closed, and what to do
 */
export async function chooseLauncher(
  need: Need,
  candidates: readonly LauncherCandidate[] = CANDIDATES,
): Promise<Launcher> {
  const refusals: string[] = [];
  for (const candidate of candidates) {
    const found = await candidate();
    const refusal = found.ok ? await tryOut(found.value, need) : found.error;
    if (found.ok && refusal === undefined) return found.value;
    refusals.push(`  - ${refusal}`);
  }
  throw new Error(
    `PostgreSQL cannot be run here. Tried in turn:\n${refusals.join('\n')}\n` +
      'Start Onrecord as an ordinary user who owns the data directory, or move both to a folder that everybody ' +
      'can enter (such as /opt and /var/lib/onrecord), or set DATABASE_URL to a PostgreSQL server.',
  );
}

/** Yields why it does not work, or undefined if it does. */
async function tryOut(launcher: Launcher, { program, home }: Need): Promise<string | undefined> {
  const refusal = await handOver(home, launcher.owner);
  if (refusal !== undefined) return refusal;
  if (launcher.switchTo !== undefined) await letPass(dirname(home), launcher.switchTo);
  const reach = await runWith(launcher, '/bin/sh', [
    '-c',
    'test -x "$1" || { echo "$1 cannot be reached"; exit 1; }; cd "$2" 2> /dev/null && test -w . || { echo "$2 cannot be written to"; exit 1; }; "$1" --version',
    'sh',
    program.postgres,
    home,
  ]);
  if (reach.code === 0) return undefined;
  return `${launcher.description}: ${reach.output || `the test ended with ${reach.code ?? 'a signal'}`}`;
}

/** Gives a folder and all in it to `owner`, if it is not theirs yet. */
async function handOver(folder: string, owner: Identity): Promise<string | undefined> {
  const { uid } = await stat(folder);
  if (uid === owner.uid) return undefined;
  if (currentUser().uid !== 0) {
    return `${folder} belongs to user ${uid}; give it to this user as root: chown -R ${owner.uid}:${owner.gid} ${folder}`;
  }
  const entries = await readdir(folder, { recursive: true });
  for (const entry of entries) await lchown(join(folder, entry), owner.uid, owner.gid);
  // The folder itself comes last, so that a broken-off run is seen and repeated.
  await chown(folder, owner.uid, owner.gid);
  return undefined;
}

/** Lets the user pass (not list) the data directory, which is otherwise closed to all but its owner. */
async function letPass(folder: string, { gid }: Identity): Promise<void> {
  await chown(folder, process.getuid?.() ?? 0, gid);
  await chmod(folder, 0o710);
}
