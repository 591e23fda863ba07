import { slugFrom } from '@onrecord/domain/address/slug';
import type { Clock } from '@onrecord/domain/clock';
import { err, ok, type Result } from '@onrecord/domain/result';
import type { Role } from '@onrecord/domain/team/roles';
import { hashPassword } from 'better-auth/crypto';
import { v7 as uuidv7 } from 'uuid';
import { appendAudit } from '../store/audit.ts';
import type { Database, Executor } from '../store/database.ts';
import { findOwnersOfSlugs, saveContributors } from '../store/people-and-tags.ts';
import { hashToken, readEmail } from './invitations.ts';
import { passwordProblem } from './password-strength.ts';
import type { TeamProblem } from './team-problem.ts';

export interface OpenInvitation {
  /** Null where the person says it: the first owner. */
  readonly email: string | null;
  readonly role: Role;
  /** Set where it is for a new password; the person's name. */
  readonly forName: string | null;
}

const GONE: TeamProblem = {
  type: 'link-invalid',
  message:
    'This link was used already, or is older than seven days, or a newer one took its place. Ask for a new one where you got it.',
};

/** What a link is for, as long as it can be used. */
export async function findOpenInvitation(
  db: Database,
  clock: Clock,
  token: string,
): Promise<OpenInvitation | undefined> {
  const row = await db
    .selectFrom('team_invitation')
    .leftJoin('team_user', 'team_user.id', 'team_invitation.user_id')
    .select(['team_invitation.email', 'team_invitation.role', 'team_user.name'])
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', clock())
    .executeTakeFirst();
  return row && { email: row.email, role: row.role, forName: row.name };
}

/** A byline for somebody who joins: the one of this name that nobody has yet, or a new one. */
async function addByline(trx: Executor, name: string): Promise<string> {
  const free = await trx
    .selectFrom('contributor')
    .leftJoin('team_user', 'team_user.contributor_id', 'contributor.id')
    .select('contributor.id')
    .where('contributor.name', '=', name)
    .where('team_user.id', 'is', null)
    .executeTakeFirst();
  if (free !== undefined) return free.id;
  const id = uuidv7();
  const wanted = slugFrom(name) || 'byline';
  const taken = await findOwnersOfSlugs(trx, 'contributor', [{ id, slug: wanted }]);
  const slug = taken.size === 0 ? wanted : `${wanted}-${id.slice(-6)}`;
  await saveContributors(trx, [{ id, slug, name, bio: '', location: '', website: '', pictureMediaId: null }]);
  return id;
}

export interface Acceptance {
  readonly token: string;
  readonly name: string;
  /** Only where the invitation has none. */
  readonly email?: string | undefined;
  readonly password: string;
}

/** Uses a link: makes the person with name and password, or gives one there is a new password. Returns the address to sign in with. */
export async function acceptInvitation(
  { db, clock }: { readonly db: Database; readonly clock: Clock },
  acceptance: Acceptance,
): Promise<Result<string, TeamProblem>> {
  const open = await findOpenInvitation(db, clock, acceptance.token);
  if (open === undefined) return err(GONE);
  const email = open.email ?? readEmail(acceptance.email ?? '');
  if (email === undefined)
    return err({
      type: 'not-understood',
      message: 'Give your e-mail address, in the form name@newsroom.example.',
    });
  const name = (open.forName ?? acceptance.name).trim();
  if (name === '' || name.length > 120)
    return err({
      type: 'not-understood',
      message: 'Give your name as colleagues know it, up to 120 characters.',
    });
  const weak = passwordProblem(acceptance.password, [name, email]);
  if (weak !== undefined) return err({ type: 'weak-password', message: weak });
  const password = await hashPassword(acceptance.password);

  return db.transaction().execute(async (trx) => {
    // Who comes second waits here for the first, and then finds the link used.
    const used = await trx
      .updateTable('team_invitation')
      .set({ used_at: clock() })
      .where('token_hash', '=', hashToken(acceptance.token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', clock())
      .returning(['user_id', 'role'])
      .executeTakeFirst();
    if (used === undefined) return err(GONE);
    if (used.user_id !== null) await replacePassword(trx, used.user_id, password, clock());
    else {
      const contributorId = used.role === 'viewer' ? null : await addByline(trx, name);
      const made = await addPerson(trx, {
        name,
        email,
        role: used.role,
        password,
        at: clock(),
        contributorId,
      });
      if (made === undefined) {
        await trx
          .updateTable('team_invitation')
          .set({ used_at: null })
          .where('token_hash', '=', hashToken(acceptance.token))
          .execute();
        return err<TeamProblem>({
          type: 'address-taken',
          message: `${email} is in the newsroom already: sign in, or use another address here.`,
        });
      }
    }
    const person = await trx
      .selectFrom('team_user')
      .select(['id', 'role'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    await appendAudit(trx, {
      at: clock(),
      userId: person.id,
      userName: name,
      act: used.user_id === null ? 'person-joined' : 'password-replaced',
      subjectType: 'person',
      subjectId: person.id,
      details: { role: person.role },
    });
    return ok(email);
  });
}

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** Hashed. */
  readonly password: string;
  readonly at: Date;
  readonly demo?: boolean;
  readonly contributorId?: string | null;
}

/** Adds a person who signs in by password. Returns the id, or undefined where the address is taken. */
export async function addPerson(trx: Executor, person: NewPerson): Promise<string | undefined> {
  const id = uuidv7();
  const stamps = { created_at: person.at, updated_at: person.at };
  const added = await trx
    .insertInto('team_user')
    .values({
      id,
      name: person.name,
      email: person.email,
      // The link came to this address, or over somebody who vouches for it.
      email_verified: true,
      image: null,
      role: person.role,
      disabled_at: null,
      demo: person.demo ?? false,
      contributor_id: person.contributorId ?? null,
      ...stamps,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (added === undefined) return undefined;
  await trx
    .insertInto('team_account')
    .values({
      id: uuidv7(),
      account_id: id,
      provider_id: 'credential',
      user_id: id,
      password: person.password,
      ...stamps,
    })
    .execute();
  return id;
}

/** Everything by which somebody else could still come in goes with the old password. */
async function replacePassword(trx: Executor, userId: string, password: string, at: Date): Promise<void> {
  await trx
    .updateTable('team_account')
    .set({ password, updated_at: at })
    .where('user_id', '=', userId)
    .where('provider_id', '=', 'credential')
    .execute();
  for (const table of ['team_session', 'team_two_factor', 'team_passkey', 'team_device'] as const)
    await trx.deleteFrom(table).where('user_id', '=', userId).execute();
  await trx
    .updateTable('team_user')
    .set({ two_factor_enabled: false, updated_at: at })
    .where('id', '=', userId)
    .execute();
}
