import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../packages/server/src/testing/test-database.ts';
import { launchBrowser } from './browser.ts';
import { endAll, type Site, startSite } from './onrecord.ts';

const PASSWORD = 'nine lanterns on a long pier';

let dataDir: string;
let database: TestDatabase;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'onrecord-e2e-'));
  database = await createTestDatabase();
  site = await startSite({ DATABASE_URL: database.connectionString, DATA_DIR: dataDir });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await endAll();
  await database?.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** A window of somebody's own, who joins by a link. */
async function enter(link: string, name: string, email: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel('Name').fill(name);
  const mail = page.getByLabel('E-mail');
  if (await mail.isEditable()) await mail.fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByText('New story').first().waitFor();
  return page;
}

async function invite(owner: Page, email: string, role: string): Promise<string> {
  await owner.goto(`${site.origin}/desk/people`);
  await owner.getByLabel('Invite somebody').fill(email);
  await owner.getByLabel('As', { exact: true }).selectOption(role);
  await owner.getByRole('button', { name: 'Invite' }).click();
  await owner.getByText('Give this link').waitFor();
  const link = /http:\/\/localhost:\d+\/desk\/welcome\/[\w-]+/.exec(
    (await owner.locator('body').innerText()) + (await owner.content()),
  )?.[0];
  if (link === undefined) throw new Error('The invitation shows no link.');
  return link;
}

/** The bar says so only once the database has everything that was typed. */
const saved = (page: Page) =>
  expect.poll(() => page.locator('body').innerText(), { timeout: 15_000 }).toMatch(/^Saved$/m);

const read = async (path: string) => (await fetch(`${site.origin}${path}`)).text();

it('a newsroom begins, writes, checks, publishes and corrects its first story', async () => {
  await site.process.says('/desk/welcome/');
  const ownerLink = /http:\/\/localhost:\d+\/desk\/welcome\/[\w-]+/.exec(site.process.output())?.[0] ?? '';
  const owner = await enter(ownerLink, 'Noa Barzilai', 'noa@news.example');
  const reporter = await enter(
    await invite(owner, 'reyl@news.example', 'reporter'),
    'Tomas Reyl',
    'reyl@news.example',
  );
  const editor = await enter(
    await invite(owner, 'ines@news.example', 'editor'),
    'Ines Halloran',
    'ines@news.example',
  );

  // The reporter writes.
  await reporter
    .getByRole('button', { name: /New story/ })
    .first()
    .click();
  await reporter.waitForURL(/\/desk\/stories\//);
  const storyUrl = reporter.url();
  await reporter.getByLabel('Headline').first().click();
  await reporter.keyboard.type('Council keeps the late boat');
  await reporter.locator('.ProseMirror').last().click();
  await reporter.keyboard.type(
    'The city council voted on Friday to keep the late boat, the ferry operator said.',
  );
  await saved(reporter);
  expect(await read('/')).not.toContain('late boat');
  await reporter.getByRole('button', { name: 'Ask for review' }).click();
  await reporter.getByRole('dialog').getByLabel('A note for the editor').fill('Please check the vote.');
  await reporter.getByRole('dialog').getByRole('button', { name: 'Ask for review' }).click();
  await reporter.getByText('In review').first().waitFor();

  // The editor reads over the shoulder, mends a word, and publishes.
  await editor.goto(storyUrl);
  await editor.locator('.ProseMirror').last().getByText('ferry operator said').waitFor();
  await editor.getByRole('button', { name: 'Publish', exact: true }).click();
  await editor.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await editor
    .getByText(/^Published/)
    .first()
    .waitFor();
  await expect.poll(() => read('/'), { timeout: 5000 }).toContain('Council keeps the late boat');
  const path = '/council-keeps-the-late-boat/';
  expect(await read(path)).toContain('the ferry operator said');

  // A fact was wrong: the change is staged, unseen, until it goes out as a correction.
  await editor.locator('.ProseMirror').last().click();
  await editor.keyboard.press('Control+End');
  await editor.keyboard.type(' The vote was on Thursday.');
  await saved(editor);
  expect(await read(path)).not.toContain('The vote was on Thursday.');
  await editor.getByRole('button', { name: 'Publish changes' }).click();
  const dialog = editor.getByRole('dialog');
  await dialog.getByLabel(/^Correction/).check();
  await dialog.getByLabel('The note for readers').fill('An earlier version gave the wrong day of the vote.');
  await dialog.getByRole('button', { name: 'Publish changes' }).click();
  await dialog.waitFor({ state: 'detached' });
  for (const outlet of [path, '/corrections/', '/rss/', '/atom.xml', '/feed.json'])
    await expect.poll(() => read(outlet), { timeout: 5000 }).toContain('wrong day of the vote');
  expect(await read(path)).toContain('The vote was on Thursday.');
});
