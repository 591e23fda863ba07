import type { Role } from '@onrecord/domain/team/roles';
import type { BrowserContextOptions } from 'playwright-core';
import { createLog } from '../packages/server/src/log.ts';
import { openDatabase } from '../packages/server/src/store/database.ts';
import { COMMAND_LINE, invite } from '../packages/server/src/team/invitations.ts';
import { HttpClient } from './http-client.ts';
import type { ServerAddress } from './server-process.ts';

/** Good enough for the rule, and the same for everybody. */
const PASSWORD = 'gulls over the cold harbour';

/** Somebody who is signed in at the desk. */
export interface DeskPerson {
  readonly name: string;
  readonly role: Role;
  /** The session, as a `Cookie` header. */
  readonly cookie: string;
}

/** Invites people as `onrecord staff invite` does, and has each of them accept over HTTP. */
export async function joinNewsroom(
  { origin, connectionString }: ServerAddress,
  people: ReadonlyArray<{ readonly name: string; readonly role: Role }>,
): Promise<DeskPerson[]> {
  const db = openDatabase({ connectionString, poolSize: 1 });
  const http = new HttpClient(origin);
  const invitations = { db, clock: () => new Date(), origin, mail: undefined, log: createLog('silent') };
  try {
    const joined: DeskPerson[] = [];
    for (const { name, role } of people) {
      const email = `${name.toLowerCase().replaceAll(' ', '.')}@bench.example`;
      const invited = await invite(invitations, COMMAND_LINE, { email, role });
      if (!invited.ok) throw new Error(invited.error.message);
      const token = invited.value.url.slice(invited.value.url.lastIndexOf('/') + 1);
      const answer = await http.post('/desk/auth/invitations/accept', { token, name, password: PASSWORD });
      const cookie = (answer.headers['set-cookie'] ?? []).map((set) => set.split(';')[0]).join('; ');
      if (answer.status !== 200 || cookie === '')
        throw new Error(`${name} could not join: ${answer.status} ${answer.body.toString('utf8')}`);
      joined.push({ name, role, cookie });
    }
    return joined;
  } finally {
    http.close();
    await db.destroy();
  }
}

/** A browser's profile in which this person is signed in. */
export function profileOf({ cookie }: DeskPerson, origin: string): BrowserContextOptions {
  const cookies = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return {
      name: pair.slice(0, at),
      value: pair.slice(at + 1),
      domain: new URL(origin).hostname,
      path: '/desk',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Strict' as const,
    };
  });
  return { viewport: { width: 1280, height: 900 }, storageState: { cookies, origins: [] } };
}

/** Begins a story. Returns its id. */
export async function createStory(origin: string, { cookie }: DeskPerson, headline: string): Promise<string> {
  const http = new HttpClient(origin);
  try {
    const answer = await http.post('/desk/api/stories', { headline }, { Cookie: cookie });
    if (answer.status !== 201)
      throw new Error(`A story could not be begun: ${answer.status} ${answer.body.toString('utf8')}`);
    return (JSON.parse(answer.body.toString('utf8')) as { id: string }).id;
  } finally {
    http.close();
  }
}
