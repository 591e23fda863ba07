import { body, paragraph } from '@onrecord/domain/body/build';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { named, textOf as wordsOf } from '../packages/server/src/testing/reading-html.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { barOf, saved, sheetOpen, typeAtEnd } from './sheet.ts';

let desk: ServedDesk;
let editor: Page;
let storyId: string;
beforeAll(async () => {
  desk = await serveDesk();
  storyId = await desk.addStory('lighthouse', 'editor', {
    headline: 'The lighthouse opens its doors',
    dek: 'For the first time in forty years.',
    body: body(paragraph('Visitors may climb it on Sundays.')),
  });
  editor = await desk.enter('editor', `stories/${storyId}`);
  await sheetOpen(editor);
});
afterAll(() => desk?.close());

/** What a reader reads of a story: its part of the page, without the times, which depend on when it is asked for. */
function story(html: string): string {
  const [article] = named(html, 'article');
  if (article === undefined) throw new Error('The page has no article.');
  return wordsOf(article).replace(/\s+/g, ' ').trim();
}

it('shows the page as readers will get it, on a phone and on a desktop', async () => {
  await typeAtEnd(editor, ' Bring a coat.');
  await saved(editor);
  await barOf(editor).getByRole('button', { name: 'Preview' }).click();
  const window = editor.locator('iframe');
  const inside = editor.frameLocator('iframe');
  await inside.getByText('Visitors may climb it on Sundays. Bring a coat.').waitFor();
  expect(await window.getAttribute('title')).toContain('phone');
  const width = () => inside.locator('html').evaluate(() => innerWidth);
  await expect.poll(width, PATIENCE).toBe(390);
  await editor.getByText('Desktop', { exact: true }).click();
  await expect.poll(width, PATIENCE).toBe(1280);

  const preview = await editor.request.get(`${desk.site.origin}/desk/api/stories/${storyId}/preview`);
  const previewed = await preview.text();
  expect(await desk.read('/')).not.toContain('lighthouse');
  expect(preview.headers()).toMatchObject({ 'cache-control': 'private, no-store' });

  await editor.getByRole('button', { name: 'Publish', exact: true }).click();
  await editor.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect.poll(async () => (await fetch(`${desk.site.origin}/lighthouse/`)).status, PATIENCE).toBe(200);
  expect(story(await desk.read('/lighthouse/'))).toBe(story(previewed));
});

it('lets somebody outside read it by a link, until the link ends', async () => {
  await typeAtEnd(editor, ' The stairs are steep.');
  await saved(editor);
  await editor.getByRole('button', { name: 'Link to share' }).click();
  const link = editor.getByRole('textbox', { name: 'Link', exact: true });
  await editor.getByText(/Whoever has this link can read the story until/).waitFor();
  const url = await link.inputValue();

  const outside = await desk.browser.newContext();
  const guest = await outside.newPage();
  const shown = await guest.goto(url);
  expect(shown?.status()).toBe(200);
  await guest.getByText('The stairs are steep.').waitFor();
  expect(shown?.headers()).toMatchObject({
    'x-robots-tag': expect.stringContaining('noindex'),
    'referrer-policy': 'no-referrer',
  });
  // It opens this story, and nothing else.
  expect((await guest.request.get(`${desk.site.origin}/desk/api/stories/${storyId}`)).status()).toBe(401);
  expect(await desk.read('/lighthouse/')).not.toContain('steep');

  // A week later.
  await desk.newsroom.db.updateTable('preview_link').set({ expires_at: new Date() }).execute();
  expect((await guest.goto(url))?.status()).toBe(404);
  await guest.getByText('This link does not lead anywhere (any more).').waitFor();
  await outside.close();
});

it('takes a link back that is out, and no other', async () => {
  const links = editor.getByRole('list', { name: 'Links that are out' });
  const link = editor.getByRole('textbox', { name: 'Link', exact: true });
  /** Makes the link of this number, which is another one than before. */
  const share = async (number: number, before = '') => {
    await editor.getByRole('button', { name: 'Link to share' }).click();
    await expect.poll(() => links.getByRole('listitem').count(), PATIENCE).toBe(number);
    await expect.poll(() => link.inputValue(), PATIENCE).not.toBe(before);
    return link.inputValue();
  };
  await editor.reload();
  await sheetOpen(editor);
  await barOf(editor).getByRole('button', { name: 'Preview' }).click();
  const first = await share(1);
  const second = await share(2, first);
  const status = async (url: string) => (await fetch(url)).status;
  expect([await status(first), await status(second)]).toEqual([200, 200]);

  // Newest first: the second one stands above.
  const newest = links.getByRole('listitem').first();
  expect(await newest.innerText()).toContain('Ines Halloran');
  await newest.getByRole('button', { name: /^Revoke/ }).click();
  await expect.poll(() => links.getByRole('listitem').count(), PATIENCE).toBe(1);
  expect([await status(first), await status(second)]).toEqual([200, 404]);
  // Its address is not offered for copying any more.
  await expect.poll(() => link.count(), PATIENCE).toBe(0);
});
