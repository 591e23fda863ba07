import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCorrections } from '../packages/server/src/commands/add-corrections.ts';
import { buildStory } from '../packages/server/src/testing/stories.ts';
import { idOf } from '../packages/server/src/testing/views.ts';
import { type ServedNewsroom, serveNewsroom } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

let served: ServedNewsroom;
beforeAll(async () => {
  served = await serveNewsroom();
});
afterAll(() => served?.close());

/** Newer than everything, and later each time. */
let minutes = 0;
const now = () => new Date(Date.UTC(2025, 2, 14) + ++minutes * 60_000);
const publish = (slug: string, overrides: Parameters<typeof buildStory>[1] = {}) =>
  served.newsroom.save(buildStory(slug, { firstPublishedAt: now(), ...overrides }));

const headlines = (page: Page) =>
  page.locator('.feed').first().locator('.item :is(h2,h3,h4)').allInnerTexts();

/** The feed's entries as text browsers would tell them apart. */
const entries = (page: Page) =>
  page
    .locator('.feed')
    .first()
    .locator('> :is(.day, .item)')
    .evaluateAll((found) => found.map((entry) => `${entry.tagName}.${entry.className} ${entry.textContent}`));

/** What the feed shows has to begin with what a reader gets who comes now. */
async function expectAsServed(page: Page) {
  const fresh = await served.visit(new URL(page.url()).pathname);
  const expected = await entries(fresh);
  await expect.poll(async () => (await entries(page)).slice(0, expected.length), PATIENCE).toEqual(expected);
  await fresh.context().close();
}

