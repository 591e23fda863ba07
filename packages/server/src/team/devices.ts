import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../store/database.ts';

/** Devices remembered for one person; the one not seen for longest leaves first. */
const DEVICES_KEPT = 20;
const DEVICE_COOKIE_SECONDS = 400 * 24 * 3600;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

const cookieName = (secure: boolean) => `${secure ? '__Secure-' : ''}onrecord.device`;

/** The token a browser got when somebody signed in on it. It opens nothing; it only says "seen before". */
export function readDeviceCookie(headers: Headers, secure: boolean): string | undefined {
  const wanted = `${cookieName(secure)}=`;
  return headers
    .get('cookie')
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(wanted))
    ?.slice(wanted.length);
}

/** Whether this person has signed in with the device that holds this token. */
export async function isKnownDevice(
  db: Database,
  token: string | undefined,
  email: string,
): Promise<boolean> {
  if (token === undefined || token.length > 100) return false;
  const row = await db
    .selectFrom('team_device')
    .innerJoin('team_user', 'team_user.id', 'team_device.user_id')
    .select('team_user.id')
    .where('token_hash', '=', hashOf(token))
    .where('team_user.email', '=', email)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers the device somebody signed in on. Returns the cookie to set: a new token each time. */
export async function rememberDevice(
  db: Database,
  {
    userId,
    oldToken,
    now,
    secure,
  }: { userId: string; oldToken: string | undefined; now: Date; secure: boolean },
): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await db.transaction().execute(async (trx) => {
    if (oldToken !== undefined)
      await trx
        .deleteFrom('team_device')
        .where('token_hash', '=', hashOf(oldToken))
        .where('user_id', '=', userId)
        .execute();
    await trx
      .insertInto('team_device')
      .values({ token_hash: hashOf(token), user_id: userId, seen_at: now })
      .execute();
    await trx
      .deleteFrom('team_device')
      .where('token_hash', 'in', (eb) =>
        eb
          .selectFrom('team_device')
          .select('token_hash')
          .where('user_id', '=', userId)
          .orderBy('seen_at', 'desc')
          .offset(DEVICES_KEPT),
      )
      .execute();
  });
  return [
    `${cookieName(secure)}=${token}`,
    'Path=/desk/auth',
    `Max-Age=${DEVICE_COOKIE_SECONDS}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
