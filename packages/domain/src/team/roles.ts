/** Who somebody is at the desk. Each role may do what the ones before it may, and more. */
export const ROLES = ['viewer', 'reporter', 'editor', 'owner'] as const;
export type Role = (typeof ROLES)[number];

/** A person signed in at the desk, as the policy sees them. */
export interface Actor {
  readonly userId: string;
  readonly role: Role;
}
