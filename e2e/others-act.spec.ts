import { body, paragraph } from '@onrecord/domain/body/build';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedDesk, serveDesk } from './newsroom.ts';

let desk: ServedDesk;
beforeAll(async () => {
  desk = await serveDesk();
});
afterAll(() => desk?.close());

/** As if another tab were in front: the desk then asks for nothing by the clock. */
async function goBehind(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
}

it('what others do with a story that is open shows without being asked for', async () => {
  const id = await desk.addStory('quay', 'reporter', {
    headline: 'The quay reopens',
    body: body(paragraph('Ships are back.')),
  });
  const reporter = await desk.enter('reporter', `stories/${id}`);
  await reporter.getByRole('button', { name: 'Ask for review' }).waitFor();
  await reporter.getByRole('textbox', { name: 'Text of the story' }).waitFor();
  await reporter.getByText('saved', { exact: true }).first().waitFor();
  await reporter.getByRole('tab', { name: /^Review/ }).click();
  await goBehind(reporter);

  const editor = await desk.enter('editor');
  const { origin } = desk.site;
  const act = async (data: object) => {
    const done = await editor.request.post(`${origin}/desk/api/stories/${id}/acts`, {
      headers: { origin },
      data,
    });
    expect(done.status(), await done.text()).toBe(200);
  };
  const state = (words: string) => reporter.locator('.bar .state').getByText(words).waitFor();
  await act({ act: 'ask-review' });
  await state('In review');
  await act({ act: 'ask-changes', note: 'Who signed the report?' });
  await state('Draft');
  await reporter.getByText('Who signed the report?').waitFor();
  await act({ act: 'publish' });
  await state('Published');
});
