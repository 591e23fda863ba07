import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violationsInBothColours } from './axe.ts';
import { PAGES, type ServedNewsroom, serveNewsroom } from './newsroom.ts';

let served: ServedNewsroom;
/** One window for all: what a page brings it brings to any. */
let page: Page;
beforeAll(async () => {
  served = await serveNewsroom();
  page = await served.browser.newPage();
});
afterAll(() => served?.close());

it.each(Object.entries(PAGES))(
  'axe finds nothing on a page of the kind %s, in light and dark',
  async (_, path) => {
    await page.goto(`${served.site.origin}${path}`);
    expect(await violationsInBothColours(page)).toEqual([]);
  },
);

it.each(['feed', 'story', 'search with hits'] as const)(
  'everything on a page of the kind %s can be reached and seen by keyboard',
  async (kind) => {
    await page.goto(`${served.site.origin}${PAGES[kind]}`);
    const reachable = await page.evaluate(
      () =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'a[href], button, input, select, summary, audio[controls]',
          ),
        ].filter((element) => element.checkVisibility() && element.tabIndex >= 0).length,
    );
    expect(reachable).toBeGreaterThan(10);
    const seen = new Set<string>();
    let invisible = 0;
    for (let presses = 0; presses < reachable * 2 + 20; presses++) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body) return null;
        const all = [...document.querySelectorAll('*')];
        const box = element.getBoundingClientRect();
        // A headline that leads to its story has the whole entry marked.
        const marked = [element, element.closest('.item, .card')].some((part) => {
          const style = part && getComputedStyle(part);
          return style && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
        });
        return {
          place: `${all.indexOf(element)}`,
          shown: box.width > 0 && box.height > 0,
          marked,
        };
      });
      if (focus === null) break;
      seen.add(focus.place);
      if (!focus.shown || !focus.marked) invisible++;
    }
    expect(invisible).toBe(0);
    expect(seen.size).toBeGreaterThanOrEqual(reachable);
  },
);

it('a search is made and its hit opened with the keyboard alone', async () => {
  await page.goto(`${served.site.origin}/search/`);
  await page.locator('input[name=q]').focus();
  await page.keyboard.type('"report 7"');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await page.getByRole('link', { name: 'The quay, report 7', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/story-7/);
  expect(await page.locator('h1').textContent()).toContain('report 7');
});
