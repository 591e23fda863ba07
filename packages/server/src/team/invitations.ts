import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '@onrecord/domain/clock';
import { err, ok, type Result } from '@onrecord/domain/result';
import type { Role } from '@onrecord/domain/team/roles';
import { v7 as uuidv7 } from 'uuid';
import type { Log } from '../log.ts';
import { appendAudit } from '../store/audit.ts';
import type { Database, Executor } from '../store/database.ts';
import { findSettings } from '../store/newsroom.ts';
import type { Mail } from './mail.ts';
import type { TeamProblem } from './team-problem.ts';

const INVITATION_MS = 7 * 24 * 3600 * 1000;
/** Links that are over and done with are kept so long, for nobody but the next look at the table. */
const KEPT_MS = 30 * 24 * 3600 * 1000;

/** Who acts on people: a person at the desk, or the command line. */
export interface ActingPerson {
  readonly userId: string;
  readonly name: string;
}
export const COMMAND_LINE: ActingPerson = { userId: 'command-line', name: 'Command line' };

export interface InvitationContext {
  readonly db: Database;
  readonly clock: Clock;
  /** Scheme, host and port the desk is opened at. */
  readonly origin: string;
  /** Undefined where the newsroom has set up no mail: then links are handed over by other ways. */
  readonly mail: Mail | undefined;
  readonly log: Log;
}

export interface IssuedLink {
  readonly url: string;
  readonly expiresAt: Date;
  readonly mailed: boolean;
}

export const hashToken = (token: string) => createHash('sha256').update(token).digest();

const emailShape = /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\]]+$/;

/** An e-mail address as it is kept, or undefined where it is none. */
export function readEmail(text: string): string | undefined {
  const email = text.trim().toLowerCase();
  return email.length <= 254 && emailShape.test(email) ? email : undefined;
}

/** Makes a link by which somebody joins the newsroom, once, within seven days. A second one ends the first. */
export async function invite(
  context: InvitationContext,
  by: ActingPerson,
  invited: { readonly email: string; readonly role: Role },
): Promise<Result<IssuedLink, TeamProblem>> {
  const email = readEmail(invited.email);
  if (email === undefined)
    return err({
      type: 'not-understood',
      message: `"${invited.email}" is not an e-mail address; it needs the form name@newsroom.example.`,
    });
  const taken = await context.db
    .selectFrom('team_user')
    .select('disabled_at')
    .where('email', '=', email)
    .executeTakeFirst();
  if (taken !== undefined)
    return err({
      type: 'address-taken',
      message: taken.disabled_at
        ? `${email} belongs to a disabled account. Enable it instead of inviting again.`
        : `${email} is in the newsroom already. Change the role there, or send a link for a new password.`,
    });
  const link = await context.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('team_invitation').where('email', '=', email).where('used_at', 'is', null).execute();
    const issued = await issueLink(trx, context, { email, role: invited.role, userId: null, by });
    await audit(trx, context, by, 'person-invited', email, { role: invited.role });
    return issued;
  });
  return ok({ ...link, mailed: await sendLink(context, email, link.url, 'invitation') });
}

/** Makes a link by which somebody who cannot sign in any more chooses a new password; it also turns off the second factor. */
export async function issuePasswordLink(
  context: InvitationContext,
  by: ActingPerson,
  userId: string,
): Promise<Result<IssuedLink, TeamProblem>> {
  const user = await context.db
    .selectFrom('team_user')
    .select(['email', 'role', 'disabled_at'])
    .where('id', '=', userId)
    .executeTakeFirst();
  if (user === undefined) return err({ type: 'not-found', message: 'There is no such person any more.' });
  if (user.disabled_at !== null)
    return err({ type: 'not-allowed', message: `${user.email} is disabled. Enable the account first.` });
  const link = await context.db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('team_invitation')
      .where('user_id', '=', userId)
      .where('used_at', 'is', null)
      .execute();
    const issued = await issueLink(trx, context, { email: user.email, role: user.role, userId, by });
    await audit(trx, context, by, 'password-link-made', userId, { email: user.email });
    return issued;
  });
  return ok({ ...link, mailed: await sendLink(context, user.email, link.url, 'password') });
}

