import { err, ok } from '@onrecord/domain/result';
import type { LauncherCandidate } from './launcher.ts';
import { currentUser, findUnprivilegedUser } from './users.ts';

/**
 * As an unprivileged user and nothing more: what is left to root on macOS, or where neither `unshare` nor
 * `setpriv` is installed. Program and data must lie where that user can go.
 */
export const switchedUser: LauncherCandidate = async () => {
  if (currentUser().uid !== 0) return err('only root can become another user');
  const user = await findUnprivilegedUser();
  if (user === undefined) return err('this system has neither a user postgres nor a user nobody');
  const identity = { uid: user.uid, gid: user.gid };
  return ok({ description: `as the user ${user.name}`, prefix: [], owner: identity, switchTo: identity });
};
