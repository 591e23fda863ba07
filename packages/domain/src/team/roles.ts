/** Who somebody is at the desk. Each role may do what the ones before it may, and more. */
export const ROLES = ['viewer', 'reporter', 'editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a role may do what `least` may. */
export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** A person signed in at the desk, as the policy sees them. */
export interface Actor {
  readonly userId: string;
  readonly role: Role;
}
