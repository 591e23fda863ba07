import type { Clock } from '@onrecord/domain/clock';
import type { Result } from '@onrecord/domain/result';
import type { Actor } from '@onrecord/domain/team/roles';
import type { Log } from '../log.ts';
import { appendAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { findSettings } from '../store/newsroom.ts';
import { acceptInvitation, findOpenInvitation } from './accept-invitation.ts';
import { AUTH_PATH, createAuth, mayBeSignedIn } from './auth.ts';
import {
  AUDITED_ROUTES,
  findTeamRoute,
  PASSWORD_ROUTES,
  SIGN_IN_ROUTES,
  TEAM_ROUTES,
  type TeamRoute,
} from './auth-routes.ts';
import { ADDRESS_HEADER, addressPlace, clientAddress } from './client-address.ts';
import { listDemoAccounts } from './demo-team.ts';
import { isKnownDevice, readDeviceCookie, rememberDevice } from './devices.ts';
import type { Mail } from './mail.ts';
import { passwordProblem } from './password-strength.ts';
import { readJsonObject, refuseForeignWrite } from './read-request.ts';
import { problemResponse, STATUS_OF_PROBLEM } from './team-problem.ts';
import { type OpenTry, openTry, type TrySubject } from './tries.ts';

/** Somebody at the desk, as every part of the server knows them. */
export interface SignedIn {
  readonly actor: Actor;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
  /** The byline this person has, if any. */
  readonly contributorId: string | null;
}

export interface Team {
  /**
   * Answers what is asked under `/desk/auth/`.
   *
   * @param connection the address at the other end of the connection; a proxy's headers count only if that is near
   */
  handler(request: Request, connection?: { readonly address: string | undefined }): Promise<Response>;
  /** Who sends these headers: nobody without a session, with an ended one, or with a disabled account. */
  findActor(headers: Headers): Promise<SignedIn | undefined>;
  /**
   * Counts a try at something that is guarded by a secret in its address, as wrong passwords are counted: by where it
   * comes from. The error says how long to wait.
   *
   * @param what is guarded: each is counted by itself
   * @param connection as for `handler`
   */
  openTry(
    what: string,
    request: Request,
    connection?: { readonly address: string | undefined },
  ): Promise<Result<OpenTry, { readonly waitMs: number }>>;
  readonly origin: string;
  readonly mail: Mail | undefined;
  close(): Promise<void>;
}

export interface TeamOptions {
  readonly db: Database;
  /** Scheme, host and port the desk is opened at. */
  readonly origin: string;
  /** From `loadTeamSecret`. */
  readonly secret: string;
  /** Undefined where the newsroom has no mail server. */
  readonly mail: Mail | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

/** Steps under way that may lie in the database at once; each lasts minutes. */
const MOST_OPEN_STEPS = 5000;

/** Sign-in, sessions and invitations of the newsroom. */
export function createTeam(options: TeamOptions): Team {
  const { db, origin, secret, clock } = options;
  const secure = origin.startsWith('https://');
  const auth = createAuth(options);

  async function findActor(headers: Headers): Promise<SignedIn | undefined> {
    if (!headers.get('cookie')?.includes('onrecord.session_token')) return undefined;
    const found = await auth.api.getSession({ headers });
    if (!found || found.user.disabledAt) return undefined;
    if (found.user.demo && !(await mayBeSignedIn(db, found.user.id))) return undefined;
    const { user, session } = found;
    return {
      actor: { userId: user.id, role: user.role },
      name: user.name,
      email: user.email,
      sessionId: session.id,
      contributorId: user.contributorId ?? null,
    };
  }

  /** Hands a request on to the sign-in library, with the body read before and an address nobody could choose. */
  function ask(path: string, asked: Asked): Promise<Response> {
    const { request, body, address } = asked;
    const headers = new Headers(request.headers);
    headers.delete('content-length');
    headers.delete(ADDRESS_HEADER);
    if (address !== undefined) headers.set(ADDRESS_HEADER, address);
    // The library trusts no request without it; ours was checked already.
    if (request.method !== 'GET') headers.set('origin', origin);
    const url = `${origin}${AUTH_PATH}${path}${new URL(request.url).search}`;
    if (request.method === 'GET') return auth.handler(new Request(url, { headers }));
    headers.set('content-type', 'application/json');
    return auth.handler(new Request(url, { method: request.method, headers, body: JSON.stringify(body) }));
  }

  /** Counts the try before the password is looked at; see `tries.ts`. */
  async function tryPassword(
    subjects: readonly TrySubject[],
    check: () => Promise<Response>,
  ): Promise<Response> {
    const opened = await openTry({ db, now: clock(), secret }, subjects);
    if (!opened.ok) return tooManyTries(opened.error.waitMs);
    const response = await check();
    if (response.ok) await opened.value.succeeded();
    return response;
  }

  async function signInByPassword(asked: Asked): Promise<Response> {
    const { email, password } = asked.body;
    if (typeof email !== 'string' || typeof password !== 'string')
      return problemResponse(400, 'not-understood', 'Give an e-mail address and a password.');
    const name = email.trim().toLowerCase();
    const device = readDeviceCookie(asked.request.headers, secure);
    const subjects: TrySubject[] =
      device !== undefined && (await isKnownDevice(db, device, name))
        ? [{ kind: 'device', name: device }]
        : subjectsOfUnknownDevice(name, asked.address);
    const response = await tryPassword(subjects, () =>
      ask('/sign-in/email', { ...asked, body: { email: name, password } }),
    );
    // One sentence for all: whether an account exists, or is disabled, shows to nobody.
    return response.status >= 400 && response.status < 500 && response.status !== 429
      ? problemResponse(401, 'not-signed-in', 'The e-mail address or the password is not right.')
      : response;
  }

  /** What follows a sign-in: the session before it ends, the device is remembered, the audit log has a line. */
  async function afterSignIn(
    asked: Asked,
    before: SignedIn | undefined,
    response: Response,
  ): Promise<Response> {
    const userId = await signedInUserId(response);
    if (userId === undefined) return response;
    const now = clock();
    if (before) await db.deleteFrom('team_session').where('id', '=', before.sessionId).execute();
    await db
      .deleteFrom('team_session')
      .where('user_id', '=', userId)
      .where('expires_at', '<', new Date())
      .execute();
    const user = await db
      .selectFrom('team_user')
      .select('name')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow();
    await appendAudit(db, {
      at: now,
      userId,
      userName: user.name,
      act: 'signed-in',
      subjectType: 'person',
      subjectId: userId,
    });
    const oldToken = readDeviceCookie(asked.request.headers, secure);
    const answer = new Response(response.body, response);
    answer.headers.append('set-cookie', await rememberDevice(db, { userId, oldToken, now, secure }));
    return answer;
  }

  async function acceptAndSignIn(asked: Asked): Promise<Response> {
    const { token, name, email, password } = asked.body;
    if (typeof token !== 'string' || typeof password !== 'string')
      return problemResponse(400, 'not-understood', 'Give the link, your name and a password.');
    const accepted = await acceptInvitation(
      { db, clock },
      {
        token,
        password,
        name: typeof name === 'string' ? name : '',
        ...(typeof email === 'string' ? { email } : {}),
      },
    );
    if (!accepted.ok) {
      const { type, message } = accepted.error;
      return problemResponse(STATUS_OF_PROBLEM[type], type, message);
    }
    const before = await findActor(asked.request.headers);
    const signedIn = await ask('/sign-in/email', { ...asked, body: { email: accepted.value, password } });
    return afterSignIn(asked, before, signedIn);
  }

  async function answer(route: TeamRoute, path: string, asked: Asked): Promise<Response> {
    switch (route) {
      case 'GET /door':
        return json({
          newsroom: (await findSettings(db))?.name ?? 'News',
          demoAccounts: await listDemoAccounts(db),
        });
      case 'GET /invitations/:token': {
        const open = await findOpenInvitation(db, clock, path.slice('/invitations/'.length));
        return open === undefined
          ? problemResponse(
              410,
              'link-invalid',
              'This link was used already, or is older than seven days, or a newer one took its place. Ask for a new one where you got it.',
            )
          : json({ ...open, newsroom: (await findSettings(db))?.name ?? 'News' });
      }
      case 'POST /invitations/accept':
        return acceptAndSignIn(asked);
      case 'GET /passkey/generate-authenticate-options':
        if (!(await hasRoomForStep(db)))
          return problemResponse(
            503,
            'busy',
            'Too many people sign in at this moment. Try again in a minute.',
            {
              'Retry-After': '60',
            },
          );
        return ask(path, asked);
      case 'POST /passkey/verify-authentication':
        return hasCheckedPerson(asked.body)
          ? ask(path, asked)
          : problemResponse(
              400,
              'person-not-checked',
              'Your device did not check that it is you. Unlock it with its code, your finger or your face, and try again.',
            );
      case 'POST /update-user': {
        const { name, ...rest } = asked.body;
        const isName = typeof name === 'string' && name.trim() !== '' && name.length <= 120;
        if (!isName || Object.keys(rest).length > 0)
          return problemResponse(
            400,
            'not-understood',
            'Only the name can be changed here, to 1 to 120 characters.',
          );
        return ask(path, { ...asked, body: { name: name.trim() } });
      }
      case 'POST /change-password':
        // Whoever else is signed in with the old password is not any more.
        return ask(path, { ...asked, body: { ...asked.body, revokeOtherSessions: true } });
      default:
        return ask(path, asked);
    }
  }

  async function handle(route: TeamRoute, path: string, asked: Asked): Promise<Response> {
    const isSignIn = SIGN_IN_ROUTES.has(route);
    const act = AUDITED_ROUTES[route];
    const needsSession = TEAM_ROUTES[route] === 'signed-in';
    const before = isSignIn || act || needsSession ? await findActor(asked.request.headers) : undefined;
    if (needsSession && before === undefined)
      return problemResponse(401, 'signed-out', 'You are not signed in any more. Sign in and try again.');
    if (route === 'POST /sign-in/email') return afterSignIn(asked, before, await signInByPassword(asked));
    if (route === 'POST /change-password' && typeof asked.body.newPassword === 'string' && before) {
      const weak = passwordProblem(asked.body.newPassword, [before.name, before.email]);
      if (weak !== undefined) return problemResponse(400, 'weak-password', weak);
    }
    const response =
      PASSWORD_ROUTES.has(route) && before
        ? await tryPassword([{ kind: 'device', name: `session:${before.sessionId}` }], () =>
            answer(route, path, asked),
          )
        : await answer(route, path, asked);
    // A code given while signed in turns the second factor on; given before, it is the way in.
    const isEnrolment = route.startsWith('POST /two-factor/') && before !== undefined;
    if (isSignIn && !isEnrolment) return afterSignIn(asked, before, response);
    if (response.ok && act && before)
      await appendAudit(db, {
        at: clock(),
        userId: before.actor.userId,
        userName: before.name,
        act,
        subjectType: 'person',
        subjectId: before.actor.userId,
      });
    return response;
  }

  return {
    origin,
    mail: options.mail,
    findActor,
    openTry(what, request, connection) {
      const address = addressOf(request, connection);
      const subjects: TrySubject[] =
        address === undefined ? [] : [{ kind: 'address', name: `${what} ${addressPlace(address)}` }];
      return openTry({ db, now: clock(), secret }, subjects);
    },
    async handler(request, connection) {
      const path = new URL(request.url).pathname.slice(AUTH_PATH.length);
      const route = findTeamRoute(request.method, path);
      if (route === undefined) return problemResponse(404, 'not-found', 'There is nothing at this address.');
      const foreign = refuseForeignWrite(request, origin);
      if (foreign) return foreign;
      const body = await readJsonObject(request);
      if (body instanceof Response) return body;
      const address = addressOf(request, connection);
      const response = await handle(route, path, { request, body, address });
      const uncached = new Response(response.body, response);
      uncached.headers.set('Cache-Control', 'no-store');
      return uncached;
    },
    // Everything runs on the caller's pool; there is nothing of its own to end yet.
    async close() {},
  };
}

interface Asked {
  readonly request: Request;
  readonly body: Readonly<Record<string, unknown>>;
  readonly address: string | undefined;
}

const addressOf = (request: Request, connection: { readonly address: string | undefined } | undefined) =>
  clientAddress(connection?.address, request.headers.get('x-forwarded-for'));

function subjectsOfUnknownDevice(account: string, address: string | undefined): TrySubject[] {
  const subjects: TrySubject[] = [{ kind: 'account', name: account }];
  // Where addresses cannot be told apart, one attacker would slow all.
  if (address === undefined) return subjects;
  const place = addressPlace(address);
  return [...subjects, { kind: 'device', name: `${place} ${account}` }, { kind: 'address', name: place }];
}

const json = (value: unknown) =>
  new Response(JSON.stringify(value), { headers: { 'Content-Type': 'application/json' } });

function tooManyTries(waitMs: number): Response {
  const seconds = Math.ceil(waitMs / 1000);
  const wait = seconds === 1 ? '1 second' : `${seconds} seconds`;
  return problemResponse(
    429,
    'too-many-tries',
    `There were too many wrong passwords. Try again in ${wait}; a passkey works at once, and so does a device you have signed in on before.`,
    { 'Retry-After': `${seconds}` },
  );
}

/**
 * Whether a passkey's device says that it has checked who holds it (WebAuthn, authenticator data, flag UV): it
 * stands for two factors. The library checks the signature over these bytes, but does not insist on the flag.
 */
function hasCheckedPerson(body: Readonly<Record<string, unknown>>): boolean {
  const given = body as { response?: { response?: { authenticatorData?: unknown } } };
  const data = given.response?.response?.authenticatorData;
  if (typeof data !== 'string') return false;
  return ((Buffer.from(data, 'base64url')[FLAGS_AT] ?? 0) & USER_VERIFIED) !== 0;
}
const FLAGS_AT = 32;
const USER_VERIFIED = 0x04;

/** Whose session an answer of the sign-in library opens; undefined where it opens none, or asks for a code first. */
async function signedInUserId(response: Response): Promise<string | undefined> {
  if (!response.ok) return undefined;
  const said = (await response
    .clone()
    .json()
    .catch(() => null)) as {
    twoFactorRedirect?: boolean;
    user?: { id?: string };
    session?: { userId?: string };
  } | null;
  if (!said || said.twoFactorRedirect) return undefined;
  return said.user?.id ?? said.session?.userId;
}

/** Clears steps that have run out; false while too many are under way. */
async function hasRoomForStep(db: Database): Promise<boolean> {
  await db.deleteFrom('team_verification').where('expires_at', '<', new Date()).execute();
  const open = await db.selectFrom('team_verification').select('id').limit(MOST_OPEN_STEPS).execute();
  return open.length < MOST_OPEN_STEPS;
}
