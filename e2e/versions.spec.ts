import { body, paragraph } from '@onrecord/domain/body/build';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import type { Role } from '@onrecord/domain/team/roles';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { draftOf, openStory, paragraphsOf, saved, typeAtEnd } from './sheet.ts';

let desk: ServedDesk;
let storyId: string;
beforeAll(async () => {
  desk = await serveDesk();
  storyId = await desk.addStory('harbour-light', 'reporter', {
    state: 'published',
    headline: 'The harbour light is out',
    body: body(paragraph('The light went out at nine.')),
    firstPublishedAt: new Date('2025-03-10T06:30:00Z'),
  });
});
afterAll(() => desk?.close());

/** One session of work: somebody opens the story, types, and leaves it. It is a version once it is over. */
async function work(page: Page, words: string): Promise<void> {
  const before = await countVersions();
  await openStory(page, storyId);
  await typeAtEnd(page, words);
  await saved(page);
  await page.goto(`${desk.site.origin}/desk/`);
  await expect.poll(countVersions, PATIENCE).toBe(before + 1);
}

async function countVersions(): Promise<number> {
  const { count } = await desk.newsroom.db
    .selectFrom('revision')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('story_id', '=', storyId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function openVersions(page: Page): Promise<Locator> {
  await openStory(page, storyId);
  await page.getByRole('tab', { name: 'Versions' }).click();
  return page.getByRole('tabpanel').getByRole('listitem');
}

it('every session of work is a version; any two are compared by the word, and any one is taken up again', async () => {
  const names: Partial<Record<Role, string>> = { reporter: 'Tomas Reyl', editor: 'Ines Halloran' };
  const reporter = await desk.enter('reporter');
  const editor = await desk.enter('editor');
  await work(editor, ' A fuse had blown.');
  await work(editor, ' Ships waited outside.');

  const versions = await openVersions(editor);
  await versions.nth(2).waitFor();
  const listed = await versions.allInnerTexts();
  expect(listed).toHaveLength(3);
  for (const version of listed.slice(0, 2)) expect(version).toContain(names.editor);
  expect(listed[2]).toMatch(/Published/);

  // The first with the last: what two sessions added.
  await editor.getByLabel('Compare from version 1').check();
  await editor.getByLabel('Compare to version 3').check();
  await editor.getByRole('button', { name: 'Compare 1 with 3' }).click();
  const dialog = editor.getByRole('dialog', { name: 'What changed from version 1 to 3' });
  await expect
    .poll(() => dialog.getByRole('insertion').allInnerTexts(), PATIENCE)
    .toEqual([expect.stringMatching(/^\s*A fuse had blown\. Ships waited outside\.$/)]);
  expect(await dialog.getByRole('deletion').count()).toBe(0);

  // Taken up again while somebody else has the story open: it changes before their eyes, and is a new version.
  await openStory(reporter, storyId);
  await dialog.getByRole('button', { name: 'Restore version 1' }).click();
  await dialog.waitFor({ state: 'detached' });
  for (const page of [reporter, editor])
    await expect.poll(() => paragraphsOf(page), PATIENCE).toEqual(['The light went out at nine.']);
  await versions.filter({ hasText: /^Restored/ }).waitFor();
  // Nothing was typed since: what it replaced is the newest version already.
  expect(await countVersions()).toBe(4);
  expect(plainTextOf((await draftOf(editor, storyId)).body)).toBe('The light went out at nine.');
  // Readers have seen none of it.
  expect(await desk.read('/harbour-light/')).not.toContain('fuse');

  await editor.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(() => paragraphsOf(reporter), PATIENCE)
    .toEqual(['The light went out at nine. A fuse had blown. Ships waited outside.']);
});

it('before changes go out, the difference to what readers have is shown, and a version is kept of what went out', async () => {
  const editor = await desk.enter('editor');
  const versions = await openVersions(editor);
  await versions.first().waitFor();
  await editor.getByRole('button', { name: 'Publish changes' }).click();
  const dialog = editor.getByRole('dialog', { name: 'Publish changes' });
  const changes = dialog.getByRole('region', { name: 'What changes for readers' });
  await changes.getByRole('insertion').filter({ hasText: 'Ships waited outside' }).waitFor();
  await dialog.getByRole('radio', { name: /^Minor fix/ }).check();
  await dialog.getByRole('button', { name: 'Publish changes' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => desk.read('/harbour-light/'), PATIENCE).toContain('Ships waited outside');
  await versions.filter({ hasText: 'Changes published' }).first().waitFor();
});
