import { BREAKING_KEY } from '@onrecord/domain/address/keys';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liftBreaking, setBreaking } from '../packages/server/src/commands/desk/set-breaking.ts';
import { appendEvent } from '../packages/server/src/store/event-log.ts';
import { createDesk, type TestDesk } from '../packages/server/src/testing/desk.ts';
import { idOf } from '../packages/server/src/testing/views.ts';
import { launchBrowser } from './browser.ts';
import { type ServedNewsroom, serveNewsroom } from './newsroom.ts';

let served: ServedNewsroom;
let browser: Browser;
let desk: TestDesk;

beforeAll(async () => {
  [served, browser] = await Promise.all([serveNewsroom(), launchBrowser()]);
  // The server goes by the real time.
  served.newsroom.now = new Date();
  desk = await createDesk(served.newsroom);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const soon = { timeout: 15_000 };

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${served.site.origin}${path}`);
  return page;
}

async function set(text: string, slug?: string): Promise<void> {
  const storyId = slug === undefined ? null : idOf(`story:${slug}`);
  const done = await setBreaking(desk.as('editor'), { text, storyId, minutes: 30, notify: false });
  if (!done.ok) throw new Error(done.error.type);
}
const lift = () => liftBreaking(desk.as('editor'));

/** Lets the banner end sooner than it was set to, and says so to every process. */
const endAt = (until: Date) =>
  served.newsroom.db.transaction().execute(async (trx) => {
    await trx.updateTable('breaking_banner').set({ until }).execute();
    const at = new Date();
    await appendEvent(trx, { type: 'breaking-changed', actor: 'test', at, keys: [BREAKING_KEY], paths: [] });
  });

const banner = (page: Page) => page.locator('.banner p');
const says = (page: Page, words: string) =>
  expect.poll(() => banner(page).allInnerTexts(), soon).toEqual(words === '' ? [] : [words]);

describe('breaking news', () => {
  it('comes onto pages that are open, changes there, leads to its story, and goes', async () => {
    const pages = await Promise.all(
      ['/', '/story-3/', '/tag/port/', '/search/', '/nowhere/'].map((at) => open(at)),
    );
    for (const page of pages) await says(page, '');
    await set('The east quay is closed');
    for (const page of pages) await says(page, 'Breaking The east quay is closed');
    await set('The east quay is open again', 'story-7');
    for (const page of pages) await says(page, 'Breaking The east quay is open again');
    await lift();
    for (const page of pages) await says(page, '');

    await set('The east quay is closed again', 'story-7');
    const [front] = pages as [Page, ...Page[]];
    await banner(front).getByRole('link').click();
    await front.waitForURL(`${served.site.origin}/story-7/`);
    await says(front, 'Breaking The east quay is closed again');
    await lift();
    for (const page of pages) await page.context().close();
  });

  it('does not move what is being read', async () => {
    const page = await open('/story-3/', {
      viewport: { width: 390, height: 700 },
      reducedMotion: 'reduce',
    });
    await page.evaluate(() => document.querySelector('.feed .item:last-of-type')?.scrollIntoView());
    const place = () =>
      page.evaluate(() => document.querySelector('.feed .item:last-of-type')?.getBoundingClientRect().top);
    const before = await place();
    await set('The east quay is closed');
    await says(page, 'Breaking The east quay is closed');
    await expect.poll(async () => Math.abs(((await place()) ?? 0) - (before ?? 0)), soon).toBeLessThan(1);
    await lift();
    await page.context().close();
  });

  it('is right without JavaScript once a page is loaded again', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    const saysReloaded = (words: string[]) =>
      expect
        .poll(async () => {
          await page.reload();
          return banner(page).allInnerTexts();
        }, soon)
        .toEqual(words);
    await set('The east quay is closed');
    await saysReloaded(['Breaking The east quay is closed']);
    await lift();
    await saysReloaded([]);
    await page.context().close();
  });

  it('ends by itself at its time', async () => {
    const page = await open('/');
    await set('The east quay is closed');
    await says(page, 'Breaking The east quay is closed');
    await served.newsroom.db.updateTable('breaking_banner').set({ until: new Date() }).execute();
    await says(page, '');
    expect(await served.newsroom.db.selectFrom('breaking_banner').select('text').execute()).toEqual([]);
    await page.context().close();
  });

  it('ends at its time on a page that hears of nothing any more', async () => {
    const page = await open('/story-5/');
    await set('The east quay is closed');
    await says(page, 'Breaking The east quay is closed');
    const until = new Date(Date.now() + 4000);
    await endAt(until);
    await expect.poll(() => banner(page).getAttribute('data-until'), soon).toBe(until.toISOString());
    await page.context().setOffline(true);
    await says(page, '');
    await page.context().close();
  });

  it('is gone when somebody comes back to a page that slept beyond its time', async () => {
    const page = await open('/story-6/');
    await page.clock.install({ time: new Date() });
    await page.reload();
    await set('The east quay is closed');
    await says(page, 'Breaking The east quay is closed');
    await page.context().setOffline(true);
    // A machine that sleeps: the time is another one, and no timer has run.
    await page.clock.setFixedTime(Date.now() + 3_600_000);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await says(page, '');
    await lift();
    await page.context().close();
  });
});
