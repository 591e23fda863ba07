import { createHmac } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../packages/server/src/log.ts';
import { COMMAND_LINE, invite, issuePasswordLink } from '../packages/server/src/team/invitations.ts';
import { PASSWORD, type ServedDesk, serveDesk, TEAM } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

let desk: ServedDesk;
beforeAll(async () => {
  desk = await serveDesk();
});
afterAll(() => desk?.close());

/** A browser nobody has signed in with, at the desk. */
async function atTheDoor(context?: BrowserContext): Promise<Page> {
  const page = await (context ?? (await desk.browser.newContext())).newPage();
  await page.goto(`${desk.site.origin}/desk/`);
  await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
  return page;
}

async function giveIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The home, which only somebody who is signed in sees. */
const isIn = (page: Page) => page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();

const alert = (page: Page) => page.getByRole('alert').innerText();

describe('by an invitation', () => {
  const context = () => ({
    db: desk.newsroom.db,
    clock: () => new Date(),
    origin: desk.site.origin,
    mail: undefined,
    log: createLog('silent'),
  });
  const linkFor = async (email: string) => {
    const invited = await invite(context(), COMMAND_LINE, { email, role: 'reporter' });
    if (!invited.ok) throw new Error(invited.error.message);
    return invited.value.url;
  };

  it('somebody joins with a password that is hard to guess, and with no other', async () => {
    const link = await linkFor('new@news.example');
    const page = await (await desk.browser.newContext()).newPage();
    await page.goto(link);
    await page.getByText('You join as reporter.').waitFor();
    await page.getByLabel('Name').fill('Quay Newcomer');
    const password = page.getByLabel('Password', { exact: true });
    const join = page.getByRole('button', { name: 'Join' });
    for (const [weak, words] of [
      ['harbour', '3 more characters'],
      ['password123', 'Among the first an attacker tries'],
      // One's own name is the first that somebody else tries.
      ['quaynewcomer', 'Among the first an attacker tries'],
    ] as const) {
      await password.fill(weak);
      await page.getByText(words).waitFor();
      expect(await join.isDisabled()).toBe(true);
    }
    // A page that does not measure is refused by the server.
    const token = link.slice(link.lastIndexOf('/') + 1);
    const refused = await page.request.post(`${desk.site.origin}/desk/auth/invitations/accept`, {
      headers: { origin: desk.site.origin },
      data: { token, name: 'Quay Newcomer', password: 'password123' },
    });
    expect(await refused.json()).toMatchObject({ type: 'weak-password' });

    await password.fill(PASSWORD);
    await page.getByText('Very hard to guess').waitFor();
    await join.click();
    await isIn(page);
    expect(page.url()).toBe(`${desk.site.origin}/desk/`);
    await page.context().close();
  });

  it('a link works once, and not when it is old', async () => {
    const used = await linkFor('once@news.example');
    const page = await (await desk.browser.newContext()).newPage();
    await page.goto(used);
    await page.getByLabel('Name').fill('Pier Onetime');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Join' }).click();
    await isIn(page);
    const old = await linkFor('old@news.example');
    await desk.newsroom.db
      .updateTable('team_invitation')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('email', '=', 'old@news.example')
      .execute();
    for (const link of [used, old, `${desk.site.origin}/desk/welcome/never-was`]) {
      await page.goto(link);
      await page.getByRole('heading', { name: 'This link leads nowhere any more' }).waitFor();
      await page.getByText('Ask for a new one where you got it.').waitFor();
    }
    await page.context().close();
  });

  it('who forgot the password chooses a new one, and is signed out everywhere else', async () => {
    const before = await desk.enter('viewer');
    await isIn(before);
    const issued = await issuePasswordLink(context(), COMMAND_LINE, desk.people.viewer.id);
    if (!issued.ok) throw new Error(issued.error.message);
    const page = await (await desk.browser.newContext()).newPage();
    await page.goto(issued.value.url);
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe(TEAM.viewer.email);
    await page.getByLabel('Password', { exact: true }).fill('seven gulls asleep on the mole');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await isIn(page);
    await before.getByRole('link', { name: 'People' }).click();
    await before.getByText('Your session has ended').waitFor();
    await page.context().close();
    await before.context().close();
  });
});

