import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildStory } from '../packages/server/src/testing/stories.ts';
import { PUBLISHED, type ServedNewsroom, serveNewsroom } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

let served: ServedNewsroom;
beforeAll(async () => {
  served = await serveNewsroom();
});
afterAll(() => served?.close());

const slugsOn = (page: Page) =>
  page.$$eval('.feed .item', (items) =>
    items.map((item) => item.querySelector('a')?.pathname.replaceAll('/', '') ?? ''),
  );

let late = 0;
/** A story that is newer than all, and one that lands among those still to come. */
const publishMeanwhile = async () => {
  late++;
  await served.newsroom.save(
    buildStory(`late-${late}`, { firstPublishedAt: new Date(Date.UTC(2025, 2, 20) + late) }),
    buildStory(`deep-${late}`, { firstPublishedAt: new Date(Date.UTC(2025, 2, 11, 3, late)) }),
  );
};
const known = (slugs: readonly string[]) => slugs.filter((slug) => PUBLISHED.includes(slug));

it('leads from the front to the end in place, each story once, while stories are being published', async () => {
  const page = await served.browser.newPage();
  await page.goto(served.site.origin);
  const more = page.locator('show-more a');
  let before = await slugsOn(page);
  while ((await more.count()) > 0) {
    await publishMeanwhile();
    await more.click();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.feed .item').length > count,
      before.length,
    );
    const now = await slugsOn(page);
    // What stood there stays, and who goes on by keyboard is at the first new story.
    expect(now.slice(0, before.length)).toEqual(before);
    const focused = () => page.evaluate(() => (document.activeElement as HTMLAnchorElement).pathname);
    await expect.poll(focused, PATIENCE).toBe(`/${now[before.length]}/`);
    expect(await page.locator('.said').getAttribute('role')).toBe('status');
    before = now;
  }
  expect(new Set(before).size).toBe(before.length);
  expect(known(before)).toEqual(PUBLISHED);
  expect(new URL(page.url()).searchParams.has('before')).toBe(true);
  await page.close();
});

it('does so without JavaScript, too, by its links', async () => {
  const context = await served.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(served.site.origin);
  const seen = await slugsOn(page);
  const more = page.locator('a.more');
  while ((await more.count()) > 0) {
    await publishMeanwhile();
    const from = page.url();
    await Promise.all([page.waitForURL(({ href }) => href !== from && /before=/.test(href)), more.click()]);
    seen.push(...(await slugsOn(page)));
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(known(seen)).toEqual(PUBLISHED);
  await context.close();
});

it('goes on under a story, without that story', async () => {
  const page = await served.browser.newPage();
  await page.goto(`${served.site.origin}/story-8/`);
  const before = await slugsOn(page);
  await page.locator('show-more a').click();
  await page.waitForFunction(
    (count) => document.querySelectorAll('.feed .item').length > count,
    before.length,
  );
  const after = await slugsOn(page);
  expect(after).not.toContain('story-8');
  expect(new Set(after).size).toBe(after.length);
  expect(new URL(page.url()).pathname).toBe('/story-8/');
  await page.close();
});
