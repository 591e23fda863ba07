import type { Clock } from '@onrecord/domain/clock';
import { err, ok, type Result } from '@onrecord/domain/result';
import type { Role } from '@onrecord/domain/team/roles';
import { appendAudit } from '../store/audit.ts';
import type { Database, Executor } from '../store/database.ts';
import type { ActingPerson } from './invitations.ts';
import type { TeamProblem } from './team-problem.ts';

interface PeopleContext {
  readonly db: Database;
  readonly clock: Clock;
}

/** A person as the list of people shows them. */
export interface TeamPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly contributorId: string | null;
  readonly contributorName: string | null;
  readonly disabled: boolean;
  readonly demo: boolean;
  readonly secondFactor: boolean;
  readonly passkeys: number;
  readonly sessions: number;
  readonly lastSeenAt: string | null;
}

export async function listPeople({ db, clock }: PeopleContext): Promise<TeamPerson[]> {
  const rows = await db
    .selectFrom('team_user')
    .leftJoin('contributor', 'contributor.id', 'team_user.contributor_id')
    .select((eb) => [
      'team_user.id',
      'team_user.name',
      'team_user.email',
      'team_user.role',
      'team_user.contributor_id',
      'contributor.name as contributor_name',
      'team_user.disabled_at',
      'team_user.demo',
      'team_user.two_factor_enabled',
      eb
        .selectFrom('team_passkey')
        .select((count) => count.fn.countAll<string>().as('count'))
        .whereRef('team_passkey.user_id', '=', 'team_user.id')
        .as('passkeys'),
      eb
        .selectFrom('team_session')
        .select((count) => count.fn.countAll<string>().as('count'))
        .whereRef('team_session.user_id', '=', 'team_user.id')
        .where('team_session.expires_at', '>', clock())
        .as('sessions'),
      eb
        .selectFrom('team_session')
        .select((last) => last.fn.max('updated_at').as('at'))
        .whereRef('team_session.user_id', '=', 'team_user.id')
        .as('last_seen_at'),
    ])
    .orderBy('team_user.name')
    .orderBy('team_user.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    contributorId: row.contributor_id,
    contributorName: row.contributor_name,
    disabled: row.disabled_at !== null,
    demo: row.demo,
    secondFactor: row.two_factor_enabled,
    passkeys: Number(row.passkeys),
    sessions: Number(row.sessions),
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  }));
}

export interface TeamInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: string;
}

/** Invitations that somebody may still use. */
export async function listInvitations({ db, clock }: PeopleContext): Promise<TeamInvitation[]> {
  const rows = await db
    .selectFrom('team_invitation')
    .select(['id', 'email', 'role', 'expires_at'])
    .where('used_at', 'is', null)
    .where('user_id', 'is', null)
    .where('email', 'is not', null)
    .where('expires_at', '>', clock())
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email ?? '',
    role: row.role,
    expiresAt: row.expires_at.toISOString(),
  }));
}

export interface PersonChange {
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  /** The byline this person has; null takes it away. */
  readonly contributorId?: string | null | undefined;
}

/**
 * Changes what a person may do. Disabling ends all their sessions. The newsroom always keeps an owner who can sign
 * in, also when two owners change each other at the same moment.
 */
export async function changePerson(
  { db, clock }: PeopleContext,
  by: ActingPerson,
  id: string,
  change: PersonChange,
): Promise<Result<undefined, TeamProblem>> {
  if (change.disabled === true && id === by.userId)
    return err({ type: 'yourself', message: 'You cannot disable yourself. Ask another owner to do it.' });
  return db.transaction().execute(async (trx) => {
    // All owners are locked, in one order: who changes one of them waits for the other.
    const owners = await trx
      .selectFrom('team_user')
      .select(['id', 'demo'])
      .where('role', '=', 'owner')
      .where('disabled_at', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute();
    const person = await trx
      .selectFrom('team_user')
      .select(['id', 'name', 'email', 'role', 'disabled_at', 'demo', 'contributor_id'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (person === undefined)
      return err<TeamProblem>({ type: 'not-found', message: 'There is no such person any more.' });
    const leaves = change.disabled === true || (change.role !== undefined && change.role !== 'owner');
    const isOwner = owners.some((owner) => owner.id === id);
    const others = owners.filter((owner) => owner.id !== id && (person.demo || !owner.demo));
    if (leaves && isOwner && others.length === 0)
      return err<TeamProblem>({
        type: 'last-owner',
        message: `${person.name} is the newsroom's only owner. Make somebody else owner first.`,
      });
    const audit = (act: string, details: Readonly<Record<string, unknown>> = {}) =>
      appendAudit(trx, {
        at: clock(),
        userId: by.userId,
        userName: by.name,
        act,
        subjectType: 'person',
        subjectId: id,
        details: { name: person.name, ...details },
      });
    if (change.role !== undefined && change.role !== person.role) {
      await trx.updateTable('team_user').set({ role: change.role }).where('id', '=', id).execute();
      await audit('role-changed', { from: person.role, to: change.role });
    }
    if (change.disabled !== undefined && change.disabled !== (person.disabled_at !== null)) {
      await trx
        .updateTable('team_user')
        .set({ disabled_at: change.disabled ? clock() : null })
        .where('id', '=', id)
        .execute();
      if (change.disabled) await endAccess(trx, id);
      await audit(change.disabled ? 'person-disabled' : 'person-enabled');
    }
    if (change.contributorId !== undefined && change.contributorId !== person.contributor_id) {
      if (change.contributorId !== null && !(await hasContributor(trx, change.contributorId)))
        return err<TeamProblem>({ type: 'not-found', message: 'There is no such byline any more.' });
      await trx
        .updateTable('team_user')
        .set({ contributor_id: change.contributorId })
        .where('id', '=', id)
        .execute();
      await audit('byline-changed', { contributorId: change.contributorId });
    }
    return ok(undefined);
  });
}

/** Sessions, open links and known devices. */
async function endAccess(trx: Executor, userId: string): Promise<void> {
  await trx.deleteFrom('team_session').where('user_id', '=', userId).execute();
  await trx.deleteFrom('team_device').where('user_id', '=', userId).execute();
  await trx
    .deleteFrom('team_invitation')
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .execute();
}

async function hasContributor(trx: Executor, id: string): Promise<boolean> {
  const row = await trx.selectFrom('contributor').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** Signs a person out everywhere. */
export async function endSessionsOf(
  { db, clock }: PeopleContext,
  by: ActingPerson,
  userId: string,
): Promise<Result<undefined, TeamProblem>> {
  return db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('team_user')
      .select('name')
      .where('id', '=', userId)
      .executeTakeFirst();
    if (person === undefined)
      return err<TeamProblem>({ type: 'not-found', message: 'There is no such person any more.' });
    await trx.deleteFrom('team_session').where('user_id', '=', userId).execute();
    await appendAudit(trx, {
      at: clock(),
      userId: by.userId,
      userName: by.name,
      act: 'sessions-ended',
      subjectType: 'person',
      subjectId: userId,
      details: { name: person.name },
    });
    return ok(undefined);
  });
}
