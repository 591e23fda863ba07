import { err, ok } from '@onrecord/domain/result';
import type { LauncherCandidate } from './launcher.ts';
import { parentDeathPrefix } from './parent-death.ts';
import { currentUser } from './users.ts';

/** The ordinary way: as whoever runs this process. */
export const direct: LauncherCandidate = async () => {
  const user = currentUser();
  if (user.uid === 0) return err('PostgreSQL refuses to run as root');
  if (user.name === undefined) return err(`PostgreSQL refuses a user without a name (${user.uid})`);
  return ok({
    description: `as the user ${user.name}`,
    prefix: await parentDeathPrefix(),
    owner: { uid: user.uid, gid: user.gid },
  });
};