/** Ends an invitation that nobody has used. */
export async function withdrawInvitation(
  context: Pick<InvitationContext, 'db' | 'clock'>,
  by: ActingPerson,
  id: string,
): Promise<Result<undefined, TeamProblem>> {
  return context.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('team_invitation')
      .where('id', '=', id)
      .where('used_at', 'is', null)
      .returning('email')
      .executeTakeFirst();
    if (gone === undefined)
      return err<TeamProblem>({
        type: 'not-found',
        message: 'This invitation was used or withdrawn already.',
      });
    await audit(trx, context, by, 'invitation-withdrawn', gone.email, {});
    return ok(undefined);
  });
}

/**
 * The one-time link for the first owner, while there is none (the demo's does not count): a new one at each start,
 * and the one before is void. Undefined once somebody owns the newsroom.
 */
export async function ownerLinkIfNeeded(
  db: Database,
  clock: Clock,
  origin: string,
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    const owner = await trx
      .selectFrom('team_user')
      .select('id')
      .where('role', '=', 'owner')
      .where('disabled_at', 'is', null)
      .where('demo', '=', false)
      .limit(1)
      .executeTakeFirst();
    if (owner !== undefined) return undefined;
    await trx.deleteFrom('team_invitation').where('email', 'is', null).where('used_at', 'is', null).execute();
    const link = await issueLink(
      trx,
      { clock, origin },
      { email: null, role: 'owner', userId: null, by: COMMAND_LINE },
    );
    return link.url;
  });
}

async function issueLink(
  trx: Executor,
  { clock, origin }: Pick<InvitationContext, 'clock' | 'origin'>,
  link: { email: string | null; role: Role; userId: string | null; by: ActingPerson },
): Promise<{ url: string; expiresAt: Date }> {
  const now = clock();
  const expiresAt = new Date(now.getTime() + INVITATION_MS);
  await trx
    .deleteFrom('team_invitation')
    .where('expires_at', '<', new Date(now.getTime() - KEPT_MS))
    .execute();
  const token = randomBytes(24).toString('base64url');
  await trx
    .insertInto('team_invitation')
    .values({
      id: uuidv7(),
      token_hash: hashToken(token),
      email: link.email,
      role: link.role,
      user_id: link.userId,
      invited_by: link.by.userId,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute();
  return { url: `${origin}/desk/welcome/${token}`, expiresAt };
}

/** Whether the link went out by mail. Without it the one who invites hands it over, so it is no failure. */
async function sendLink(
  { db, mail, log }: InvitationContext,
  to: string,
  url: string,
  kind: 'invitation' | 'password',
): Promise<boolean> {
  if (mail === undefined) return false;
  const name = (await findSettings(db))?.name ?? 'the newsroom';
  const [subject, opening] =
    kind === 'invitation'
      ? [`Your place at the desk of ${name}`, `You are invited to work at the desk of ${name}.`]
      : [
          `A new password for the desk of ${name}`,
          `With this link you choose a new password for the desk of ${name}.`,
        ];
  const text = `${opening}\n\n${url}\n\nThe link works once, within seven days. Whoever holds it can use it: do not pass it on.\n`;
  try {
    await mail.send({ to, subject, text });
    return true;
  } catch (error) {
    log.warn({ err: error }, 'an invitation could not be mailed; its link was shown at the desk');
    return false;
  }
}

function audit(
  trx: Executor,
  { clock }: Pick<InvitationContext, 'clock'>,
  by: ActingPerson,
  act: string,
  subjectId: string | null,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  return appendAudit(trx, {
    at: clock(),
    userId: by.userId,
    userName: by.name,
    act,
    subjectType: 'person',
    subjectId,
    details,
  });
}
