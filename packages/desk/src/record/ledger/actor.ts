import type { Me } from '@onrecord/domain/desk/shapes';
import type { Actor } from '@onrecord/domain/team/roles';

/** Who is signed in, as the policy asks for them. */
export function actorOf({ id, role }: Me['person']): Actor {
  return { userId: id, role };
}
