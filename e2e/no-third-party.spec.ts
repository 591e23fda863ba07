import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES, type ServedNewsroom, serveNewsroom } from './newsroom.ts';

let served: ServedNewsroom;
beforeAll(async () => {
  served = await serveNewsroom();
});
afterAll(() => served?.close());

/** Counts what shifts while the page builds up, from its very start. */
const WATCH_SHIFT = `
  globalThis.shifted = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      shifted.push(entry.value + ' ' + entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 200) ?? node?.nodeName));
  }).observe({ type: 'layout-shift', buffered: true });`;

describe.each([390, 1280])('at %i px', (width) => {
  let page: Page;
  /** The page that is asked for, which may say that there is nothing. */
  let address: string;
  /** What is wrong with the page that is open: who else was asked, what was complained about, what failed. */
  let others: string[];
  let complaints: string[];
  let failed: string[];

  /** One window, in which each page comes as it comes to somebody who was never here: nothing is taken from a cache. */
  beforeAll(async () => {
    page = await served.browser.newPage({ viewport: { width, height: 800 } });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol !== 'data:' && origin !== served.site.origin) others.push(request.url());
    });
    page.on('response', (response) => {
      if (response.status() >= 400 && response.url() !== address)
        failed.push(`${response.status()} ${response.url()}`);
    });
    page.on('console', (message) => {
      const own = message.text().startsWith('Failed to load resource') && message.location().url === address;
      if (['error', 'warning'].includes(message.type()) && !own) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addInitScript(WATCH_SHIFT);
  });
  afterAll(() => page.close());

  it.each(Object.entries(PAGES))(
    'a page of the kind %s asks nobody else, keeps its own policy, and nothing in it moves',
    async (_, path) => {
      await page.goto('about:blank');
      [others, complaints, failed] = [[], [], []];
      address = `${served.site.origin}${path}`;
      await page.goto(address, { waitUntil: 'load' });
      // Down to the end, so that what loads late loads.
      await page.evaluate(async () => {
        for (let top = 0; top < document.body.scrollHeight; top += 600) {
          scrollTo({ top, behavior: 'instant' });
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
      });
      await page.waitForLoadState('networkidle');
      const { shifted, overflow } = await page.evaluate(() => ({
        shifted: (globalThis as unknown as { shifted: string[] }).shifted,
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      }));
      expect({ others, complaints, failed, shifted, overflow }).toEqual({
        others: [],
        complaints: [],
        failed: [],
        shifted: [],
        overflow: 0,
      });
    },
  );
});
