import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { PAGES, type ServedNewsroom, serveNewsroom } from './newsroom.ts';

let served: ServedNewsroom;
let browser: Browser;
beforeAll(async () => {
  [served, browser] = await Promise.all([serveNewsroom(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** Counts what shifts while the page builds up, from its very start. */
const WATCH_SHIFT = `
  globalThis.shifted = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      shifted.push(entry.value + ' ' + entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 200) ?? node?.nodeName));
  }).observe({ type: 'layout-shift', buffered: true });`;

describe.each([390, 1280])('at %i px', (width) => {
  it.each(Object.entries(PAGES))(
    'a page of the kind %s asks nobody else, keeps its own policy, and nothing in it moves',
    async (_, path) => {
      const context = await browser.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      const others: string[] = [];
      const complaints: string[] = [];
      const failed: string[] = [];
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol !== 'data:' && origin !== served.site.origin) others.push(request.url());
      });
      page.on('response', (response) => {
        if (response.status() >= 400 && response.url() !== `${served.site.origin}${path}`)
          failed.push(`${response.status()} ${response.url()}`);
      });
      page.on('console', (message) => {
        const own =
          message.text().startsWith('Failed to load resource') && message.location().url.endsWith(path);
        if (['error', 'warning'].includes(message.type()) && !own) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.addInitScript(WATCH_SHIFT);
      await page.goto(`${served.site.origin}${path}`, { waitUntil: 'load' });
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
      await context.close();
    },
  );
});
