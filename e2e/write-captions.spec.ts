import { body, paragraph, picture, quote, relatedStory } from '@onrecord/domain/body/build';
import type { ElementOf } from '@onrecord/domain/body/elements';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addMedia } from '../packages/server/src/commands/add-media.ts';
import { createFileStore } from '../packages/server/src/media/file-store.ts';
import { samplePicture } from '../packages/server/src/media/testing/picture-samples.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { choosePassage, draftOf, goToParagraph, openStory, paste, saved, textOf } from './sheet.ts';

let desk: ServedDesk;
let editor: Page;
let owner: Page;
let mediaId: string;
beforeAll(async () => {
  desk = await serveDesk();
  const files = createFileStore({ dataDir: desk.dataDir });
  const bytes = await samplePicture(900, 600).jpeg().toBuffer();
  const added = await addMedia(desk.newsroom.context, files, bytes, {
    fileName: 'quay.jpg',
    kind: 'picture',
  });
  if (!added.ok) throw new Error(added.error);
  mediaId = added.value.id;
  [editor, owner] = await Promise.all([desk.enter('editor'), desk.enter('owner')]);
});
afterAll(() => desk?.close());

/** What stands between a story and readers, in the server's sentences. */
async function lacks(page: Page, storyId: string): Promise<string> {
  const answer = await page.request.get(`${desk.site.origin}/desk/api/stories/${storyId}`);
  return ((await answer.json()) as { unready: string[] }).unready.join(' ');
}

it('two people write in one caption, and nobody loses a character', async () => {
  const storyId = await desk.addStory('quay', 'editor', {
    body: body(paragraph('Ships.'), picture({ mediaId, caption: 'The quay.', credit: 'Ada Moss' })),
  });
  await Promise.all([openStory(editor, storyId), openStory(owner, storyId)]);
  const captionOf = (page: Page) => page.getByLabel('Caption', { exact: true }).first();
  const both = [editor, owner] as const;
  const words = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as const;
  for (const page of both) await captionOf(page).click();
  await editor.keyboard.press('Home');
  await owner.keyboard.press('End');
  await Promise.all(both.map((page, at) => page.keyboard.type(words[at] ?? '')));
  const wanted = `${words[0]}The quay.${words[1]}`;
  for (const page of both) await expect.poll(() => captionOf(page).inputValue(), PATIENCE).toBe(wanted);
  for (const page of both) await saved(page);
  const [, shown] = (await draftOf(editor, storyId)).body.content;
  expect((shown as ElementOf<'picture'>).attrs).toMatchObject({ caption: wanted, credit: 'Ada Moss' });
});

it('what is written under a picture goes with it: when it moves, when it is copied, when it is taken out and put back', async () => {
  const storyId = await desk.addStory('cranes', 'editor', {
    body: body(paragraph('Ships.'), quote('Bo', paragraph('We are back.')), paragraph('End.')),
  });
  await openStory(editor, storyId);
  const saidBy = editor.getByLabel('Said by');
  await saidBy.fill('Bo Finch, at the quay');
  await choosePassage(editor, 'We are back.');
  await editor.keyboard.press('Alt+Shift+ArrowUp');
  await expect
    .poll(() => textOf(editor).locator('> *').first().innerText(), PATIENCE)
    .toContain('We are back.');
  await editor.keyboard.press('Control+a');
  await editor.keyboard.press('Control+c');
  await goToParagraph(editor, 2);
  await editor.keyboard.press('Control+v');
  await expect.poll(() => saidBy.count(), PATIENCE).toBe(2);
  await saidBy.nth(1).fill('Somebody else');
  await saved(editor);
  // What was done before is not undone with what comes.
  await openStory(editor, storyId);
  await textOf(editor).getByText('End.').last().click();
  await editor.keyboard.press('Control+a');
  await editor.keyboard.press('Delete');
  await expect.poll(() => saidBy.count(), PATIENCE).toBe(0);
  await editor.keyboard.press('Control+z');
  await expect.poll(() => saidBy.count(), PATIENCE).toBe(2);
  await saved(editor);
  const quotes = (await draftOf(editor, storyId)).body.content.filter(({ type }) => type === 'quote');
  expect(quotes.map((element) => (element as ElementOf<'quote'>).attrs.attribution)).toEqual([
    'Bo Finch, at the quay',
    'Somebody else',
  ]);
});

