import { type Browser, chromium } from 'playwright-core';

/** No traffic of the browser's own, so that a test sees every request a page makes and no other. */
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the machine's Chromium without a window. The caller closes it.
 *
 * @throws when CHROME_PATH is not set; `npm test` finds a browser and sets it
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH;
  if (!executablePath) {
    throw new Error('CHROME_PATH is not set. Run "npm test -- --only e2e", or set it to a Chromium.');
  }
  // Chromium's sandbox refuses root.
  const asRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath,
    headless: true,
    args: asRoot ? [...ARGUMENTS, '--no-sandbox'] : ARGUMENTS,
  });
}
