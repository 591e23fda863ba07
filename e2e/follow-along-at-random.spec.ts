import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { buildSite } from '../packages/server/src/testing/views.ts';
import { launchBrowser } from './browser.ts';
import { bundle } from './follow-along/bundle.ts';

const RUNS = 1000;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

it.each([
  ['a feed', 'simulation.ts'],
  ['a live story', 'live-simulation.ts'],
])(
  `whatever the network does, readers of %s end up with what is served, in ${RUNS} random runs`,
  async (_, simulation) => {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><html lang="en"><title>Readers</title>');
    await page.addScriptTag({ content: await bundle(simulation) });
    const first = inject('casesSeed');
    const wrong = await page.evaluate(
      async ({ site, from, runs }) => {
        for (let seed = from; seed < from + runs; seed++) {
          const found = await (
            window as unknown as { run: (seed: number, site: object) => Promise<string> }
          ).run(seed, site);
          if (found) return found;
        }
        return '';
      },
      { site: buildSite(), from: first, runs: RUNS },
    );
    expect(wrong).toBe('');
    await page.close();
  },
);