describe('by a password', () => {
  it('a wrong one is told in a sentence that is the same for an address nobody has', async () => {
    const page = await atTheDoor();
    await giveIn(page, TEAM.owner.email, 'not the password at all');
    expect(await alert(page)).toContain('The e-mail address or the password is not right.');
    await page.getByText('An owner of the newsroom makes you a link').waitFor();
    const said = await alert(page);
    await giveIn(page, 'nobody@news.example', 'not the password at all');
    await page.getByRole('button', { name: 'Sign in', exact: true }).and(page.locator(':enabled')).waitFor();
    expect(await alert(page)).toBe(said);
    // What was typed is kept, to be mended.
    expect(await page.getByLabel('E-mail').inputValue()).toBe('nobody@news.example');
    await giveIn(page, ` ${TEAM.owner.email.toUpperCase()} `, PASSWORD);
    await isIn(page);
    await page.context().close();
  });

  it('it leads to the page that was asked for', async () => {
    const page = await (await desk.browser.newContext()).newPage();
    await page.goto(`${desk.site.origin}/desk/calendar?month=2027-03`);
    await giveIn(page, TEAM.owner.email, PASSWORD);
    await page.getByRole('heading', { name: 'March 2027' }).waitFor();
    await page.context().close();
  });

  it('guessing is slowed, and the newsroom comes in all the same', async () => {
    const known = await desk.browser.newContext();
    const page = await atTheDoor(known);
    await giveIn(page, TEAM.reporter.email, PASSWORD);
    await isIn(page);
    await page.goto(`${desk.site.origin}/desk/me`);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();

    const attacker = await atTheDoor();
    const guess = (password: string) =>
      attacker.request.post(`${desk.site.origin}/desk/auth/sign-in/email`, {
        headers: { origin: desk.site.origin },
        data: { email: TEAM.reporter.email, password },
      });
    let lanterns = 0;
    // Several at once, as attackers do: one after another, a slow machine waits longer than it has to.
    const guessAtOnce = async () =>
      (await Promise.all([1, 2, 3, 4].map(() => guess(`${++lanterns} lanterns`)))).map((answer) =>
        answer.status(),
      );
    await expect.poll(guessAtOnce, PATIENCE).toContain(429);
    // As after a few more: the wait doubles with each. Not even the right one opens then.
    await desk.newsroom.db
      .updateTable('team_try')
      .set({ free_at: new Date(Date.now() + 60_000) })
      .where('kind', '!=', 'address')
      .where('failures', '>', 1)
      .execute();
    await giveIn(attacker, TEAM.reporter.email, PASSWORD);
    expect(await alert(attacker)).toMatch(/too many wrong passwords\. Try again in \d+ seconds/);

    await giveIn(page, TEAM.reporter.email, PASSWORD);
    await isIn(page);
    await known.close();
    await attacker.context().close();
    // The next tests come from the same address, which is counted too.
    await desk.newsroom.db.deleteFrom('team_try').execute();
  });
});

it('one sees where one is signed in, ends it there, and signs out leaving nothing on the machine', async () => {
  await desk.newsroom.db.deleteFrom('team_session').where('user_id', '=', desk.people.owner.id).execute();
  const there = await desk.enter('owner');
  // Who was seen last stands first: each has been seen before the next one comes.
  await isIn(there);
  const elsewhere = await desk.enter('owner');
  await isIn(elsewhere);
  const here = await desk.enter('owner', 'me', { serviceWorkers: 'allow' });
  const sessions = here.locator('section', { hasText: 'Where you are signed in' });
  await sessions.getByText('here, now').waitFor();
  const others = sessions.getByRole('button', { name: 'Sign out Chrome on Linux' });
  // The one that was seen last stands first.
  for (const [left, page] of [
    [1, elsewhere],
    [0, there],
  ] as const) {
    await others.first().click();
    await expect.poll(() => others.count(), PATIENCE).toBe(left);
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByText('Your session has ended').waitFor();
  }
  // The page stays behind the dialog, and goes on after it.
  await there.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await there.getByRole('button', { name: 'Sign in', exact: true }).click();
  await there.getByText('Your session has ended').waitFor({ state: 'detached' });
  await there.getByText(TEAM.editor.email).waitFor();

  const storyId = await desk.addStory('kept-here', 'owner');
  await here.goto(`${desk.site.origin}/desk/stories/${storyId}`);
  await here.locator('.ProseMirror').waitFor();
  const kept = () => here.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await expect.poll(async () => (await kept()).length, PATIENCE).toBeGreaterThan(0);
  await here.getByRole('link', { name: `${TEAM.owner.name}, owner` }).click();
  await here.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await here.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
  await expect.poll(kept, PATIENCE).toEqual([]);
  const answers = () => here.evaluate(() => caches.has('desk-answers'));
  await expect.poll(answers, PATIENCE).toBe(false);
  await here.goto(`${desk.site.origin}/desk/stories/${storyId}`);
  await here.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
  for (const page of [here, there, elsewhere]) await page.context().close();
});

