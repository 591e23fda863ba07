import { passkey } from '@better-auth/passkey';
import { ROLES } from '@onrecord/domain/team/roles';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { v7 as uuidv7 } from 'uuid';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { findSettings } from '../store/newsroom.ts';
import { ADDRESS_HEADER } from './client-address.ts';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './password-strength.ts';

export const AUTH_PATH = '/desk/auth';

const DAY_SECONDS = 24 * 3600;
/** A session ends after so long without being used. */
const SESSION_SECONDS = 14 * DAY_SECONDS;

/** better-auth on our tables. What it may be asked over HTTP is decided in `team.ts`. */
export function createAuth({
  db,
  origin,
  secret,
  log,
}: {
  readonly db: Database;
  readonly origin: string;
  readonly secret: string;
  readonly log: Log;
}) {
  return betterAuth({
    appName: 'Onrecord',
    baseURL: origin,
    basePath: AUTH_PATH,
    secret,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    database: { db, type: 'postgres', transaction: true },
    logger: {
      level: 'warn',
      // A wrong password is no event for the log, and nothing that a client sent belongs there.
      log: (level, message, ...more) => {
        const err = more.find((one) => one instanceof Error);
        log[level === 'error' ? 'error' : 'debug']({ part: 'sign-in', ...(err ? { err } : {}) }, message);
      },
    },
    // `tries.ts` counts, in the database, for all processes.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN_LENGTH,
      maxPasswordLength: PASSWORD_MAX_LENGTH,
    },
    user: {
      modelName: 'team_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      // `input: false`: no request of a client can set them.
      additionalFields: {
        role: { type: [...ROLES], required: true, input: false },
        disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' },
        demo: { type: 'boolean', required: false, input: false },
        contributorId: { type: 'string', required: false, input: false, fieldName: 'contributor_id' },
      },
    },
    session: {
      modelName: 'team_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: SESSION_SECONDS,
      updateAge: DAY_SECONDS,
      // A passkey can be added within so long after signing in.
      freshAge: DAY_SECONDS,
    },
    account: {
      modelName: 'team_account',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'team_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            // The same answer as to a wrong password: whether an account exists or is disabled shows to nobody.
            if (!(await mayBeSignedIn(db, session.userId)))
              throw new APIError('UNAUTHORIZED', {
                code: 'INVALID_EMAIL_OR_PASSWORD',
                message: 'Invalid email or password',
              });
          },
        },
      },
    },
    advanced: {
      cookiePrefix: 'onrecord',
      useSecureCookies: origin.startsWith('https://'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/desk' },
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Said outright, since the library leaves it out under a test runner.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [
      twoFactor({
        issuer: new URL(origin).host,
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'team_two_factor',
            fields: {
              backupCodes: 'backup_codes',
              userId: 'user_id',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: new URL(origin).host,
        origin,
        // A passkey stands for password and second factor: the device has to have checked who holds it.
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: {
          passkey: {
            modelName: 'team_passkey',
            fields: {
              publicKey: 'public_key',
              userId: 'user_id',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
    ],
  });
}

/** Not disabled; and the demo's people, whose passwords are public, only in a demo. */
export async function mayBeSignedIn(db: Database, userId: string): Promise<boolean> {
  const user = await db
    .selectFrom('team_user')
    .select(['disabled_at', 'demo'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (user === undefined || user.disabled_at !== null) return false;
  return !user.demo || ((await findSettings(db))?.demoNotice ?? '') !== '';
}
