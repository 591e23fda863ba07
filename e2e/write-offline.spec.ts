import { body, paragraph } from '@onrecord/domain/body/build';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { samplePicture } from '../packages/server/src/media/testing/picture-samples.ts';
import { violationsOn } from './axe.ts';
import { layCable, loseNetwork, type NetworkCable, regainNetwork } from './network-cable.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import {
  draftOf,
  headlineOf,
  paragraphsOf,
  saidOfSaving,
  saved,
  sheetOpen,
  textOf,
  typeAtEnd,
} from './sheet.ts';

let desk: ServedDesk;
let cable: NetworkCable;
beforeAll(async () => {
  [desk, cable] = await Promise.all([serveDesk(), layCable()]);
});
afterAll(async () => {
  await desk?.close();
  await cable?.close();
});

/** Waits until the browser has kept the desk's files for when there is no network. */
async function keptForLater(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
  });
}

async function openAgain(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await sheetOpen(page);
  return page;
}

const says = (page: Page) => expect.poll(() => saidOfSaving(page), PATIENCE);

it('a reporter without a network goes on writing, closes the tab, and loses nothing', async () => {
  const storyId = await desk.addStory('ferry', 'reporter', {
    headline: 'Ferry',
    body: body(paragraph('The boat left.')),
  });
  const address = `stories/${storyId}`;
  let reporter = await desk.enter('reporter', address, {
    proxy: cable.proxy,
    serviceWorkers: 'allow',
  });
  const editor = await desk.enter('editor', address);
  await Promise.all([sheetOpen(reporter), sheetOpen(editor)]);
  await keptForLater(reporter);
  // Once under the worker, so that it has kept what a story needs to open.
  await reporter.reload();
  await sheetOpen(reporter);
  const network = reporter.context();
  await typeAtEnd(reporter, ' It was late.');
  await saved(reporter);

  await loseNetwork(cable, network);
  await says(reporter).toMatch(/offline, kept on this machine/i);
  await typeAtEnd(reporter, ' Nobody knew why.');
  await says(reporter).toMatch(/offline, kept on this machine/i);
  const url = reporter.url();
  await reporter.close();

  // Meanwhile somebody else works on it.
  await headlineOf(editor).click();
  await editor.keyboard.press('End');
  await editor.keyboard.type(' leaves an hour late');
  await textOf(editor).focus();
  await editor.keyboard.press('Control+Home');
  await editor.keyboard.type('At nine. ');
  await saved(editor);
  expect(plainTextOf((await draftOf(editor, storyId)).body)).toBe('At nine. The boat left. It was late.');

  reporter = await openAgain(network, url);
  expect(await paragraphsOf(reporter)).toEqual(['The boat left. It was late. Nobody knew why.']);
  await says(reporter).toMatch(/offline, kept on this machine/i);
  await reporter.getByText('No connection.').waitFor();
  await typeAtEnd(reporter, ' Then the fog came.');
  await headlineOf(reporter).click();
  await reporter.keyboard.press('Home');
  await reporter.keyboard.type('Late: ');

  await regainNetwork(cable, network);
  await saved(reporter);
  const whole = 'At nine. The boat left. It was late. Nobody knew why. Then the fog came.';
  for (const page of [reporter, editor]) {
    await expect.poll(() => paragraphsOf(page), PATIENCE).toEqual([whole]);
    await expect.poll(() => headlineOf(page).inputValue(), PATIENCE).toBe('Late: Ferry leaves an hour late');
  }
  const draft = await draftOf(editor, storyId);
  expect([draft.headline, plainTextOf(draft.body)]).toEqual(['Late: Ferry leaves an hour late', whole]);
  await network.close();
  await editor.context().close();
});

/** Puts a picture into the library. Returns its id. */
async function addPicture(page: Page, fileName: string, shade: string): Promise<string> {
  const { origin } = desk.site;
  const answer = await page.request.post(`${origin}/desk/api/media?fileName=${fileName}`, {
    headers: { origin },
    data: await samplePicture(900, 600).tint(shade).jpeg().toBuffer(),
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

it('what two people chose at once is shown to who was away, kept over a reload, and decided there', async () => {
  const storyId = await desk.addStory('two-at-once', 'reporter', { headline: 'Two at once' });
  const address = `stories/${storyId}`;
  const reporter = await desk.enter('reporter', address, {
    proxy: cable.proxy,
    serviceWorkers: 'allow',
  });
  const editor = await desk.enter('editor', address);
  await Promise.all([sheetOpen(reporter), sheetOpen(editor)]);
  await addPicture(editor, 'quay.jpg', 'blue');
  const crane = await addPicture(editor, 'crane.jpg', 'green');
  const network = reporter.context();
  const pickerOf = (page: Page) => page.getByRole('dialog', { name: 'Choose a picture' });
  const openPicker = async (page: Page) => {
    await page.getByRole('button', { name: 'Choose a picture' }).click();
    await pickerOf(page).getByTitle('quay.jpg').waitFor();
  };
  const languageOf = (page: Page) => page.getByLabel('Language');

  // The library is open when the network goes.
  await openPicker(reporter);
  await loseNetwork(cable, network);
  await says(reporter).toMatch(/offline, kept on this machine/i);
  await pickerOf(reporter).getByTitle('quay.jpg').click();
  await languageOf(reporter).fill('uk');
  await reporter.getByLabel('Breaking').check();

  await openPicker(editor);
  await pickerOf(editor).getByTitle('crane.jpg').click();
  await languageOf(editor).fill('de');
  await saved(editor);

  await regainNetwork(cable, network);
  await saved(reporter);
  const contested = reporter.getByRole('region', { name: 'Changed in two places' });
  await contested.waitFor();
  const headings = async () => (await contested.getByRole('heading', { level: 3 }).allInnerTexts()).sort();
  await expect.poll(headings, PATIENCE).toEqual(['Language', 'Picture over the text']);
  await contested.getByText('Ines Halloran chose').first().waitFor();
  const values = (await contested.getByRole('definition').allInnerTexts()).join(' ');
  expect(values).toMatch(/German/);
  expect(values).toMatch(/Ukrainian/);
  await expect.poll(() => contested.locator('img').count(), PATIENCE).toBe(2);
  expect(await violationsOn(reporter)).toEqual([]);
  // Who was there all the time has nothing to decide.
  expect(await editor.getByRole('region', { name: 'Changed in two places' }).count()).toBe(0);

  await reporter.reload();
  await sheetOpen(reporter);
  await contested.waitFor();
  await expect.poll(headings, PATIENCE).toEqual(['Language', 'Picture over the text']);
  await contested.getByRole('button', { name: /^Language: (Use|Keep) mine$/ }).click();
  await expect.poll(headings, PATIENCE).toEqual(['Picture over the text']);
  await contested.getByRole('button', { name: /^Picture over the text: (Use|Keep) theirs$/ }).click();
  await contested.waitFor({ state: 'detached' });
  await saved(reporter);

  for (const page of [reporter, editor])
    await expect.poll(() => languageOf(page).inputValue(), PATIENCE).toBe('uk');
  await expect
    .poll(() => draftOf(editor, storyId), PATIENCE)
    .toMatchObject({ language: 'uk', breaking: true, hero: { mediaId: crane } });
  await reporter.reload();
  await sheetOpen(reporter);
  await saved(reporter);
  expect(await contested.count()).toBe(0);
  await network.close();
  await editor.context().close();
});
