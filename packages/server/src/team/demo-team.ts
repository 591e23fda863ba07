import type { Clock } from '@onrecord/domain/clock';
import { ROLES, type Role } from '@onrecord/domain/team/roles';
import { hashPassword } from 'better-auth/crypto';
import type { Database } from '../store/database.ts';
import { findSettings } from '../store/newsroom.ts';
import { addPerson } from './accept-invitation.ts';

/** Public: it stands on the sign-in screen of a demo, and opens nothing anywhere else. */
const DEMO_PASSWORD = 'the harbour at low tide';

/** One person of each role; editor and reporter have their byline in the demo's stories. */
const DEMO_PEOPLE: Readonly<Record<Role, { readonly name: string; readonly contributorSlug?: string }>> = {
  owner: { name: 'Mara Voss', contributorSlug: 'mara-voss' },
  editor: { name: 'Ines Halloran', contributorSlug: 'ines-halloran' },
  reporter: { name: 'Tomas Reyl', contributorSlug: 'tomas-reyl' },
  viewer: { name: 'Sela Arden' },
};

export interface DemoAccount {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

const demoEmail = (role: Role) => `${role}@portaurel.example`;

/** Adds the demo newsroom's people, where they are not there yet. For a newsroom that is a demo only. */
export async function addDemoTeam(db: Database, clock: Clock): Promise<void> {
  if (((await findSettings(db))?.demoNotice ?? '') === '') return;
  const there = await db.selectFrom('team_user').select('id').where('demo', '=', true).limit(1).execute();
  if (there.length > 0) return;
  const password = await hashPassword(DEMO_PASSWORD);
  await db.transaction().execute(async (trx) => {
    for (const role of ROLES) {
      const { name, contributorSlug } = DEMO_PEOPLE[role];
      const contributor =
        contributorSlug === undefined
          ? undefined
          : await trx
              .selectFrom('contributor')
              .select('id')
              .where('slug', '=', contributorSlug)
              .executeTakeFirst();
      await addPerson(trx, {
        name,
        email: demoEmail(role),
        role,
        password,
        at: clock(),
        demo: true,
        contributorId: contributor?.id ?? null,
      });
    }
  });
}

/** What the sign-in screen of a demo offers: nothing once the newsroom says that it is no demo. */
export async function listDemoAccounts(db: Database): Promise<DemoAccount[]> {
  if (((await findSettings(db))?.demoNotice ?? '') === '') return [];
  const people = await db
    .selectFrom('team_user')
    .select(['name', 'email', 'role'])
    .where('demo', '=', true)
    .where('disabled_at', 'is', null)
    .execute();
  return people
    .map((person) => ({ ...person, password: DEMO_PASSWORD }))
    .sort((a, b) => ROLES.indexOf(b.role) - ROLES.indexOf(a.role));
}
