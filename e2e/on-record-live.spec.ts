import { body, paragraph } from '@onrecord/domain/body/build';
import { citationsIn } from '@onrecord/domain/claims/ledger/citations';
import { entryListSchema } from '@onrecord/domain/desk/live-shapes';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsInBothColours } from './axe.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

const PHONE = { width: 390, height: 844 };
const SAILS = 'the ferry would sail at noon';
const SHUT = 'the quay was shut for the day';

let desk: ServedDesk;
let storyId: string;
let reporter: Page;
let editor: Page;
let reader: Page;
beforeAll(async () => {
  desk = await serveDesk();
  storyId = await desk.addStory('storm', 'reporter', {
    state: 'published',
    headline: 'The storm reaches the harbour',
    firstPublishedAt: new Date('2025-03-10T06:30:00Z'),
  });
  editor = await desk.enter('editor');
  await send(editor, 'POST', `/stories/${storyId}/acts`, { act: 'start-live' });
  reporter = await desk.enter('reporter', `stories/${storyId}/live`);
  reader = await (await desk.browser.newContext()).newPage();
  await reader.goto(`${desk.site.origin}/storm/`);
});
afterAll(() => desk?.close());

async function send(page: Page, method: 'POST' | 'PATCH', path: string, data: object): Promise<void> {
  const { origin } = desk.site;
  const answer = await page.request.fetch(`${origin}/desk/api${path}`, { method, headers: { origin }, data });
  expect([path, answer.status(), await answer.text()]).toEqual([
    path,
    expect.any(Number),
    expect.any(String),
  ]);
  expect(answer.ok()).toBe(true);
}

const textOf = (page: Page) =>
  page.getByRole('region', { name: 'New entry' }).getByRole('textbox', { name: 'Text of the entry' });
const entryOf = (page: Page, words: string) =>
  page.getByRole('feed').getByRole('article').filter({ hasText: words });
const listOf = (page: Page) => page.getByRole('list', { name: 'Statements in the order of the text' });
const offersOf = (page: Page) => listOf(page).locator('[data-type="offer"]');
const citedOf = (page: Page) => listOf(page).locator('[data-type="cited"]');
const inList = (page: Page) =>
  listOf(page).evaluate((list) => list.contains(document.activeElement) && document.activeElement !== list);
/** The notes beside the entries, as a reader has them. */
const notesOf = (page: Page) => page.locator('main article .note');

/** Posts an entry, goes from the text to it, and opens what it reports. */
async function postAndOpen(words: string): Promise<void> {
  await textOf(reporter).focus();
  await reporter.keyboard.type(words);
  await reporter.keyboard.press('Control+Enter');
  await entryOf(reporter, words).and(reporter.locator('[id^="entry-"]')).waitFor();
  await reporter.keyboard.press('Escape');
  await reporter.keyboard.press('Home');
  await expect
    .poll(() => entryOf(reporter, words).evaluate((row) => row === document.activeElement), PATIENCE)
    .toBe(true);
  await reporter.keyboard.press('s');
  await expect.poll(() => inList(reporter), PATIENCE).toBe(true);
}

/** The newest entry as the server has it, and the words of it that carry claims. */
async function newest() {
  const answer = await editor.request.get(`${desk.site.origin}/desk/api/stories/${storyId}/entries`);
  const [entry] = entryListSchema.parse(await answer.json()).entries;
  if (entry === undefined) throw new Error('Nothing is posted.');
  return { ...entry, carried: citationsIn(entry.body).map(({ passage }) => passage) };
}

