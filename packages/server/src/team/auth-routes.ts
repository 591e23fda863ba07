/**
 * Everything that can be asked under `/desk/auth`, and by whom. What is not here does not exist, whatever the
 * sign-in library could do besides; the walk over all routes reads this table too.
 */
export const TEAM_ROUTES = {
  'GET /door': 'anybody',
  'GET /invitations/:token': 'anybody',
  'POST /invitations/accept': 'anybody',
  'GET /get-session': 'anybody',
  'POST /sign-in/email': 'anybody',
  'POST /sign-out': 'anybody',
  'POST /two-factor/verify-totp': 'anybody',
  'POST /two-factor/verify-backup-code': 'anybody',
  'GET /passkey/generate-authenticate-options': 'anybody',
  'POST /passkey/verify-authentication': 'anybody',
  'POST /update-user': 'signed-in',
  'POST /change-password': 'signed-in',
  'POST /two-factor/enable': 'signed-in',
  'POST /two-factor/disable': 'signed-in',
  'POST /two-factor/generate-backup-codes': 'signed-in',
  'GET /passkey/generate-register-options': 'signed-in',
  'POST /passkey/verify-registration': 'signed-in',
  'GET /passkey/list-user-passkeys': 'signed-in',
  'POST /passkey/delete-passkey': 'signed-in',
} as const satisfies Readonly<Record<string, 'anybody' | 'signed-in'>>;
export type TeamRoute = keyof typeof TEAM_ROUTES;

export function findTeamRoute(method: string, path: string): TeamRoute | undefined {
  const exact = `${method} ${path}`;
  if (exact in TEAM_ROUTES) return exact as TeamRoute;
  return method === 'GET' && /^\/invitations\/[A-Za-z0-9_-]{1,100}$/.test(path)
    ? 'GET /invitations/:token'
    : undefined;
}

/** By these somebody comes in. */
export const SIGN_IN_ROUTES: ReadonlySet<TeamRoute> = new Set<TeamRoute>([
  'POST /sign-in/email',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /passkey/verify-authentication',
]);

/** These ask for the password again, so somebody at a borrowed screen could guess it. */
export const PASSWORD_ROUTES: ReadonlySet<TeamRoute> = new Set<TeamRoute>([
  'POST /change-password',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/generate-backup-codes',
]);

/** How the audit log calls what a person has changed about their own way in. */
export const AUDITED_ROUTES: Readonly<Partial<Record<TeamRoute, string>>> = {
  'POST /update-user': 'name-changed',
  'POST /change-password': 'password-changed',
  'POST /two-factor/verify-totp': 'second-factor-turned-on',
  'POST /two-factor/disable': 'second-factor-turned-off',
  'POST /two-factor/generate-backup-codes': 'recovery-codes-made',
  'POST /passkey/verify-registration': 'passkey-added',
  'POST /passkey/delete-passkey': 'passkey-removed',
};
