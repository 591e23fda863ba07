import type { Browser } from 'playwright-core';
import type { BenchContext } from '../bench-context.ts';
import type { DeskPerson } from '../desk-person.ts';
import { DISTRIBUTION_COLUMNS, distribution } from '../distribution.ts';
import type { Table } from '../report.ts';
import type { ServerAddress } from '../server-process.ts';
import { saveDrafts } from './stories.ts';
import { openWindow, whenWordsShow } from './window.ts';

const BAR_MS = 1000;
const WORDS = 1000;
/** Opened before the clock is looked at, so that the desk and its editor are there. */
const WARMING = 2;

/** Opens stories that this browser has not opened before, the desk and its editor being loaded. */
export async function measureOpening(
  context: BenchContext,
  server: ServerAddress,
  {
    browser,
    person,
    stories,
  }: { readonly browser: Browser; readonly person: DeskPerson; readonly stories: number },
): Promise<Table> {
  const options = { words: WORDS, by: person, count: stories + WARMING };
  const listed = await saveDrafts(server, { ...options, name: 'listed' });
  const addressed = await saveDrafts(server, { ...options, name: 'addressed' });
  const page = await openWindow(browser, server.origin, person);
  const fromHome: number[] = [];
  const byAddress: number[] = [];
  for (const { id, slug, lastWords } of listed) {
    context.stopped.signal.throwIfAborted();
    await page.goto(`${server.origin}/desk/?q=${slug}`);
    const link = page.locator(`a[href="/desk/stories/${id}"]`).first();
    await link.waitFor();
    await page.evaluate(noteClicks);
    await link.click();
    const shownAt = await page.evaluate(whenWordsShow, lastWords);
    fromHome.push(shownAt - (await page.evaluate(() => window.clickedAt ?? Number.NaN)));
  }
  for (const { id, lastWords } of addressed) {
    context.stopped.signal.throwIfAborted();
    await page.goto(`${server.origin}/desk/stories/${id}`, { waitUntil: 'commit' });
    byAddress.push(await page.evaluate(whenWordsShow, lastWords));
  }
  await page.context().close();
  const row = (what: string, all: readonly number[]) => distribution(what, all.slice(WARMING), BAR_MS);
  return {
    title: `Opening a story of ${WORDS} words for the first time, warm, ms`,
    columns: DISTRIBUTION_COLUMNS,
    rows: [
      row('clicked on in the list', fromHome),
      row('by its address, the desk from the browser’s cache', byAddress),
    ],
  };
}

declare global {
  interface Window {
    /** When the last click came, by the page's clock. */
    clickedAt?: number;
  }
}

/** Runs in the page. */
function noteClicks(): void {
  const note = (event: Event) => {
    window.clickedAt = event.timeStamp;
  };
  document.addEventListener('click', note, { capture: true });
}