describe('a page that is open', () => {
  it('offers new stories, and shows them when asked', async () => {
    const page = await served.visit('/');
    const before = await headlines(page);
    const title = await page.title();
    await publish('ferry', { headline: 'The ferry sails again' });
    await publish('tide', { headline: 'High tide tonight' });
    await page.getByRole('button', { name: '2 new stories' }).waitFor();
    expect(await headlines(page)).toEqual(before);
    await expect.poll(() => page.title(), PATIENCE).toBe(`(2) ${title}`);
    await page.getByRole('button', { name: '2 new stories' }).click();
    await expect.poll(() => headlines(page), PATIENCE).toContain('High tide tonight');
    expect((await headlines(page)).slice(0, 3)).toEqual([
      'High tide tonight',
      'The ferry sails again',
      before[0],
    ]);
    await expect.poll(() => page.title(), PATIENCE).toBe(title);
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('feed');
    await expectAsServed(page);
    await page.context().close();
  });

  it('changes and takes away in place, also what leads, waits or was added below', async () => {
    const page = await served.visit('/');
    await page.getByRole('link', { name: 'Show More' }).click();
    await expect.poll(async () => (await headlines(page)).length, PATIENCE).toBeGreaterThan(20);
    await publish('lead', { headline: 'A lead to be' });
    await page.getByRole('button', { name: '1 new story' }).waitFor();
    const [lead = ''] = await headlines(page);

    await publish('story-3', { headline: 'Story three, mended', firstPublishedAt: at('story-3') });
    await expect.poll(() => headlines(page), PATIENCE).toContain('Story three, mended');
    await publish('story-30', { headline: 'Story thirty, mended', firstPublishedAt: at('story-30') });
    await expect.poll(() => headlines(page), PATIENCE).toContain('Story thirty, mended');
    expect((await headlines(page))[0]).toBe(lead);

    await publish('lead', { state: 'withdrawn' });
    await expect.poll(() => page.getByRole('button', { name: 'new stor' }).count(), PATIENCE).toBe(0);
    await publish('story-4', { state: 'retracted', firstPublishedAt: at('story-4') });
    await expect.poll(() => headlines(page), PATIENCE).not.toContain('The quay, report 4');
    await publish('tide', { state: 'withdrawn' });
    await expect.poll(() => headlines(page), PATIENCE).not.toContain('High tide tonight');
    expect((await headlines(page))[0]).toBe('The ferry sails again');
    await page.context().close();
  });

  it('follows its story: headline, correction, withdrawal', async () => {
    const page = await served.visit('/story-7/');
    await page.evaluate(() => document.querySelector('.body p')?.setAttribute('data-kept', ''));
    await publish('story-7', { headline: 'Seven, under another headline', firstPublishedAt: at('story-7') });
    await page.getByRole('heading', { level: 1, name: 'Seven, under another headline' }).waitFor();
    await expect.poll(() => page.title(), PATIENCE).toContain('Seven, under another headline');
    await addCorrections(served.newsroom.context, [
      {
        id: idOf('live'),
        storyId: idOf('story:story-7'),
        kind: 'correction',
        note: 'It was the west quay.',
        at: now(),
      },
    ]);
    await page.getByText('It was the west quay.').waitFor();
    await publish('story-7', { state: 'withdrawn', firstPublishedAt: at('story-7') });
    await page.getByText('This story was withdrawn').waitFor();
    expect(await page.title()).not.toContain('Seven');
    await page.context().close();
  });

  it('switches to the delta address where the stream cannot be held', async () => {
    let asked = 0;
    const page = await served.visit('/', {}, async (context) => {
      await context.route('**/live/events*', (route) => route.abort());
      context.on('response', (response) => {
        if (/\/live\/since\/\d+\.json/.test(response.url())) asked++;
      });
    });
    await expect.poll(() => asked, PATIENCE).toBeGreaterThan(0);
    await publish('delta', { headline: 'Told in another way' });
    await page.getByRole('button', { name: '1 new story' }).waitFor();
    await page.context().close();
  });

  it('catches up after it was away', async () => {
    const page = await served.visit('/');
    await publish('before', { headline: 'Before the tunnel' });
    await page.getByRole('button', { name: '1 new story' }).waitFor();
    await page.context().setOffline(true);
    await publish('away', { headline: 'In the tunnel' });
    await publish('before', { state: 'withdrawn' });
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '1 new story' }).click();
    await expect.poll(() => headlines(page), PATIENCE).toContain('In the tunnel');
    expect(await headlines(page)).not.toContain('Before the tunnel');
    await expectAsServed(page);
    await page.context().close();
  });

  it('comes back with the network, and waits for nothing', async () => {
    // The page's clock stands still from the time it has given up: nothing happens because time goes by.
    const page = await served.visit('/', {}, async (context) => {
      await context.clock.install({ time: new Date() });
      await context.route('**/live/**', (route) => route.abort());
    });
    await page.clock.runFor(20_000);
    await page.clock.pauseAt(new Date(Date.now() + 60_000));
    await page.context().unroute('**/live/**');
    await publish('online', { headline: 'The line is mended' });
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByRole('button', { name: '1 new story' }).waitFor();
    await page.context().close();
  });

  it('holds no connection in tabs that nobody looks at: over HTTP/1.1 there are six for all of them', async () => {
    const context = await served.browser.newContext();
    await context.addInitScript(() => {
      let hidden = true;
      Object.defineProperty(document, 'hidden', { get: () => hidden });
      Object.assign(window, {
        look: (at: boolean) => {
          hidden = !at;
          document.dispatchEvent(new Event('visibilitychange'));
        },
      });
    });
    const look = (page: Page, seen: boolean) => page.evaluate(`look(${seen})`);
    let streams = 0;
    context.on('request', (request) => {
      if (request.url().includes('/live/events')) streams++;
    });
    context.on('requestfailed', (request) => {
      if (request.url().includes('/live/events')) streams--;
    });
    const tabs: Page[] = [];
    for (let opened = 0; opened < 8; opened++) {
      const page = await context.newPage();
      await page.goto(served.site.origin);
      tabs.push(page);
    }
    expect(streams).toBe(0);
    const [first, second] = tabs as [Page, Page];
    await look(first, true);
    await expect.poll(() => streams, PATIENCE).toBe(1);
    await look(first, false);
    await expect.poll(() => streams, PATIENCE).toBe(0);
    // What happened meanwhile is there as soon as somebody looks.
    await publish('unseen', { headline: 'While nobody looked' });
    for (const page of [first, second]) {
      await look(page, true);
      await page.getByRole('button', { name: '1 new story' }).waitFor();
    }
    await context.close();
  });

  it('is right without JavaScript once it is loaded again', async () => {
    const page = await served.visit('/', { javaScriptEnabled: false });
    await publish('plain', { headline: 'Plain as day' });
    await expect
      .poll(async () => {
        await page.reload();
        return headlines(page);
      }, PATIENCE)
      .toContain('Plain as day');
    await page.context().close();
  });
});

/** When `serveNewsroom` published one of its numbered stories. */
function at(slug: string): Date {
  return new Date(Date.UTC(2025, 2, 13) - Number(slug.replace('story-', '')) * 3_600_000);
}
