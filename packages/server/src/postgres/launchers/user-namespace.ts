import { platform } from 'node:os';
import { err, ok } from '@onrecord/domain/result';
import type { LauncherCandidate } from './launcher.ts';
import { parentDeathPrefix } from './parent-death.ts';
import { currentUser, findUnprivilegedUser } from './users.ts';

/**
 * In a Linux user namespace, where the user who runs this process goes by another number. To the file system
 * PostgreSQL is still that user, so it reaches a program and data in root's home, but it has lost root's
 * powers and no longer takes itself for root.
 */
export const userNamespace: LauncherCandidate = async () => {
  if (platform() !== 'linux') return err('user namespaces are a means of Linux');
  const stranger = await findUnprivilegedUser();
  if (stranger === undefined) return err('this system has neither a user postgres nor a user nobody');
  const self = currentUser();
  return ok({
    description: `in a user namespace as ${stranger.name}`,
    prefix: [
      'unshare',
      '--user',
      `--map-user=${stranger.uid}`,
      `--map-group=${stranger.gid}`,
      ...(await parentDeathPrefix()),
    ],
    owner: { uid: self.uid, gid: self.gid },
  });
};
