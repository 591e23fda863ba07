import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealClaim } from '../packages/server/src/commands/claims/seal-claim.ts';
import { createFileStore } from '../packages/server/src/media/file-store.ts';
import { succeeded } from '../packages/server/src/testing/ledger.ts';
import { type LedgerNewsroom, recordDispute } from '../packages/server/src/testing/ledger-newsroom.ts';
import { COLOUR_RULES, violationsOn } from './axe.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

let desk: ServedDesk;
let ledger: LedgerNewsroom;
let claimPath: string;
beforeAll(async () => {
  desk = await serveDesk();
  ledger = await recordDispute(desk.newsroom, createFileStore({ dataDir: desk.dataDir }));
  claimPath = await ledger.pathOf(ledger.wall);
});
afterAll(() => desk?.close());

const SOURCE = '/sources/aldous-crane/';
const WALL = 'The sea wall “was never at risk” during last week’s storm.';

/** Presses Tab until a link with this name has the focus, then follows it. */
async function follow(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === name) {
      await page.keyboard.press('Enter');
      return;
    }
  }
  throw new Error(`No link ${name} was reached.`);
}

it('a reader gets from a claim to who made it, to all statements and to a search, by keyboard and without scripts', async () => {
  const page = await desk.visit(claimPath, { javaScriptEnabled: false });
  expect(await page.locator('h1').innerText()).toBe(WALL);
  const denial = page.getByRole('region', { name: 'Denied by' });
  expect(await denial.innerText()).toMatch(/Movement at segments 11 to 14.*City engineers/s);
  await follow(page, 'Aldous Crane');
  await page.waitForURL(`**${SOURCE}`);
  expect(await page.locator('main').innerText()).toContain('Also called Captain Crane');
  await follow(page, 'On the record');
  await page.waitForURL('**/claims/');
  await page.getByLabel('Search statements and sources').focus();
  await page.keyboard.type('segments');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/claims/?q=segments');
  await follow(page, '“Movement at segments 11 to 14.”');
  await page.waitForURL(`**${await ledger.pathOf(ledger.log)}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^Download duty-log-4\.pdf/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('duty-log-4.pdf');
  await page.context().close();
});

describe.each([
  ['light', 1280, []],
  ['dark', 390, COLOUR_RULES],
] as const)('in %s, at %i px', (colorScheme, width, rules) => {
  it('axe finds nothing on the ledger’s pages, nothing is cut off, and nobody else is asked', async () => {
    const context = await desk.browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const others: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(desk.site.origin)) others.push(request.url());
    });
    for (const path of [
      claimPath,
      await ledger.pathOf(ledger.log),
      SOURCE,
      '/claims/',
      '/claims/?q=crane',
      '/claims/?q=narwhal',
    ]) {
      await page.goto(`${desk.site.origin}${path}`);
      expect(await violationsOn(page, rules), path).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
    expect(others).toEqual([]);
    await context.close();
  });
});

it('both sides stand side by side where there is room, and the denial follows at once where there is none', async () => {
  const page = await desk.visit(claimPath, { viewport: { width: 1280, height: 900 } });
  const places = () =>
    page
      .locator('.side')
      .evaluateAll((sides) =>
        sides.map((side) => ({ x: side.getBoundingClientRect().x, y: side.getBoundingClientRect().y })),
      );
  const [statement, denial] = await places();
  expect(denial?.y).toBe(statement?.y);
  expect(denial?.x).toBeGreaterThan(statement?.x ?? 0);
  await page.setViewportSize({ width: 390, height: 844 });
  const [first, second] = await places();
  expect(second?.x).toBe(first?.x);
  expect(second?.y).toBeGreaterThan(first?.y ?? 0);
  await page.context().close();
});

it('open pages follow a finding that changes, and a claim that is sealed', async () => {
  const pages = await Promise.all([claimPath, SOURCE, '/claims/'].map((path) => desk.visit(path)));
  const show = (words: RegExp) =>
    Promise.all(
      pages.map((page) => expect.poll(() => page.locator('main').innerText(), PATIENCE).toMatch(words)),
    );
  await show(/Disputed/);
  await ledger.find(ledger.wall, 'false', 'The log shows movement at four segments.');
  await show(/False/);
  const [claim, source] = pages as [Page, Page];
  expect(await claim.locator('main').innerText()).toContain('The log shows movement at four segments.');
  const seal = { sealed: true, notice: 'Withheld after a ruling.', reason: 'case 7' } as const;
  succeeded(await sealClaim(ledger.desk.as('editor'), ledger.wall, seal));
  await expect.poll(() => claim.locator('main').innerText(), PATIENCE).toContain('Withheld after a ruling.');
  await expect
    .poll(() => source.locator('main').innerText(), PATIENCE)
    .toContain('No statements of this source');
  for (const page of pages) {
    await expect.poll(() => page.locator('main').innerText(), PATIENCE).not.toContain(WALL);
    await page.context().close();
  }
});
