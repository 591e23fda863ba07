import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { samplePicture } from '../packages/server/src/media/testing/picture-samples.ts';
import { createTestDatabase, type TestDatabase } from '../packages/server/src/testing/test-database.ts';
import { launchBrowser } from './browser.ts';
import { endAll, type Site, startSite } from './onrecord.ts';
import { PATIENCE } from './patience.ts';
import { barOf, goToEnd, headlineOf, saved, sheetOpen, textOf, typeAtEnd } from './sheet.ts';

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

const read = async (path: string) => (await fetch(`${site.origin}${path}`)).text();

it('a newsroom begins, writes, checks, schedules, publishes and corrects its first stories', async () => {
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
  await barOf(reporter).getByText('In review').waitFor();

  // The editor reads over the shoulder, mends a word, and publishes.
  await editor.goto(storyUrl);
  await editor.locator('.ProseMirror').last().getByText('ferry operator said').waitFor();
  await editor.getByRole('button', { name: 'Publish', exact: true }).click();
  await editor.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await editor
    .getByText(/^Published/)
    .first()
    .waitFor();
  await expect.poll(() => read('/'), PATIENCE).toContain('Council keeps the late boat');
  expect(await read('/council-keeps-the-late-boat/')).toContain('the ferry operator said');

  // The next story has a quote, the first one beside it, and a picture; it goes back once and out by the clock.
  await reporter.goto(`${site.origin}/desk/`);
  await reporter
    .getByRole('button', { name: /New story/ })
    .first()
    .click();
  await reporter.waitForURL(/\/desk\/stories\//);
  await sheetOpen(reporter);
  await headlineOf(reporter).fill('Crew to sail at midnight');
  await textOf(reporter).focus();
  await reporter.keyboard.type('/quo');
  await reporter.getByRole('option', { name: /Quote/ }).waitFor();
  await reporter.keyboard.press('Enter');
  await reporter.keyboard.type('We sail at midnight.');
  await reporter.getByLabel('Said by').fill('Aldous Crane');
  await reporter.getByLabel('Said by').press('Enter');
  await reporter.keyboard.type('/related');
  await reporter.getByRole('option', { name: /Related/ }).waitFor();
  await reporter.keyboard.press('Enter');
  const related = reporter.getByRole('dialog', { name: 'Related story' });
  await related.getByRole('searchbox').fill('late boat');
  await related.getByRole('button', { name: /Council keeps the late boat/ }).click();
  await reporter.getByRole('group', { name: 'Related story' }).getByText('Council keeps').waitFor();
  await goToEnd(reporter);
  await pasteFile(textOf(reporter), 'boat.jpg', await samplePicture(900, 600).jpeg().toBuffer());
  const picture = reporter.getByRole('group', { name: 'Picture' });
  await picture.getByLabel('Alt text').fill('The late boat at the quay');
  await picture.getByLabel('Credit').fill('Tomas Reyl');
  await saved(reporter);
  const ask = async () => {
    await reporter.getByRole('button', { name: 'Ask for review' }).click();
    const dialog = reporter.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Ask for review' }).click();
    await dialog.waitFor({ state: 'detached' });
    await barOf(reporter).getByText('In review').waitFor();
  };
  await ask();

  await editor.goto(reporter.url());
  await sheetOpen(editor);
  await editor.getByRole('button', { name: 'Ask for changes' }).click();
  await editor.getByRole('dialog').getByLabel('What should change').fill('At what hour exactly?');
  await editor.getByRole('dialog').getByRole('button', { name: 'Ask for changes' }).click();
  await reporter.getByRole('tab', { name: /^Review/ }).click();
  await reporter.getByText('At what hour exactly?').waitFor();
  await typeAtEnd(reporter, 'The boat leaves at 00:05.');
  await saved(reporter);
  await ask();

  await editor.getByRole('button', { name: 'Approve' }).click();
  await editor.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
  await barOf(editor).getByText('Approved').waitFor();
  await editor.getByRole('button', { name: 'Schedule', exact: true }).click();
  const schedule = editor.getByRole('dialog', { name: 'Schedule' });
  const time = schedule.getByLabel(/^Time in/);
  // The next minute of the newsroom's clocks, which are set to UTC; the one after where that begins at once.
  const goesOutAt = new Date(Date.now() + 80_000).toISOString();
  await schedule.getByLabel('Day').fill(goesOutAt.slice(0, 10));
  await time.fill(goesOutAt.slice(11, 16));
  await schedule.getByRole('button', { name: 'Schedule' }).click();
  await schedule.waitFor({ state: 'detached' });
  expect(await read('/')).not.toContain('Crew to sail');
  await expect
    .poll(() => read('/'), { timeout: 100_000, interval: 250 })
    .toContain('Crew to sail at midnight');
  const path = '/crew-to-sail-at-midnight/';
  const page = await read(path);
  for (const shown of [
    'We sail at midnight.',
    'Aldous Crane',
    'Council keeps the late boat',
    'Tomas Reyl',
    '00:05',
  ])
    expect(page).toContain(shown);

  // A fact was wrong: the change is staged, unseen, until it goes out as a correction.
  await typeAtEnd(editor, ' It sails from the north quay.');
  await saved(editor);
  expect(await read(path)).not.toContain('from the north quay');
  await editor.getByRole('button', { name: 'Publish changes' }).click();
  const dialog = editor.getByRole('dialog');
  await dialog.getByLabel(/^Correction/).check();
  await dialog.getByLabel('The note for readers').fill('An earlier version named the wrong quay.');
  await dialog.getByRole('button', { name: 'Publish changes' }).click();
  await dialog.waitFor({ state: 'detached' });
  for (const outlet of [path, '/corrections/', '/rss/', '/atom.xml', '/feed.json'])
    await expect.poll(() => read(outlet), PATIENCE).toContain('named the wrong quay');
  expect(await read(path)).toContain('from the north quay');
}, 240_000);

/** Pastes a file where the cursor is, as from another program. */
async function pasteFile(place: Locator, name: string, bytes: Buffer): Promise<void> {
  await place.evaluate(
    (element, { name, base64 }) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(
        new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type: 'image/jpeg' }),
      );
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { name, base64: bytes.toString('base64') },
  );
}
