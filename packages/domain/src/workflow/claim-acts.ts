import { err, ok, type Result } from '../result.ts';
import { type Actor, isAtLeast, type Role } from '../team/roles.ts';

/** What can be done with the ledger, and the least role that may: the one table that buttons and server share. */
export const CLAIM_POLICY = {
  'see-claims': 'viewer',
  /** Why sources are unnamed, and evidence that is kept from the public. */
  'see-protected': 'reporter',
  'record-claims': 'reporter',
  'edit-claims': 'reporter',
  'relate-claims': 'reporter',
  'add-evidence': 'reporter',
  'dismiss-statements': 'reporter',
  'edit-sources': 'reporter',
  'set-findings': 'editor',
  'merge-claims': 'editor',
  'merge-sources': 'editor',
  'seal-claims': 'editor',
  'publish-evidence': 'editor',
  /** The second person beside whoever granted it. */
  'agree-to-unnamed': 'editor',
  /** Tells readers of citing stories what became of a claim. */
  'follow-up': 'editor',
} as const satisfies Readonly<Record<string, Role>>;
export type ClaimAct = keyof typeof CLAIM_POLICY;

export type ClaimRefusal =
  | { readonly type: 'role'; readonly needs: Role }
  /** Who grants that a source stays unnamed cannot be the second one who agrees. */
  | { readonly type: 'same-person' };

export function mayActOnClaims(actor: Actor, act: ClaimAct): Result<void, ClaimRefusal> {
  const needs = CLAIM_POLICY[act];
  return isAtLeast(actor.role, needs) ? ok(undefined) : err({ type: 'role', needs });
}

/** Whether somebody may be the second to agree that a source stays unnamed. */
export function mayAgree(
  actor: Actor,
  source: { readonly grantedBy: string | null },
): Result<void, ClaimRefusal> {
  const allowed = mayActOnClaims(actor, 'agree-to-unnamed');
  if (!allowed.ok) return allowed;
  return source.grantedBy === actor.userId ? err({ type: 'same-person' }) : ok(undefined);
}
