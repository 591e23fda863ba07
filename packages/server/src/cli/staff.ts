import { ROLES, type Role } from '@onrecord/domain/team/roles';
import type { Log } from '../log.ts';
import { Refused } from '../refused.ts';
import { openDatabase } from '../store/database.ts';
import { COMMAND_LINE, invite } from '../team/invitations.ts';
import { createMail } from '../team/mail.ts';
import { changePerson, listPeople } from '../team/people.ts';
import { say } from './print.ts';

export interface StaffCommand {
  /** `invite`, `list`, `disable` or `enable`. */
  readonly act: string | undefined;
  readonly email: string | undefined;
  readonly role: string | undefined;
}

/** `onrecord staff …`: the people of the newsroom, from the terminal of its server. */
export async function staff(
  {
    connectionString,
    origin,
    smtpUrl,
    log,
  }: {
    readonly connectionString: string;
    readonly origin: string;
    readonly smtpUrl: string | undefined;
    readonly log: Log;
  },
  { act, email, role }: StaffCommand,
): Promise<void> {
  const db = openDatabase({ connectionString, poolSize: 2 });
  const clock = () => new Date();
  try {
    if (act === 'list' && email === undefined) {
      for (const person of await listPeople({ db, clock })) {
        const state = person.disabled ? 'disabled' : person.demo ? 'demo' : '';
        say([person.email, person.role, person.name, state].filter((part) => part !== '').join('  '));
      }
      return;
    }
    if (email === undefined) throw new Refused(`Say who: onrecord staff ${act ?? 'invite'} EMAIL.`);
    if (act === 'invite') {
      if (!isRole(role))
        throw new Refused(
          `Say what ${email} may do: --role ${ROLES.join(', --role ')}. A reporter writes, an editor publishes, an owner manages people.`,
        );
      const mail = smtpUrl === undefined ? undefined : createMail(smtpUrl, origin);
      const invited = await invite({ db, clock, origin, mail, log }, COMMAND_LINE, { email, role });
      if (!invited.ok) throw new Refused(invited.error.message);
      say(invited.value.url);
      say(
        `${invited.value.mailed ? `Mailed to ${email}. ` : ''}The link works once, until ${invited.value.expiresAt.toISOString().slice(0, 10)}.`,
      );
      return;
    }
    if (act === 'disable' || act === 'enable') {
      const person = (await listPeople({ db, clock })).find((one) => one.email === email.toLowerCase());
      if (person === undefined) throw new Refused(`Nobody in the newsroom has the address ${email}.`);
      const changed = await changePerson({ db, clock }, COMMAND_LINE, person.id, {
        disabled: act === 'disable',
      });
      if (!changed.ok) throw new Refused(changed.error.message);
      say(`${email} is ${act}d.`);
      return;
    }
    throw new Refused(`There is no "staff ${act ?? ''}": there are invite, list, disable and enable.`);
  } finally {
    await db.destroy();
  }
}

const isRole = (role: string | undefined): role is Role => ROLES.some((known) => known === role);
