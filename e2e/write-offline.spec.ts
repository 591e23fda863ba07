import { body, paragraph } from '@onrecord/domain/body/build';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { layCable, type NetworkCable } from './network-cable.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import {
  draftOf,
  headlineOf,
  PATIENCE,
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

async function loseNetwork(context: BrowserContext): Promise<void> {
  cable.cut();
  await context.setOffline(true);
}

async function regainNetwork(context: BrowserContext): Promise<void> {
  cable.plugIn();
  await context.setOffline(false);
}

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
  let reporter = await desk.enter('reporter', address, { proxy: cable.proxy });
  const editor = await desk.enter('editor', address);
  await Promise.all([sheetOpen(reporter), sheetOpen(editor)]);
  await keptForLater(reporter);
  // Once under the worker, so that it has kept what a story needs to open.
  await reporter.reload();
  await sheetOpen(reporter);
  const network = reporter.context();
  await typeAtEnd(reporter, ' It was late.');
  await saved(reporter);

  await loseNetwork(network);
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

  await regainNetwork(network);
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