describe('what a posted entry reports', () => {
  it('goes on record in two keys, and open readers have its note at once', async () => {
    const posted = `Mayor Ada Smith said on Monday that ${SAILS}. Harbour master Aldous Crane said ${SHUT}.`;
    await postAndOpen(posted);
    await expect.poll(() => offersOf(reporter).count(), PATIENCE).toBe(2);
    await reader.getByText(SAILS).first().waitFor();
    expect(await notesOf(reader).count()).toBe(0);

    await reporter.keyboard.press('Enter');
    await expect.poll(() => citedOf(reporter).count(), PATIENCE).toBe(1);
    await expect.poll(() => notesOf(reader).first().innerText(), PATIENCE).toContain('Ada Smith');
    // What changed is the record of it, not what it says.
    expect(await newest()).toMatchObject({ carried: [SAILS], version: 2, editedAt: null });
    expect(await reader.locator('main').innerText()).not.toMatch(/edited/i);

    // The other one has the keys: it is told to be none.
    await listOf(reporter).locator('[aria-current="true"]').filter({ hasText: SHUT }).waitFor();
    await reporter.keyboard.press('Backspace');
    await expect.poll(() => offersOf(reporter).count(), PATIENCE).toBe(0);
    await expect.poll(() => inList(reporter), PATIENCE).toBe(true);
    expect(await violationsInBothColours(reporter)).toEqual([]);
    await reporter.setViewportSize(PHONE);
    expect(await reporter.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      PHONE.width,
    );
    await reporter.setViewportSize({ width: 1280, height: 900 });

    // Taken off and put back, as readers see it too.
    await citedOf(reporter).focus();
    await reporter.keyboard.press('Backspace');
    await expect.poll(() => notesOf(reader).count(), PATIENCE).toBe(0);
    await expect.poll(() => inList(reporter), PATIENCE).toBe(true);
    await reporter.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => notesOf(reader).count(), PATIENCE).toBe(1);

    const path = await reader.locator('main article .note a[href^="/claims/"]').first().getAttribute('href');
    const page = await desk.read(path ?? '');
    expect(page).toContain(SAILS);
    expect(page).toContain(`/storm/?entry=${(await newest()).id}`);

    await citedOf(reporter).focus();
    await reporter.keyboard.press('Escape');
    await listOf(reporter).waitFor({ state: 'detached' });
    await expect
      .poll(() => entryOf(reporter, SAILS).evaluate((row) => row === document.activeElement), PATIENCE)
      .toBe(true);
    expect((await textOf(reporter).innerText()).trim()).toBe('');
  });

  it('is found again where somebody edits the entry meanwhile, and what is gone is told', async () => {
    const pilot = 'Pilot Ida Voss said the fog would lift by evening.';
    const guard = 'Coastguard officer Jan Holm said nobody was missing.';
    await postAndOpen(`${pilot} ${guard}`);
    const { id } = await newest();
    await reporter.keyboard.press('e');
    const words = reporter.getByRole('textbox', { name: 'What was stated' });
    await words.fill('The fog will lift by evening.');
    const edit = (version: number, ...lines: string[]) =>
      send(editor, 'PATCH', `/entries/${id}`, {
        version,
        headline: '',
        body: body(...lines.map((line) => paragraph(line))),
        keyEvent: '',
      });
    await edit(1, 'This just in.', `${pilot} ${guard}`);
    await entryOf(reporter, 'This just in.').waitFor();
    expect(await words.inputValue()).toBe('The fog will lift by evening.');
    await reporter.keyboard.press('Control+Enter');
    await expect.poll(() => citedOf(reporter).count(), PATIENCE).toBe(1);
    expect(await newest()).toMatchObject({ version: 3, carried: ['the fog would lift by evening'] });

    await offersOf(reporter).first().focus();
    await reporter.keyboard.press('e');
    await words.fill('Nobody is missing.');
    await edit(3, 'This just in.', pilot);
    await reporter.getByText('The text was changed here meanwhile. What you wrote is kept.').waitFor();
    expect(await words.inputValue()).toBe('Nobody is missing.');
    await reporter.keyboard.press('Control+Enter');
    await reporter.getByRole('alert').filter({ hasText: 'taken out of the text meanwhile' }).waitFor();
    expect((await newest()).version).toBe(4);
    await expect.poll(() => notesOf(reader).filter({ hasText: 'Ida Voss' }).count(), PATIENCE).toBe(0);
  });
});
