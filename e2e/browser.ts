import { type Browser, chromium } from 'playwright-core';

/**
 * What Chromium is to do without. The first two have it load a page for the popup under its address bar, which nobody
 * sees, with every page that is opened: two thirds of what opening one costs. Of several such lists Chromium heeds the
 * last: the rest is of Playwright's own, what could make a request or change how a page is loaded.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** No traffic of the browser's own, so that a test sees every request a page makes and no other. */
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${FEATURES_OFF.join(',')}`,
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
