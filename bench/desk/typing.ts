import type { Browser, Page } from 'playwright-core';
import type { BenchContext } from '../bench-context.ts';
import type { DeskPerson } from '../desk-person.ts';
import { DISTRIBUTION_COLUMNS, distribution } from '../distribution.ts';
import type { Table } from '../report.ts';
import type { ServerAddress } from '../server-process.ts';
import { saveDrafts } from './stories.ts';
import { Typist } from './typist.ts';
import { openWindow, whenWordsShow } from './window.ts';

const BAR_MS = 32;
const WORDS = 5000;
/** Between two keys of the person whose window is watched. Milliseconds. */
const KEY_MS = 120;
const LETTERS = 'the council voted on friday to keep the late boat ';
/** Keys before the clock is looked at. */
const WARMING = 30;
/** Event Timing reports nothing shorter (Event Timing API, section 3.3: at least 16). Milliseconds. */
const SHORTEST_REPORTED_MS = 16;

declare global {
  interface Window {
    /** See `watchKeys`. */
    keyTimes?: KeyTimes;
  }
}

interface KeyTimes {
  /** From the key to the end of the frame that shows it. Milliseconds. */
  readonly painted: number[];
  /** What the browser itself says, from the key to the presented frame, in steps of 8 ms; quick ones are missing. */
  readonly presented: number[];
}

/** One person types into the middle of a long story in a real window, while two others type into it too. */
export async function measureTyping(
  context: BenchContext,
  server: ServerAddress,
  {
    browser,
    people,
    keys,
  }: { readonly browser: Browser; readonly people: readonly DeskPerson[]; readonly keys: number },
): Promise<Table> {
  const [writer, ...others] = people as [DeskPerson, ...DeskPerson[]];
  const [draft] = await saveDrafts(server, { name: 'long-read', count: 1, words: WORDS, by: writer });
  if (draft === undefined) throw new Error('There is no story to type into.');
  const page = await openWindow(browser, server.origin, writer);
  await page.goto(`${server.origin}/desk/stories/${draft.id}`);
  await page.evaluate(whenWordsShow, draft.lastWords);
  await putCaretInTheMiddle(page);
  const alone = await typeKeys(context, page, keys);

  const typists: Typist[] = [];
  const close = context.defer(() => {
    for (const typist of typists) typist.close();
  });
  for (const other of others) typists.push(await Typist.open(server.origin, draft.id, other));
  for (const typist of typists) typist.start();
  const together = await typeKeys(context, page, keys);
  await close();
  await page.context().close();
  return table(alone, together);
}

async function putCaretInTheMiddle(page: Page): Promise<void> {
  const paragraphs = page.locator('.story-body > p');
  const middle = paragraphs.nth(Math.floor((await paragraphs.count()) / 2));
  await middle.scrollIntoViewIfNeeded();
  await middle.click();
  await page.keyboard.press('End');
}

async function typeKeys(context: BenchContext, page: Page, keys: number): Promise<Samples> {
  await typeLetters(context, page, WARMING);
  await page.evaluate(watchKeys);
  await typeLetters(context, page, keys);
  const times = await page.evaluate(() => window.keyTimes);
  if (times === undefined) throw new Error('The page was loaded anew while it was typed into.');
  const unreported = Math.max(0, times.painted.length - times.presented.length);
  return {
    painted: times.painted,
    presented: [...times.presented, ...Array<number>(unreported).fill(SHORTEST_REPORTED_MS)],
  };
}

interface Samples {
  readonly painted: readonly number[];
  readonly presented: readonly number[];
}

async function typeLetters(context: BenchContext, page: Page, count: number): Promise<void> {
  for (let key = 0; key < count; key++) {
    context.stopped.signal.throwIfAborted();
    await page.keyboard.press(LETTERS[key % LETTERS.length] ?? ' ');
    await page.waitForTimeout(KEY_MS);
  }
}

/**
 * Notes for each key how long it took, from the event's own time stamp, which is when the browser got it. Runs in the
 * page. The change is made within the event, so the next frame shows it; a message posted in that frame's callback
 * comes when style, layout and paint are done.
 */
function watchKeys(): void {
  const times: KeyTimes = { painted: [], presented: [] };
  if (window.keyTimes === undefined) {
    document.addEventListener(
      'keydown',
      (event) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => window.keyTimes?.painted.push(performance.now() - event.timeStamp);
          port2.postMessage(undefined);
        }),
      { capture: true },
    );
    const observer = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (name === 'keydown') window.keyTimes?.presented.push(duration);
    });
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  }
  window.keyTimes = times;
}

function table(alone: Samples, together: Samples): Table {
  return {
    title: `From a key to the screen in a story of ${WORDS} words, ms`,
    columns: DISTRIBUTION_COLUMNS,
    rows: [
      distribution('three people in it: frame painted', together.painted, BAR_MS),
      distribution('three people in it: presented, by Event Timing', together.presented, BAR_MS),
      distribution('alone: frame painted', alone.painted),
      distribution('alone: presented, by Event Timing', alone.presented),
    ],
  };
}
