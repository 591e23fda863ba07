import type { Browser, CDPSession, Page } from 'playwright-core';
import type { DeskPerson } from '../desk-person.ts';
import { type Table, verdict } from '../report.ts';
import type { ServerAddress } from '../server-process.ts';
import { saveDrafts } from './stories.ts';
import { openWindow, whenWordsShow } from './window.ts';

const BAR_BYTES = 350_000;
const KINDS = ['Document', 'Script', 'Stylesheet', 'Font'] as const;
/** What it fetches ahead, for work without a network, would be taken for what the page asks for. */
const NO_WORKER = { serviceWorkers: 'block' } as const;
type Kind = (typeof KINDS)[number];
type Bytes = Readonly<Record<Kind, number>>;

/** What somebody's first visit brings over the wire until the sign-in screen, the home and a first story can be used. */
export async function measureFirstScreens(
  browser: Browser,
  server: ServerAddress,
  person: DeskPerson,
): Promise<Table> {
  const [draft] = await saveDrafts(server, { name: 'first-opened', count: 1, words: 600, by: person });
  if (draft === undefined) throw new Error('There is no story to open.');

  const stranger = await (await browser.newContext(NO_WORKER)).newPage();
  const signInTraffic = await watchTraffic(stranger);
  await stranger.goto(`${server.origin}/desk/`);
  await stranger.locator('input[type=password]').waitFor();
  const signIn = signInTraffic();
  await stranger.context().close();

  const page = await openWindow(browser, server.origin, person, NO_WORKER);
  const traffic = await watchTraffic(page);
  await page.goto(`${server.origin}/desk/`);
  await page.locator('.stories tbody tr').first().waitFor();
  const home = traffic();
  await page.goto(`${server.origin}/desk/stories/${draft.id}`);
  await page.evaluate(whenWordsShow, draft.lastWords);
  const story = traffic();
  await page.context().close();

  const row = (what: string, bytes: Bytes) => ({ what, ...bytes });
  return {
    title: 'A first visit to the desk: bytes over the wire, brotli',
    columns: [
      { key: 'what', label: 'until' },
      { key: 'Document', label: 'HTML' },
      { key: 'Script', label: 'JavaScript' },
      { key: 'Stylesheet', label: 'CSS' },
      { key: 'Font', label: 'fonts' },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: [
      row('somebody can sign in', signIn),
      {
        ...row('home can be used', home),
        bar: `JavaScript ≤ ${BAR_BYTES}`,
        verdict: verdict(home.Script <= BAR_BYTES),
      },
      row('… and a first story can be written in', story),
    ],
  };
}

/** Counts what a page asks for from here on. The function returned tells the sum of what has come so far. */
async function watchTraffic(page: Page): Promise<() => Bytes> {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const kinds = new Map<string, Kind>();
  const bytes = { Document: 0, Script: 0, Stylesheet: 0, Font: 0 };
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (isCounted(type)) kinds.set(requestId, type);
  });
  // Headers are in it, and what came from the browser's cache is 0.
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind !== undefined) bytes[kind] += encodedDataLength;
  });
  return () => ({ ...bytes });
}

const isCounted = (type: string): type is Kind => (KINDS as readonly string[]).includes(type);
