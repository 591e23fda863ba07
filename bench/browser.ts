import type { Browser } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { findChromium } from '../scripts/find-chromium.ts';
import { type BenchContext, Refused } from './bench-context.ts';

/** A Chromium without a window, closed at the end of the bench. */
export async function openBrowser(context: BenchContext): Promise<Browser> {
  const chromium = await findChromium();
  if (chromium === undefined)
    throw new Refused('This bench needs Chromium: install it, or set CHROME_PATH to its program.');
  process.env.CHROME_PATH = chromium;
  const browser = await launchBrowser();
  context.defer(() => browser.close());
  return browser;
}
