import { isAtLeast, type Role } from '../team/roles.ts';

/** What can be done at the desk apart from stories, and the least role that may. */
export const NEWSROOM_POLICY = {
  'create-story': 'reporter',
  'upload-media': 'reporter',
  'edit-media': 'reporter',
  /** Changes published stories. */
  'replace-media': 'editor',
  'manage-tags': 'editor',
  'set-breaking': 'editor',
  'see-people': 'viewer',
  'manage-people': 'owner',
  'see-settings': 'viewer',
  'manage-settings': 'owner',
  'see-audit': 'editor',
} as const satisfies Readonly<Record<string, Role>>;
export type NewsroomAct = keyof typeof NEWSROOM_POLICY;

export function mayDo(role: Role, act: NewsroomAct): boolean {
  return isAtLeast(role, NEWSROOM_POLICY[act]);
}
