import { createHook } from 'node:async_hooks';
import { DEFAULT_SETTINGS, type NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import { beforeEach, describe, expect, it } from 'vitest';
import { saveSettings } from '../store/newsroom.ts';
import {
  createTestTeam,
  said,
  TEST_ORIGIN,
  TEST_PASSWORD,
  type TestBrowser,
  type TestTeam,
} from '../testing/team-browser.ts';
import { addDemoTeam } from './demo-team.ts';
import { changePerson } from './people.ts';
import { loadTeamSecret } from './secret.ts';
import { openTry } from './tries.ts';

let test: TestTeam;
beforeEach(async () => {
  test = await createTestTeam();
  return () => test.close();
});

const SESSION_COOKIE = '__Secure-onrecord.session_token';
const ROOT = { userId: 'test', name: 'Test' };

describe('signing in', () => {
  it('opens a session with a strict cookie that scripts cannot read, and signing out ends it', async () => {
    await test.join('ada@news.example', 'editor');
    const browser = test.browser();
    const response = await browser.signIn('Ada@News.example ');
    expect(response.status).toBe(200);
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith(SESSION_COOKIE));
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Secure', 'Path=/desk'])
      expect(cookie).toContain(attribute);
    expect(await browser.who()).toMatchObject({
      actor: { role: 'editor' },
      name: 'ada',
      email: 'ada@news.example',
      contributorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const kept = browser.headers();
    expect((await browser.auth('POST', '/sign-out', {})).status).toBe(200);
    expect(await test.team.findActor(kept)).toBeUndefined();
  });

  it('never goes on with a session that was there before', async () => {
    const attacker = await test.join('mallory@news.example', 'viewer');
    await test.join('ada@news.example', 'owner');
    const planted = attacker.cookies.get(SESSION_COOKIE) ?? '';
    const victim = test.browser();
    victim.cookies.set(SESSION_COOKIE, planted);
    await victim.signIn('ada@news.example');
    expect(victim.cookies.get(SESSION_COOKIE)).not.toBe(planted);
    expect((await victim.who())?.email).toBe('ada@news.example');
    expect(await attacker.who()).toBeUndefined();
    const invented = test.browser();
    invented.cookies.set(SESSION_COOKIE, 'chosen-by-the-attacker.c2lnbmF0dXJl');
    await invented.signIn('ada@news.example');
    expect(invented.cookies.get(SESSION_COOKIE)).not.toContain('chosen-by-the-attacker');
  });

  it('answers the same to a wrong password, an unknown address and a disabled account', async () => {
    await test.join('ada@news.example', 'editor');
    const gone = await test.join('gone@news.example', 'editor');
    const id = (await gone.who())?.actor.userId ?? '';
    await changePerson(test.newsroom.context, ROOT, id, { disabled: true });
    expect(await gone.who()).toBeUndefined();
    const answers = [
      await test.browser().signIn('ada@news.example', 'not her password at all'),
      await test.browser().signIn('nobody@news.example', 'not her password at all'),
      await test.browser().signIn('gone@news.example'),
    ];
    const told = await Promise.all(
      answers.map(async (one) => [one.status, await one.text(), one.headers.getSetCookie().length]),
    );
    expect(told[0]?.[0]).toBe(401);
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    await changePerson(test.newsroom.context, ROOT, id, { disabled: false });
    expect((await test.browser().signIn('gone@news.example')).status).toBe(200);
  });

  it('works as hard on an unknown address and a disabled account as on a wrong password', async () => {
    await test.join('ada@news.example', 'editor');
    const gone = await test.join('gone@news.example', 'editor');
    await changePerson(test.newsroom.context, ROOT, (await gone.who())?.actor.userId ?? '', {
      disabled: true,
    });
    /** What takes the time is the hash of the password: how often it is made, as Node itself tells. */
    const hashesFor = async (email: string) => {
      let hashes = 0;
      const hook = createHook({
        init: (_, type) => {
          if (type === 'SCRYPTREQUEST') hashes += 1;
        },
      }).enable();
      await test.browser().signIn(email, 'not the password at all');
      hook.disable();
      return hashes;
    };
    for (const name of ['ada', 'nobody', 'gone'])
      expect([name, await hashesFor(`${name}@news.example`)]).toEqual([name, 1]);
  });

  it('takes no request that a page of another site has caused', async () => {
    await test.join('ada@news.example', 'editor');
    const body = { email: 'ada@news.example', password: TEST_PASSWORD };
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${TEST_ORIGIN}.evil.example` },
      { origin: 'http://news.example' },
    ])
      expect((await test.browser().auth('POST', '/sign-in/email', body, headers)).status).toBe(403);
    const form = { 'content-type': 'text/plain' };
    expect((await test.browser().auth('POST', '/sign-in/email', body, form)).status).toBe(415);
  });

  it('has no way to sign up, to reset by mail, or anything else that is not in its table', async () => {
    const browser = test.browser();
    const body = { email: 'new@news.example', password: TEST_PASSWORD, name: 'New', role: 'owner' };
    for (const path of [
      '/sign-up/email',
      '/request-password-reset',
      '/reset-password',
      '/list-sessions',
      '/delete-user',
      '/change-email',
      '/SIGN-UP/email',
      '/sign-in/email/../../sign-up/email',
      '//sign-up/email',
    ])
      expect([path, (await browser.auth('POST', path, body)).status]).toEqual([path, 404]);
    expect(await test.newsroom.db.selectFrom('team_user').selectAll().execute()).toEqual([]);
  });

  it('refuses what is too large or no JSON with a sentence', async () => {
    const browser = test.browser();
    const large = await browser.signIn('ada@news.example', 'x'.repeat(100_000));
    expect(large.status).toBe(413);
    const odd = await browser.auth('POST', '/sign-in/email', ['x']);
    expect([odd.status, (await said(odd)).title]).toEqual([400, 'The request is not a JSON object.']);
  });
});

describe('guessing a password', () => {
  const wrong = 'certainly not the password';
  const ATTACKER = '198.51.100.9';

  it('is slowed for an account from wherever it comes, also for one that does not exist', async () => {
    await test.join('ada@news.example', 'editor');
    const { db } = test.newsroom;
    const guessing = { db, now: test.newsroom.now, secret: await loadTeamSecret(db) };
    for (const email of ['ada@news.example', 'nobody@news.example']) {
      // 98 from as many addresses, without the work of looking at each password.
      for (let at = 0; at < 98; at += 1) await openTry(guessing, [{ kind: 'account', name: email }]);
      const statuses: number[] = [];
      for (let at = 0; at < 4; at += 1) statuses.push((await test.browser().signIn(email, wrong)).status);
      expect(statuses).toEqual([401, 401, 429, 429]);
    }
    const refused = await test.browser().signIn('ada@news.example');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBe(1);
    expect((await said(refused)).title).toContain('Try again in 1 second');
  });

  it('is slowed when all guesses come at once', async () => {
    await test.join('ada@news.example', 'editor');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => test.browser(ATTACKER).signIn('ada@news.example', wrong)),
    );
    expect(answers.filter((one) => one.status === 401)).toHaveLength(10);
  });

  it('keeps nobody waiting whose try was overtaken by another of the same moment', async () => {
    await test.join('ada@news.example', 'editor');
    await test.browser().signIn('ada@news.example', wrong);
    test.newsroom.now = new Date(test.newsroom.now.getTime() - 5);
    expect((await test.browser().signIn('ada@news.example')).status).toBe(200);
  });

  it('waits longer each time, up to a minute, and never for good', async () => {
    await test.join('ada@news.example', 'editor');
    const waits: number[] = [];
    for (let at = 0; at < 14; at += 1) {
      await test.browser(ATTACKER).signIn('ada@news.example', wrong);
      const blocked = await test.browser(ATTACKER).signIn('ada@news.example', wrong);
      const seconds = Number(blocked.headers.get('retry-after') ?? 0);
      if (seconds > 0) waits.push(seconds);
      test.newsroom.now = new Date(test.newsroom.now.getTime() + seconds * 1000);
    }
    expect(waits.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect((await test.browser(ATTACKER).signIn('ada@news.example')).status).toBe(200);
  });

  it('slows neither her at another address nor the device she has, wherever it is', async () => {
    const own = await test.join('ada@news.example', 'owner');
    await own.auth('POST', '/sign-out', {});
    const other = await test.join('bob@news.example', 'editor');
    for (let at = 0; at < 12; at += 1) await test.browser(ATTACKER).signIn('ada@news.example', wrong);
    expect((await test.browser(ATTACKER).signIn('ada@news.example')).status).toBe(429);
    expect((await test.browser().signIn('ada@news.example')).status).toBe(200);
    const carried = (from: TestBrowser) => {
      const browser = test.browser(ATTACKER);
      for (const [name, value] of from.cookies) browser.cookies.set(name, value);
      return browser;
    };
    // Somebody else's device is no key to hers.
    expect((await carried(other).signIn('ada@news.example')).status).toBe(429);
    expect((await carried(own).signIn('ada@news.example')).status).toBe(200);
  });

  it('over many accounts is slowed for the address, whatever it says it is', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 22; at += 1) {
      const browser = test.browser('198.51.100.7');
      const body = { email: `person-${at}@news.example`, password: wrong };
      const forged = { 'x-forwarded-for': `192.0.2.${at}`, 'x-onrecord-address': `192.0.2.${at}` };
      statuses.push((await browser.auth('POST', '/sign-in/email', body, forged)).status);
    }
    expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(20)).toEqual([429, 429]);
  });

  it('is slowed too where a signed-in person is asked for it again', async () => {
    const browser = await test.join('ada@news.example', 'editor');
    const statuses: number[] = [];
    for (let at = 0; at < 12; at += 1)
      statuses.push((await browser.auth('POST', '/two-factor/enable', { password: wrong })).status);
    expect(new Set(statuses.slice(0, 10))).toEqual(new Set([400]));
    expect(statuses.slice(10)).toEqual([429, 429]);
  });
});

describe('a passkey', () => {
  it('needs a device that has checked who holds it', async () => {
    const browser = test.browser();
    const options = await browser.auth('GET', '/passkey/generate-authenticate-options');
    expect([options.status, [...browser.cookies.keys()]]).toEqual([
      200,
      ['__Secure-onrecord.better-auth-passkey'],
    ]);
    const answer = (flags: number) => {
      const data = Buffer.alloc(37);
      data[32] = flags;
      return browser.auth('POST', '/passkey/verify-authentication', {
        response: { id: 'x', response: { authenticatorData: data.toString('base64url') } },
      });
    };
    expect((await said(answer(0x01))).type).toBe('person-not-checked');
    // Checked, but known to nobody here.
    expect((await answer(0x05)).status).toBe(401);
    expect(await browser.who()).toBeUndefined();
  });
});

describe('the second factor', () => {
  it('is asked for after the password; recovery codes work once each', async () => {
    const browser = await test.join('ada@news.example', 'owner');
    const enabled = await said(browser.auth('POST', '/two-factor/enable', { password: TEST_PASSWORD }));
    const code = await totp(enabled.totpURI);
    expect((await browser.auth('POST', '/two-factor/verify-totp', { code })).status).toBe(200);
    expect(await browser.who()).toBeDefined();

    const elsewhere = test.browser();
    expect((await said(elsewhere.signIn('ada@news.example'))).twoFactorRedirect).toBe(true);
    expect(await elsewhere.who()).toBeUndefined();
    expect((await elsewhere.auth('POST', '/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
    const recovery = { code: enabled.backupCodes[0] ?? '' };
    expect((await elsewhere.auth('POST', '/two-factor/verify-backup-code', recovery)).status).toBe(200);
    expect((await elsewhere.who())?.email).toBe('ada@news.example');

    const again = test.browser();
    await again.signIn('ada@news.example');
    expect((await again.auth('POST', '/two-factor/verify-backup-code', recovery)).status).toBe(401);
    const acts = await test.newsroom.db.selectFrom('audit_entry').select('act').orderBy('id').execute();
    expect(acts.map((row) => row.act)).toEqual([
      'person-invited',
      'person-joined',
      'signed-in',
      'second-factor-turned-on',
      'signed-in',
    ]);
  });
});

describe('one’s own account', () => {
  it('takes a name from its owner, and nothing that decides what may be done', async () => {
    const browser = await test.join('ada@news.example', 'viewer');
    expect((await browser.auth('POST', '/update-user', { name: 'Ada Lund' })).status).toBe(200);
    for (const more of [
      { role: 'owner' },
      { disabledAt: null },
      { demo: false },
      { contributorId: 'x' },
      { email: 'x@y.example' },
    ])
      expect((await browser.auth('POST', '/update-user', { name: 'Ada', ...more })).status).toBe(400);
    expect(await browser.who()).toMatchObject({ name: 'Ada Lund', actor: { role: 'viewer' } });
    await browser.auth('POST', '/sign-in/email', {
      email: 'ada@news.example',
      password: TEST_PASSWORD,
      role: 'owner',
    });
    expect((await browser.who())?.actor.role).toBe('viewer');
  });

  it('changes its password for a strong one, which ends the other sessions', async () => {
    const browser = await test.join('ada@news.example', 'editor');
    const other = test.browser();
    await other.signIn('ada@news.example');
    const change = (newPassword: string, currentPassword = TEST_PASSWORD) =>
      browser.auth('POST', '/change-password', { newPassword, currentPassword });
    for (const weak of ['short', 'password12345', 'qwertyuiop1234', 'ada@news.example', 'aaaaaaaaaaaaaaa'])
      expect([weak, (await change(weak)).status]).toEqual([weak, 400]);
    expect((await change('nine lanterns on a pier', 'not the one')).status).toBe(400);
    expect((await change('nine lanterns on a pier')).status).toBe(200);
    expect(await browser.who()).toBeDefined();
    expect(await other.who()).toBeUndefined();
    expect((await test.browser().signIn('ada@news.example')).status).toBe(401);
    expect((await test.browser().signIn('ada@news.example', 'nine lanterns on a pier')).status).toBe(200);
  });
});

describe('the demo’s people', () => {
  const changeSettings = (change: Partial<NewsroomSettings>) =>
    saveSettings(test.newsroom.db, { ...DEFAULT_SETTINGS, ...change }, test.newsroom.now);

  it('sign in while the newsroom is a demo, and not a moment longer', async () => {
    await addDemoTeam(test.newsroom.db, test.newsroom.context.clock);
    expect((await said(test.browser().auth('GET', '/door'))).demoAccounts).toEqual([]);
    await changeSettings({ name: 'Port Aurel', demoNotice: 'A demo.' });
    await addDemoTeam(test.newsroom.db, test.newsroom.context.clock);
    await addDemoTeam(test.newsroom.db, test.newsroom.context.clock);
    const { demoAccounts } = await said(test.browser().auth('GET', '/door'));
    expect(demoAccounts.map((account) => account.role)).toEqual(['owner', 'editor', 'reporter', 'viewer']);
    const browser = test.browser();
    expect((await browser.signIn(demoAccounts[1]?.email ?? '', demoAccounts[1]?.password)).status).toBe(200);
    expect((await browser.who())?.actor.role).toBe('editor');
    await changeSettings({ demoNotice: '' });
    expect(await browser.who()).toBeUndefined();
    expect(
      (await test.browser().signIn(demoAccounts[1]?.email ?? '', demoAccounts[1]?.password)).status,
    ).toBe(401);
    expect((await said(test.browser().auth('GET', '/door'))).demoAccounts).toEqual([]);
  });
});

/** The code an authenticator shows now (RFC 6238). */
async function totp(uri: string): Promise<string> {
  const { createOTP } = await import('@better-auth/utils/otp');
  const { base32 } = await import('@better-auth/utils/base32');
  const secret = new TextDecoder().decode(base32.decode(new URL(uri).searchParams.get('secret') ?? ''));
  return createOTP(secret).totp();
}
