import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liftBreaking, setBreaking } from '../packages/server/src/commands/desk/set-breaking.ts';
import { createDesk, type TestDesk } from '../packages/server/src/testing/desk.ts';
import { idOf } from '../packages/server/src/testing/views.ts';
import { type ServedNewsroom, serveNewsroom } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

let served: ServedNewsroom;
let desk: TestDesk;

beforeAll(async () => {
  served = await serveNewsroom();
  // The server goes by the real time.
  served.newsroom.now = new Date();
  desk = await createDesk(served.newsroom);
});
afterAll(() => served?.close());

async function set(text: string, slug?: string): Promise<void> {
  const storyId = slug === undefined ? null : idOf(`story:${slug}`);
  const done = await setBreaking(desk.as('editor'), { text, storyId, minutes: 30, notify: false });
  if (!done.ok) throw new Error(done.error.type);
}
const lift = () => liftBreaking(desk.as('editor'));

const banner = (page: Page) => page.locator('.banner p');
const says = (page: Page, words: string) =>
  expect.poll(() => banner(page).allInnerTexts(), PATIENCE).toEqual(words === '' ? [] : [words]);

describe('breaking news', () => {
  it('comes onto pages that are open, changes there, leads to its story, and goes', async () => {
    const pages = await Promise.all(
      ['/', '/story-3/', '/tag/port/', '/search/', '/nowhere/'].map((at) => served.visit(at)),
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
    const page = await served.visit('/story-3/', {
      viewport: { width: 390, height: 700 },
      reducedMotion: 'reduce',
    });
    await page.evaluate(() => document.querySelector('.feed .item:last-of-type')?.scrollIntoView());
    const place = () =>
      page.evaluate(() => document.querySelector('.feed .item:last-of-type')?.getBoundingClientRect().top);
    const before = await place();
    await set('The east quay is closed');
    await says(page, 'Breaking The east quay is closed');
    await expect.poll(async () => Math.abs(((await place()) ?? 0) - (before ?? 0)), PATIENCE).toBeLessThan(1);
    await lift();
    await page.context().close();
  });

  it('is right without JavaScript once a page is loaded again', async () => {
    const page = await served.visit('/', { javaScriptEnabled: false });
    const saysReloaded = (words: string[]) =>
      expect
        .poll(async () => {
          await page.reload();
          return banner(page).allInnerTexts();
        }, PATIENCE)
        .toEqual(words);
    await set('The east quay is closed');
    await saysReloaded(['Breaking The east quay is closed']);
    await lift();
    await saysReloaded([]);
    await page.context().close();
  });

  it('ends by itself at its time', async () => {
    const page = await served.visit('/');
    await set('The east quay is closed');
    await says(page, 'Breaking The east quay is closed');
    await served.newsroom.db.updateTable('breaking_banner').set({ until: new Date() }).execute();
    await says(page, '');
    expect(await served.newsroom.db.selectFrom('breaking_banner').select('text').execute()).toEqual([]);
    await page.context().close();
  });

  it('ends at its time on a page that hears of nothing any more', async () => {
    const page = await served.visit('/story-5/', {}, (context) => context.clock.install());
    await set('The east quay is closed');
    await says(page, 'Breaking The east quay is closed');
    await page.context().setOffline(true);
    await page.clock.fastForward('29:00');
    await says(page, 'Breaking The east quay is closed');
    await page.clock.fastForward('02:00');
    await says(page, '');
    await page.context().close();
  });

  it('is gone when somebody comes back to a page that slept beyond its time', async () => {
    const page = await served.visit('/story-6/', {}, (context) => context.clock.install());
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