/** What an authenticator app shows for a key in Base32 (RFC 6238: SHA-1, 6 digits, 30 seconds). */
function codeOf(key: string, at = Date.now()): string {
  const bits = [...key.replaceAll(/\s/g, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return `${(hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000}`.padStart(6, '0');
}

it('with a second factor, the password is followed by a code or by a recovery code that works once', async () => {
  const page = await desk.enter('editor', 'me');
  const section = page.locator('section', { hasText: 'Second factor' });
  await section.getByRole('button', { name: 'Turn on' }).click();
  await section.getByLabel('Your password').fill(PASSWORD);
  await section.getByRole('button', { name: 'Go on' }).click();
  const key = await section.locator('.key').innerText();
  await section.getByLabel('Code the app shows now').fill('000000');
  await section.getByRole('button', { name: 'Turn on' }).click();
  expect(await section.getByRole('alert').innerText()).toContain('This code is not right');
  await section.getByLabel('Code the app shows now').fill(codeOf(key));
  await section.getByRole('button', { name: 'Turn on' }).click();
  await section.getByText('Keep these recovery codes').waitFor();
  const [recovery = ''] = await section.locator('.codes li').allInnerTexts();
  await section.getByText('On: after the password').waitFor();

  const other = await desk.browser.newContext();
  const signIn = async (): Promise<Page> => {
    await other.clearCookies();
    const door = await atTheDoor(other);
    await giveIn(door, TEAM.editor.email, PASSWORD);
    await door.getByRole('heading', { name: 'One more step' }).waitFor();
    return door;
  };
  const byCode = await signIn();
  // Nothing is open before the code.
  expect((await byCode.request.get(`${desk.site.origin}/desk/api/me`)).status()).toBe(401);
  await byCode.getByLabel('Code from your authenticator app').fill('123 456');
  await byCode.getByRole('button', { name: 'Go on' }).click();
  expect(await alert(byCode)).toContain('This code is not right');
  await byCode.getByLabel('Code from your authenticator app').fill(codeOf(key));
  await byCode.getByRole('button', { name: 'Go on' }).click();
  await isIn(byCode);

  for (const worked of [true, false]) {
    const door = await signIn();
    await door.getByRole('button', { name: 'use a recovery code' }).click();
    await door.getByLabel('Recovery code').fill(recovery);
    await door.getByRole('button', { name: 'Go on' }).click();
    if (worked) await isIn(door);
    else expect(await alert(door)).toContain('it was used already');
  }
  await other.close();

  await section.getByRole('button', { name: 'Turn off' }).click();
  await section.getByLabel('Your password').fill(PASSWORD);
  await section.getByRole('button', { name: 'Turn it off' }).click();
  await section.getByText('Off. With it').waitFor();
  await page.context().close();
});

it('a passkey is made on a device, opens the desk without a password, and does not once it is removed', async () => {
  const page = await desk.enter('editor', 'me');
  const debuggee = await page.context().newCDPSession(page);
  await debuggee.send('WebAuthn.enable');
  await debuggee.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const section = page.locator('section', { hasText: 'Passkeys' });
  await section.getByRole('button', { name: 'Add a passkey' }).click();
  await section.getByText('Chrome on Linux').waitFor();

  const signOut = async () => {
    await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor();
  };
  await signOut();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await isIn(page);
  await page.getByRole('link', { name: `${TEAM.editor.name}, editor` }).click();
  await section.getByRole('button', { name: 'Remove the passkey' }).click();
  await section.getByText('Chrome on Linux').waitFor({ state: 'detached' });
  await signOut();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  expect(await alert(page)).toContain('not known here any more');
  await page.context().close();
});
