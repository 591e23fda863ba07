import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { ROLES, type Role } from '@onrecord/domain/team/roles';
import { type Collab, createCollab } from '../collab/collab.ts';
import { createLog } from '../log.ts';
import { COMMAND_LINE, invite } from '../team/invitations.ts';
import { loadTeamSecret } from '../team/secret.ts';
import { createTeam, type Team } from '../team/team.ts';
import { BuiltFiles } from '../web/built-files.ts';
import { createDesk } from '../web/desk.ts';
import type { DeskFiles } from '../web/desk-app.ts';
import { createNewsroom, type TestNewsroom } from './stories.ts';
import { TEST_PASSWORD } from './team-browser.ts';
import { openTestSite, type TestSite } from './test-site.ts';
import { buildSite } from './views.ts';

/** Where the desk is opened, as far as it knows: requests name it, and go to `port`. */
export const WHOLE_DESK_ORIGIN = buildSite().origin;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Somebody who is signed in, with the cookies of their browser. */
interface Signed {
  readonly userId: string;
  readonly cookie: string;
}

export interface WholeDesk {
  readonly newsroom: TestNewsroom;
  readonly site: TestSite;
  readonly dataDir: string;
  readonly team: Team;
  readonly collab: Collab;
  readonly server: Server;
  readonly port: number;
  /** Somebody of each role, signed in by their password. */
  readonly people: Readonly<Record<Role, Signed>>;
  /** Signs somebody in once more. */
  signIn(role: Role): Promise<string>;
  /** Asks as a browser at the desk does; the path goes out as it is written. `headers` may unsay a header with ''. */
  ask(
    method: string,
    path: string,
    options?: {
      readonly as?: Signed | undefined;
      readonly json?: unknown;
      readonly body?: string | Uint8Array;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<Answer>;
  close(): Promise<void>;
}

/** A process as it serves readers and newsroom, with the real sign-in and co-editing, on a port of its own. */
export async function openWholeDesk(): Promise<WholeDesk> {
  const newsroom = await createNewsroom();
  newsroom.now = new Date();
  const { db, connectionString } = newsroom;
  const { clock } = newsroom.context;
  const origin = WHOLE_DESK_ORIGIN;
  let made: { team: Team; collab: Collab; dataDir: string } | undefined;
  const site = await openTestSite(newsroom, async ({ site, files, dataDir, log }) => {
    const secret = await loadTeamSecret(db);
    const team = createTeam({ db, origin, secret, mail: undefined, clock, log });
    const collab = createCollab({ db, team, log, clock, connectionString, origin });
    made = { team, collab, dataDir };
    const deskFiles = await noBuild();
    return createDesk({ db, site, team, drafts: collab, files, deskFiles, dataDir, origin, clock, log });
  });
  if (made === undefined) throw new Error('The site was made without its desk.');
  const { team, collab, dataDir } = made;
  const server = createServer(getRequestListener(site.app.fetch, { overrideGlobalObjects: false }));
  collab.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const ask: WholeDesk['ask'] = (method, path, { as, json, body, headers = {} } = {}) => {
    const given: Record<string, string> = {
      ...(as && { cookie: as.cookie }),
      ...(method === 'GET' || method === 'HEAD' ? {} : { origin }),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const sent = json === undefined ? body : JSON.stringify(json);
    return new Promise((resolve, reject) => {
      const asking = request({
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
      });
      asking.on('error', reject);
      asking.on('response', (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => {
          const received = new Headers();
          for (let at = 0; at < response.rawHeaders.length; at += 2)
            received.append(response.rawHeaders[at] ?? '', response.rawHeaders[at + 1] ?? '');
          const text = Buffer.concat(pieces).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: received, text });
        });
      });
      asking.end(sent);
    });
  };
  const cookiesOf = ({ headers }: Answer) =>
    headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  const signIn = async (role: Role) => {
    const json = { email: `${role}@harbour.example`, password: TEST_PASSWORD };
    const signed = await ask('POST', '/desk/auth/sign-in/email', { json });
    if (signed.status !== 200) throw new Error(`The ${role} could not sign in: ${signed.text}`);
    return cookiesOf(signed);
  };

  const people: Partial<Record<Role, Signed>> = {};
  for (const role of ROLES) {
    const email = `${role}@harbour.example`;
    const context = { db, clock, origin, mail: undefined, log: createLog('silent') };
    const invited = await invite(context, COMMAND_LINE, { email, role });
    if (!invited.ok) throw new Error(invited.error.message);
    const token = invited.value.url.slice(invited.value.url.lastIndexOf('/') + 1);
    const json = { token, name: `The ${role}`, password: TEST_PASSWORD };
    const joined = await ask('POST', '/desk/auth/invitations/accept', { json });
    if (joined.status !== 200) throw new Error(`The ${role} could not join: ${joined.text}`);
    const cookie = cookiesOf(joined);
    const actor = await team.findActor(new Headers({ cookie }));
    people[role] = { userId: actor?.actor.userId ?? '', cookie };
  }

  return {
    newsroom,
    site,
    dataDir,
    team,
    collab,
    server,
    port,
    people: people as Record<Role, Signed>,
    signIn,
    ask,
    async close() {
      server.close();
      await collab.close();
      server.closeAllConnections();
      await site.close();
      await team.close();
      await newsroom.close();
    },
  };
}

/** What stands in for the desk's build. */
async function noBuild(): Promise<DeskFiles> {
  const page = Buffer.from('<!doctype html><title>Desk</title>');
  const variants = { identity: page, gzip: page, br: page, zstd: page };
  const assets = new BuiltFiles();
  await assets.add('desk.js', Buffer.from('export {};'));
  return { index: variants, offlineScript: variants, assets };
}
