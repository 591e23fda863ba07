import { platform } from 'node:os';
import { err, ok } from '@onrecord/domain/result';
import type { LauncherCandidate } from './launcher.ts';
import { currentUser, findUnprivilegedUser } from './users.ts';

/**
 * As an unprivileged user who keeps one of root's powers: to pass folders that only root can enter
 * (CAP_DAC_OVERRIDE, which a container's root has, too). For containers that allow no user namespaces.
 */
export const keptCapability: LauncherCandidate = async () => {
  if (platform() !== 'linux') return err('capabilities are a means of Linux');
  if (currentUser().uid !== 0) return err('only root can become another user');
  const user = await findUnprivilegedUser();
  if (user === undefined) return err('this system has neither a user postgres nor a user nobody');
  return ok({
    description: `as the user ${user.name}, who may pass root's folders`,
    prefix: [
      'setpriv',
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      // Without it access(2), by which PostgreSQL looks for its own program, goes by the user alone (capabilities(7)).
      '--securebits=+no_setuid_fixup',
      '--pdeathsig=INT',
    ],
    owner: { uid: user.uid, gid: user.gid },
  });
};