it('a picture in the text may lack words when somebody says that it is decorative', async () => {
  const storyId = await desk.addStory('ornament', 'editor', {
    body: body(paragraph('Ships.'), picture({ mediaId, credit: 'Ada Moss' })),
  });
  await openStory(editor, storyId);
  expect(await lacks(editor, storyId)).toContain('no words for those who do not see it');
  await editor
    .getByLabel(/^Decorative/)
    .first()
    .check();
  await saved(editor);
  expect(await lacks(editor, storyId)).toBe('');
});

it('the address of a story of ours, alone on a line, becomes its card; undo gives the link back', async () => {
  const published = await desk.addStory('sea-wall', 'editor', {
    state: 'published',
    headline: 'The sea wall held all night',
    firstPublishedAt: new Date('2025-03-10T06:30:00Z'),
  });
  const storyId = await desk.addStory('follow-up', 'editor', { body: body() });
  await openStory(editor, storyId);
  const address = `${desk.site.origin}/sea-wall/`;
  await textOf(editor).focus();
  await paste(editor, { 'text/plain': address });
  await textOf(editor).getByText('The sea wall held all night').waitFor();
  await editor.keyboard.type('More follows.');
  await saved(editor);
  expect((await draftOf(editor, storyId)).body).toEqual(
    body(relatedStory(published), paragraph('More follows.')),
  );
  // The words are taken back in one step or several, as they were typed, then the card.
  const link = textOf(editor).getByRole('link', { name: address });
  await expect
    .poll(async () => {
      if ((await link.count()) === 0) await editor.keyboard.press('Control+z');
      return link.count();
    }, PATIENCE)
    .toBe(1);
});

it('the picture and the address that others see are chosen beside the story', async () => {
  const storyId = await desk.addStory('shared-around', 'editor');
  await openStory(editor, storyId);
  await editor.getByText('Search and social').click();
  await editor.getByRole('button', { name: 'Choose another picture' }).click();
  await editor.getByRole('dialog').getByRole('button', { name: /quay/ }).first().click();
  await editor.getByLabel('First published at').fill('https://elsewhere.example/first/');
  await editor.getByLabel('Title on social media').fill('Shared around');
  await saved(editor);
  expect(await draftOf(editor, storyId)).toMatchObject({
    socialMediaId: mediaId,
    canonicalUrl: 'https://elsewhere.example/first/',
    socialTitle: 'Shared around',
  });
  await editor.getByLabel('First published at').fill('elsewhere');
  await editor.getByText('This is no whole address').waitFor();
  await editor.getByRole('button', { name: 'Publish', exact: true }).click();
  await editor.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect
    .poll(() => desk.read('/shared-around/'), PATIENCE)
    .toContain('<link rel="canonical" href="https://elsewhere.example/first/"');
  expect(await desk.read('/shared-around/')).toMatch(/property="og:image" content="[^"]+\/social\.jpg"/);
});

it('a story goes from one reporter to whom an editor names', async () => {
  const storyId = await desk.addStory('left-behind', 'reporter');
  await openStory(editor, storyId);
  await editor.getByRole('button', { name: 'More to do with this story' }).click();
  await editor.getByRole('menuitem', { name: 'Hand over' }).click();
  await editor.getByLabel('Who goes on with it').selectOption(desk.people.owner.id);
  await editor.getByRole('dialog').getByRole('button', { name: 'Hand over' }).click();
  await editor.getByText('Handed over.').waitFor();
  const answer = await editor.request.get(`${desk.site.origin}/desk/api/stories/${storyId}`);
  expect(((await answer.json()) as { ownerIds: string[] }).ownerIds).toEqual([desk.people.owner.id]);
});
