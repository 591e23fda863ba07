import { body, paragraph } from '@onrecord/domain/body/build';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { openStory, saved, typeAtEnd } from './sheet.ts';

let desk: ServedDesk;
let editor: Page;
/** The editor's story and the one that is live, by slug. */
const ids: Record<string, string> = {};

/** How long the one who was away is without a network, by the clock of their page. Milliseconds. */
const AWAY_MS = 60_000;
const STRIDE_MS = 5000;

/** Who has the same page open, each in a way of their own. */
interface Readers {
  readonly [who: string]: Page;
}

beforeAll(async () => {
  desk = await serveDesk();
  const at = (hour: number) => new Date(Date.UTC(2025, 2, 10, hour));
  for (const [hour, slug] of ['wall', 'ferry', 'budget'].entries())
    ids[slug] = await desk.addStory(slug, 'editor', {
      state: 'published',
      headline: `Report on the ${slug}`,
      body: body(paragraph(`Everything about the ${slug}.`)),
      createdAt: at(hour),
      firstPublishedAt: at(hour),
    });
  ids.storm = await desk.addStory('storm', 'editor', { headline: 'Storm warning for the islands' });
  editor = await desk.enter('editor');
});
afterAll(() => desk?.close());

async function gather(path: string) {
  return {
    'who just reads': await desk.visit(path),
    'on a phone': await desk.visit(path, { viewport: { width: 390, height: 844 } }),
    'without JavaScript': await desk.visit(path, { javaScriptEnabled: false }),
    'who was away': await desk.visit(path, {}, (context) => context.clock.install()),
    'at the delta address': await desk.visit(path, {}, (context) =>
      context.route('**/live/events*', (route) => route.abort()),
    ),
  };
}

const leave = (readers: Readers) => Promise.all(Object.values(readers).map((page) => page.context().close()));

/** What each of them sees, shown new where something waits; who has no JavaScript loads the page again. */
async function see(readers: Readers, what: (page: Page) => Promise<unknown>, wanted: unknown): Promise<void> {
  for (const [who, page] of Object.entries(readers))
    await expect
      .poll(
        async () => {
          if (who === 'without JavaScript') await page.reload();
          const waiting = page.getByRole('button', { name: /new stor/ });
          if (await waiting.isVisible()) await waiting.click();
          return [who, await what(page)];
        },
        { ...PATIENCE, message: who },
      )
      .toEqual([who, wanted]);
}

const headlines = (page: Page) =>
  page.locator('.feed').first().locator('.item :is(h2,h3,h4)').allInnerTexts();
const entries = (page: Page) => page.locator('.entries .entry').allInnerTexts();
const holding = (words: string) => async (page: Page) =>
  (await page.locator('main').innerText()).includes(words);

/** What a button of the desk sends. */
async function act(slug: string, request: object): Promise<void> {
  const { origin } = desk.site;
  const answer = await editor.request.post(`${origin}/desk/api/stories/${ids[slug]}/acts`, {
    headers: { origin },
    data: request,
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
}

it('one desk, five readers: every screen of the feed is right', async () => {
  const readers = await gather('/');
  const before = ['Report on the budget', 'Report on the ferry', 'Report on the wall'];
  await see(readers, headlines, before);

  const { 'who was away': away, ...present } = readers;
  await away.context().setOffline(true);
  await act('storm', { act: 'publish' });
  await see(present, headlines, ['Storm warning for the islands', ...before]);

  // A headline is changed, as a correction.
  await openStory(editor, ids.ferry ?? '');
  await editor.getByRole('textbox', { name: 'Headline', exact: true }).fill('The ferry sails after all');
  await typeAtEnd(editor, ' It sails.');
  await saved(editor);
  await act('ferry', { act: 'publish-changes', kind: 'correction', note: 'It does sail.' });
  const after = [
    'Storm warning for the islands',
    'Report on the budget',
    'The ferry sails after all',
    'Report on the wall',
  ];
  await see(present, headlines, after);
  await see(present, holding('It does sail.'), true);
  // In strides, in each of which the page finds anew that it has no network.
  for (let ms = 0; ms < AWAY_MS; ms += STRIDE_MS) await away.clock.fastForward(STRIDE_MS);
  await away.context().setOffline(false);
  await see(readers, headlines, after);
  await see(readers, holding('It does sail.'), true);

  await act('budget', { act: 'retract', note: 'The figures were wrong.' });
  await see(readers, headlines, [after[0], ...after.slice(2)]);
  await leave(readers);
});

it('one desk, five readers: every screen of a live story is right', async () => {
  await act('wall', { act: 'start-live' });
  const readers = await gather('/wall/');
  await editor.goto(`${desk.site.origin}/desk/stories/${ids.wall}/live`);
  const composer = editor.getByRole('region', { name: 'New entry' });
  const post = async (words: string) => {
    await composer.getByRole('textbox', { name: 'Text of the entry' }).click();
    await editor.keyboard.type(words);
    await editor.keyboard.press('Control+Enter');
  };
  const posted = (words: string) => editor.getByRole('feed').getByRole('article').filter({ hasText: words });

  await post('The first wave is over the mole.');
  await readers['who was away'].context().setOffline(true);
  await post('The lower quay is closed.');
  await readers['who was away'].context().setOffline(false);
  const words = async (page: Page) =>
    (await entries(page)).map((entry) => /The [^.]+\./.exec(entry)?.[0] ?? entry);
  await see(readers, words, ['The lower quay is closed.', 'The first wave is over the mole.']);

  await posted('The lower quay').click();
  await editor.keyboard.press('e');
  const text = posted('The lower quay').getByRole('textbox', { name: 'Text of the entry' });
  await text.click();
  await editor.keyboard.press('Control+a');
  await editor.keyboard.type('The upper quay is closed.');
  await editor.keyboard.press('Control+Enter');
  await see(readers, words, ['The upper quay is closed.', 'The first wave is over the mole.']);

  await posted('The first wave').click();
  await editor.keyboard.press('Backspace');
  await see(readers, words, ['The upper quay is closed.']);

  // Its own words are corrected, and in the end it is withdrawn.
  await act('wall', { act: 'retract', note: 'The mole was never reached.' });
  await see(readers, holding('The mole was never reached.'), true);
  const owner = await desk.enter('owner');
  const { origin } = desk.site;
  const withdrawn = await owner.request.post(`${origin}/desk/api/stories/${ids.wall}/acts`, {
    headers: { origin },
    data: { act: 'withdraw' },
  });
  expect(withdrawn.status()).toBeLessThan(300);
  await see(readers, holding('This story was withdrawn'), true);
  await leave(readers);
});
