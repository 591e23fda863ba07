import type { Role } from '@onrecord/domain/team/roles';
import type { Hono } from 'hono';
import { createLog } from '../log.ts';
import { COMMAND_LINE, invite } from '../team/invitations.ts';
import type { Letter } from '../team/mail.ts';
import { loadTeamSecret } from '../team/secret.ts';
import { createTeam, type Team } from '../team/team.ts';
import { createPeopleRoutes } from '../web/desk-api/people-routes.ts';
import { createNewsroom, type TestNewsroom } from './stories.ts';

export const TEST_ORIGIN = 'https://news.example';
/** Good enough for the rule, and the same for everybody. */
export const TEST_PASSWORD = 'gulls over the cold harbour';

export interface TestTeam {
  readonly newsroom: TestNewsroom;
  readonly team: Team;
  readonly api: Hono;
  /** What was mailed. */
  readonly letters: Letter[];
  /** A browser with no cookies yet, at an address of its own. */
  browser(address?: string): TestBrowser;
  /** Invites somebody and has the invitation accepted, in a browser that is returned. */
  join(email: string, role: Role): Promise<TestBrowser>;
  close(): Promise<void>;
}

/** The real sign-in on a database of its own. Its clock stands still until the test moves `newsroom.now`. */
export async function createTestTeam(): Promise<TestTeam> {
  const newsroom = await createNewsroom();
  const { db } = newsroom;
  newsroom.now = new Date();
  const clock = () => newsroom.now;
  const letters: Letter[] = [];
  const mail = { send: async (letter: Letter) => void letters.push(letter) };
  const log = createLog('silent');
  const team = createTeam({ db, origin: TEST_ORIGIN, secret: await loadTeamSecret(db), mail, clock, log });
  const api = createPeopleRoutes({ db, team, clock, log });
  let browsers = 0;
  const test: TestTeam = {
    newsroom,
    team,
    api,
    letters,
    browser: (address) => {
      browsers += 1;
      return new TestBrowser(team, api, address ?? `203.0.113.${browsers}`);
    },
    async join(email, role) {
      const context = { db, clock, origin: TEST_ORIGIN, mail: undefined, log };
      const invited = await invite(context, COMMAND_LINE, { email, role });
      if (!invited.ok) throw new Error(invited.error.message);
      const browser = test.browser();
      const accepted = await browser.accept(invited.value.url, { name: email.split('@')[0] ?? '' });
      if (!accepted.ok) throw new Error(await accepted.text());
      return browser;
    },
    async close() {
      await team.close();
      await newsroom.close();
    },
  };
  return test;
}

/** What the answers in these tests may hold; a test reads what it expects. */
export interface Said {
  readonly type: string;
  readonly title: string;
  readonly url: string;
  readonly mailed: boolean;
  readonly forName: string | null;
  readonly people: readonly object[];
  readonly invitations: readonly { readonly id: string }[];
  readonly sessions: readonly object[];
  readonly twoFactorRedirect: boolean;
  readonly totpURI: string;
  readonly backupCodes: readonly string[];
  readonly demoAccounts: readonly {
    readonly role: string;
    readonly email: string;
    readonly password: string;
  }[];
}

export async function said(response: Response | Promise<Response>): Promise<Said> {
  return (await (await response).json()) as Said;
}

/** Sends what the desk sends, and keeps cookies as a browser does. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #team: Team;
  readonly #api: Hono;
  readonly #address: string;

  constructor(team: Team, api: Hono, address: string) {
    this.#team = team;
    this.#api = api;
    this.#address = address;
  }

  /** Asks `/desk/auth…`. */
  async auth(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await this.#team.handler(this.#request(`/desk/auth${path}`, method, body, headers), {
      address: this.#address,
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      if (value === '' || attributes.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Asks the people routes. */
  async api(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return this.#api.request(this.#request(path, method, body, headers));
  }

  signIn(email: string, password = TEST_PASSWORD) {
    return this.auth('POST', '/sign-in/email', { email, password });
  }

  accept(url: string, more: Record<string, unknown>) {
    const token = url.slice(url.lastIndexOf('/') + 1);
    return this.auth('POST', '/invitations/accept', { token, password: TEST_PASSWORD, ...more });
  }

  /** Who this browser is signed in as. */
  who() {
    return this.#team.findActor(this.headers());
  }

  headers(more: Record<string, string> = {}): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ ...(cookie === '' ? {} : { cookie }), ...more });
  }

  #request(path: string, method: string, body: unknown, headers: Record<string, string>): Request {
    return new Request(`${TEST_ORIGIN}${path}`, {
      method,
      headers: this.headers({ origin: TEST_ORIGIN, 'content-type': 'application/json', ...headers }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }
}
