import { body, paragraph } from '@onrecord/domain/body/build';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elementsIn, named, textOf } from '../packages/server/src/testing/reading-html.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { openStory, saved, typeAtEnd } from './sheet.ts';

/** Where a story stands beside its page. */
const FEEDS = ['/rss/', '/atom.xml', '/feed.json'];

let desk: ServedDesk;
let editor: Page;
let owner: Page;
beforeAll(async () => {
  desk = await serveDesk();
  const at = (hour: number) => new Date(Date.UTC(2025, 2, 10, hour));
  for (const [hour, slug] of ['wall', 'ferry', 'budget'].entries())
    await desk.addStory(slug, 'editor', {
      state: 'published',
      headline: `Report on the ${slug}`,
      body: body(paragraph(`Everything about the ${slug}.`)),
      createdAt: at(hour),
      firstPublishedAt: at(hour),
    });
  editor = await desk.enter('editor');
  owner = await desk.enter('owner');
});
afterAll(() => desk?.close());

async function open(page: Page, slug: string): Promise<void> {
  const { id } = await desk.newsroom.db
    .selectFrom('story')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  await openStory(page, id);
}

/** What machines are told of a story: its JSON-LD. */
async function structuredData(path: string): Promise<{
  readonly dateModified?: string;
  readonly creativeWorkStatus?: string;
  readonly correction?: readonly { readonly '@type': string; readonly text: string }[];
}> {
  const script = elementsIn(await desk.read(path)).find(
    ({ tagName, attrs }) =>
      tagName === 'script' && attrs.some(({ value }) => value === 'application/ld+json'),
  );
  const [text] = script?.childNodes ?? [];
  if (text === undefined || !('value' in text)) throw new Error(`${path} has no JSON-LD.`);
  return JSON.parse(text.value);
}

const tellsReaders = (path: string) => expect.poll(() => desk.read(path), PATIENCE);

describe('a change of what readers have', () => {
  it.each([
    ['Update', 'The repairs begin on Monday.'],
    ['Clarification', 'The wall is the one at the east quay.'],
    ['Correction', 'An earlier version gave the wrong height of the wall.'],
  ])('goes out as %s, with its note, on every outlet', async (kind, note) => {
    await open(editor, 'wall');
    const sentence = ` As we now know (${kind}).`;
    await typeAtEnd(editor, sentence);
    await saved(editor);
    expect(await desk.read('/wall/')).not.toContain(sentence.trim());

    await editor.getByRole('button', { name: 'Publish changes' }).click();
    const dialog = editor.getByRole('dialog', { name: 'Publish changes' });
    const changes = dialog.getByRole('region', { name: 'What changes for readers' });
    await changes.getByRole('insertion').filter({ hasText: 'As we now know' }).waitFor();
    const publish = dialog.getByRole('button', { name: 'Publish changes' });
    await dialog.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
    expect(await publish.isEnabled()).toBe(false);
    await dialog.getByLabel('The note for readers').fill(note);
    await publish.click();
    await dialog.waitFor({ state: 'detached' });

    for (const outlet of ['/wall/', '/corrections/', ...FEEDS]) await tellsReaders(outlet).toContain(note);
    expect(await desk.read('/wall/')).toContain(sentence.trim());
    const { correction = [], dateModified } = await structuredData('/wall/');
    expect(dateModified).toBeDefined();
    // An update adds facts and corrects none.
    const told = correction.some((told) => told['@type'] === 'CorrectionComment' && told.text === note);
    expect(told).toBe(kind !== 'Update');
  });

  it('goes out silently as a minor fix', async () => {
    await open(editor, 'ferry');
    const before = await desk.read('/corrections/');
    await typeAtEnd(editor, ' And its crew.');
    await saved(editor);
    await editor.getByRole('button', { name: 'Publish changes' }).click();
    const dialog = editor.getByRole('dialog', { name: 'Publish changes' });
    await dialog.getByRole('radio', { name: /^Minor fix/ }).check();
    expect(await dialog.getByLabel('The note for readers').count()).toBe(0);
    await dialog.getByRole('button', { name: 'Publish changes' }).click();
    await dialog.waitFor({ state: 'detached' });
    for (const outlet of ['/ferry/', ...FEEDS]) await tellsReaders(outlet).toContain('And its crew.');
    expect(await desk.read('/corrections/')).toBe(before);
  });
});

describe('a story that should not have been', () => {
  const notice = 'The figures were not those of this city. We are sorry.';

  it('is retracted: its page stays with a notice, and it leaves the feed', async () => {
    await tellsReaders('/').toContain('Report on the budget');
    await open(editor, 'budget');
    await editor.getByRole('button', { name: 'More to do with this story' }).click();
    const menu = editor.getByRole('menu');
    await menu.getByRole('menuitem', { name: 'Retract' }).waitFor();
    // Taking the page away altogether is an owner's.
    expect(await menu.getByRole('menuitem', { name: 'Withdraw' }).count()).toBe(0);
    await menu.getByRole('menuitem', { name: 'Retract' }).click();
    const dialog = editor.getByRole('dialog', { name: 'Retract' });
    await dialog.getByLabel(/The notice for readers/).fill(notice);
    await dialog.getByRole('button', { name: 'Retract' }).click();
    await dialog.waitFor({ state: 'detached' });

    await tellsReaders('/budget/').toContain(notice);
    await tellsReaders('/corrections/').toContain(notice);
    for (const feed of FEEDS) await tellsReaders(feed).not.toContain('Report on the budget');
    const listed = async () => named(await desk.read('/'), 'article').map(textOf);
    await expect
      .poll(listed, PATIENCE)
      .toEqual([expect.stringContaining('the ferry'), expect.stringContaining('the wall')]);
    expect(await structuredData('/budget/')).toMatchObject({ creativeWorkStatus: 'Retracted' });
  });

  it('is withdrawn by an owner: its address says that it is gone, and shows none of it', async () => {
    await open(owner, 'budget');
    await owner.getByRole('button', { name: 'More to do with this story' }).click();
    await owner.getByRole('menuitem', { name: 'Withdraw' }).click();
    const dialog = owner.getByRole('dialog', { name: 'Withdraw' });
    await dialog.getByRole('button', { name: 'Withdraw' }).click();
    await dialog.waitFor({ state: 'detached' });
    const page = () => fetch(`${desk.site.origin}/budget/`);
    await expect.poll(async () => (await page()).status, PATIENCE).toBe(410);
    for (const outlet of ['/budget/', '/', '/corrections/', '/sitemap.xml', ...FEEDS])
      await tellsReaders(outlet).not.toMatch(/Everything about the budget|figures were not/);
  });
});
