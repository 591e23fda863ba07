import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FilledLedger, fillLedger } from './ledger.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

let desk: ServedDesk;
let ledger: FilledLedger;
let claimPath: string;
beforeAll(async () => {
  desk = await serveDesk();
  ledger = await fillLedger(desk);
  const { public_id } = await desk.newsroom.db
    .selectFrom('claim')
    .select('public_id')
    .where('id', '=', ledger.wall)
    .executeTakeFirstOrThrow();
  claimPath = `/claims/${public_id}/`;
});
afterAll(() => desk?.close());

const GROUNDS = 'The duty log records movement.';

it('one finding, five readers: whatever cites the claim shows it, and the desk lists what may need a line', async () => {
  const readers = {
    'a story, as one reads it': await desk.visit('/inspection/'),
    'another story, on a phone': await desk.visit('/council/', { viewport: { width: 390, height: 844 } }),
    'the claim, without JavaScript': await desk.visit(claimPath, { javaScriptEnabled: false }),
    'the feed, while away': await desk.visit('/'),
    'who said it, at the delta address': await desk.visit('/sources/aldous-crane/', {}, (context) =>
      context.route('**/live/events*', (route) => route.abort()),
    ),
  };
  /** How often the page says so where states stand. */
  const states = (page: Page, state: string) => page.locator('main .state', { hasText: state }).count();
  const see = async (state: string, formerly: string) => {
    for (const [who, page] of Object.entries(readers))
      await expect
        .poll(
          async () => {
            if (who.endsWith('without JavaScript')) await page.reload();
            return [(await states(page, state)) > 0, await states(page, formerly)];
          },
          { ...PATIENCE, message: `${who}: ${state}` },
        )
        .toEqual([true, 0]);
  };
  await see('Disputed', 'False');

  const editor = await desk.enter('editor', `record/${ledger.wall}`);
  await editor.getByRole('article', { name: 'The claim' }).waitFor();
  await readers['the feed, while away'].context().setOffline(true);
  await editor.keyboard.press('f');
  const dialog = editor.getByRole('dialog');
  await dialog.getByLabel('Finding').selectOption('False');
  await dialog.getByLabel('On which grounds').fill(GROUNDS);
  await dialog.getByRole('button', { name: 'Set the finding' }).click();
  await editor.getByRole('heading', { name: 'Follow-ups', exact: true }).waitFor();
  await readers['the feed, while away'].context().setOffline(false);
  await see('False', 'Disputed');
  for (const path of ['/inspection/', '/council/', claimPath])
    expect(await desk.read(path), path).toContain(GROUNDS);

  for (const path of [`${claimPath}claim.json`, '/claims.json']) {
    const json = await desk.read(path);
    expect(json, path).toContain(GROUNDS);
    expect(json, path).toMatch(/"state": ?"false"/);
  }
  expect(await desk.read('/inspection/')).toContain('"ClaimReview"');

  const lines = editor.getByRole('article');
  await expect.poll(() => lines.count(), PATIENCE).toBe(2);
  const proposed = await lines.allInnerTexts();
  for (const headline of ['Harbour master says sea wall', 'Council asks who watched'])
    expect(proposed.some((line) => line.includes(headline))).toBe(true);
  for (const page of Object.values(readers)) await page.context().close();
});
