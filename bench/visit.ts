import type { Browser, Page, Request } from 'playwright-core';

/** What one first visit to a page brought. */
export interface Visit {
  readonly widthPx: number;
  readonly slow: boolean;
  readonly requests: number;
  readonly fonts: number;
  readonly fontBytes: number;
  readonly pictures: number;
  readonly pictureBytes: number;
  /** Requests to any host but the page's own. */
  readonly otherHosts: number;
  /** The sum of all layout shifts, also those that come while the reader scrolls. 0 is none. */
  readonly layoutShift: number;
  /** What moved: for whoever looks for the cause. */
  readonly shifted: readonly string[];
}

const HEIGHTS_PX: Readonly<Record<number, number>> = { 390: 844, 1280: 800 };
/** A slow mobile connection, as Lighthouse has it. */
const SLOW = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_638_400 / 8,
  uploadThroughput: 768_000 / 8,
};
/** What comes late gets so long: before the first scroll, and after the last. */
const SETTLE_MS = 1000;

/** Opens the address in a fresh profile, scrolls to its end, and counts. */
export async function measureVisit(
  browser: Browser,
  url: string,
  { widthPx, slow }: { readonly widthPx: number; readonly slow: boolean },
): Promise<Visit> {
  const profile = await browser.newContext({
    viewport: { width: widthPx, height: HEIGHTS_PX[widthPx] ?? 800 },
  });
  try {
    const page = await profile.newPage();
    if (slow) {
      const devtools = await profile.newCDPSession(page);
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', SLOW);
    }
    const requests: Request[] = [];
    page.on('request', (request) => requests.push(request));
    await page.addInitScript(recordShifts);
    await page.goto(url, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.waitForTimeout(SETTLE_MS);
    await scrollThrough(page);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(SETTLE_MS);
    const shifts = await page.evaluate(() => (window as ShiftWindow).benchShifts ?? []);
    const sizes = await Promise.all(requests.map(bodyBytes));
    const bytesOf = (type: string) =>
      requests.reduce(
        (sum, request, at) => sum + (request.resourceType() === type ? (sizes[at] ?? 0) : 0),
        0,
      );
    const countOf = (type: string) => requests.filter((request) => request.resourceType() === type).length;
    return {
      widthPx,
      slow,
      requests: requests.length,
      fonts: countOf('font'),
      fontBytes: bytesOf('font'),
      pictures: countOf('image'),
      pictureBytes: bytesOf('image'),
      otherHosts: requests.filter((request) => new URL(request.url()).host !== new URL(url).host).length,
      layoutShift: shifts.reduce((sum, shift) => sum + shift.value, 0),
      shifted: shifts.map((shift) => `${shift.value.toFixed(4)} ${shift.nodes.join(', ')}`),
    };
  } finally {
    await profile.close();
  }
}

interface Shift {
  readonly value: number;
  readonly nodes: readonly string[];
}
type ShiftWindow = typeof window & { benchShifts?: Shift[] };

/** Runs in the page, before anything of its own. */
function recordShifts(): void {
  interface LayoutShift extends PerformanceEntry {
    readonly value: number;
    readonly sources: ReadonlyArray<{ readonly node: Node | null }>;
  }
  const shifts: Shift[] = [];
  (window as ShiftWindow).benchShifts = shifts;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[])
      shifts.push({
        value: entry.value,
        nodes: entry.sources.map(({ node }) =>
          node instanceof Element ? `${node.localName}.${node.className}` : (node?.nodeName ?? 'gone'),
        ),
      });
  }).observe({ type: 'layout-shift', buffered: true });
}

async function scrollThrough(page: Page): Promise<void> {
  for (;;) {
    const more = await page.evaluate(() => {
      const before = window.scrollY;
      window.scrollBy(0, window.innerHeight * 0.8);
      return window.scrollY > before;
    });
    if (!more) return;
    await page.waitForTimeout(100);
  }
}

async function bodyBytes(request: Request): Promise<number> {
  const sizes = await request.sizes().catch(() => undefined);
  return sizes?.responseBodySize ?? 0;
}
