import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { bundle } from './follow-along/bundle.ts';
import type { Follow, Step } from './follow-along/step-by-step.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="en"><title>A reader</title>');
  await page.addScriptTag({ content: await bundle('step-by-step.ts') });
});
afterAll(() => browser?.close());

const follow = (steps: readonly Step[]) =>
  page.evaluate((steps) => (window as unknown as { follow: Follow }).follow(steps), steps);

const ORIGIN = 'https://news.example';

const pageOf = (event: number, list: string) =>
  `<main data-event="${event}" data-keys="story">${list}</main>`;

/** A page of a live story; the number of an entry is its minute too. `more` is where Show More leads. */
function entries(event: number, numbers: readonly number[], more?: string): string {
  const grows = (numbers[0] ?? 0) > (numbers[1] ?? 0) ? 'up' : 'down';
  const shown = numbers.map(
    (number) =>
      `<article class="entry" id="entry-${number}" data-key="${number}" data-day="2025-03-01"><time
        datetime="2025-03-01T00:0${number}:00.000Z"></time></article>`,
  );
  const button = more ? `<show-more><a href="${ORIGIN}${more}">Show more</a></show-more>` : '';
  return pageOf(
    event,
    `<div class="entries" data-list="live" data-grows="${grows}">${shown.join('')}${button}</div>`,
  );
}

/** A front page: a story by its minute, which leads or does not; a pinned one stands above the days. */
function feed(event: number, pinned: number | undefined, numbers: readonly number[]): string {
  const item = (number: number, leads: boolean) =>
    `<article class="item${leads ? ' lead' : ''}" data-key="${number}">${
      number === pinned ? '<span class="pinned"></span>' : ''
    }<h3>${number}</h3><time datetime="2025-03-01T00:0${number}:00.000Z"></time></article>`;
  const dated = numbers.map((number, at) => item(number, pinned === undefined && at === 0));
  return pageOf(
    event,
    `<section class="feed" data-list="feed"><new-stories></new-stories>${
      pinned === undefined ? '' : item(pinned, true)
    }<h2 class="day"><time datetime="2025-03-01"></time></h2>${dated.join('')}</section>`,
  );
}

const gone = (number: number) => ({ key: `${number}`, lists: [] });
/** Long enough for what is looked at again soon, and short of what is looked at later to be sure. */
const SOON: Step = { passMs: 1000 };
const IN_THE_END: Step = { passMs: 120_000 };

it('who had come to the end of a live story sees an entry there again that went and came back', async () => {
  const shown = await follow([
    { served: { '/': entries(0, [1, 2, 3], '/3'), '/3': entries(0, [4]) } },
    'show more',
    { told: { id: 1, changed: [gone(4)] } },
    { served: { '/': entries(3, [1, 2, 3], '/3'), '/3': entries(3, [4]) } },
    { told: { id: 3, reset: true } },
    SOON,
  ]);
  expect(shown).toBe('1, 2, 3, 4');
});

it('an older copy of the page does not put Show More back under a list that was at its end', async () => {
  const shown = await follow([
    { served: { '/': entries(0, [4, 3, 2], '/2'), '/2': entries(0, [1]) } },
    'show more',
    { told: { id: 2, changed: [gone(1), { key: 'story' }] } },
    SOON,
  ]);
  expect(shown).toBe('4, 3, 2');
});

it('an entry that only an older copy of the next stretch still has goes when that is renewed', async () => {
  const steps: Step[] = [
    { served: { '/': entries(4, [4, 3, 2], '/2'), '/2': entries(4, [1]) } },
    'show more',
    { served: { '/': entries(9, [5, 4, 3], '/3'), '/3': entries(6, [2, 1]) } },
    { told: { id: 9, reset: true } },
    SOON,
    { served: { '/': entries(9, [5, 4, 3], '/3'), '/3': entries(9, [2]) } },
    IN_THE_END,
  ];
  expect(await follow(steps)).toBe('5, 4, 3, 2');
});

it('an entry that Show More took from an older copy of its page goes when that is renewed', async () => {
  const newest = entries(4, [4, 3], '/3');
  const shown = await follow([
    { served: { '/': newest, '/3': entries(2, [2, 1]) } },
    'show more',
    { served: { '/': newest, '/3': entries(4, [2]) } },
    IN_THE_END,
  ]);
  expect(shown).toBe('4, 3, 2');
});

it('an older copy that Show More took after the list was fetched whole is renewed as well', async () => {
  const newest = entries(4, [4, 3], '/3');
  const shown = await follow([
    { served: { '/': newest } },
    { told: { id: 4, reset: true } },
    SOON,
    { served: { '/': newest, '/3': entries(2, [2, 1]) } },
    'show more',
    { served: { '/': newest, '/3': entries(4, [2]) } },
    IN_THE_END,
  ]);
  expect(shown).toBe('4, 3, 2');
});

it('a story that led only while a newer one waited leads no more when that is withdrawn', async () => {
  const steps: Step[] = [
    { served: { '/': feed(0, undefined, [4, 3]) } },
    { served: { '/': feed(2, 1, [5, 4, 3]) } },
    { told: { id: 2, changed: [{ key: 'story' }] } },
    SOON,
  ];
  expect(await follow(steps)).toBe('1 leading, 4 leading, 3');
  const withdrawn: Step[] = [
    { served: { '/': feed(3, 1, [4, 3]) } },
    { told: { id: 3, changed: [gone(5)] } },
    SOON,
  ];
  expect(await follow([...steps, ...withdrawn])).toBe('1 leading, 4, 3');
});
