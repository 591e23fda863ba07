import { body, paragraph } from '@onrecord/domain/body/build';
import { plainTextOf } from '@onrecord/domain/body/plain-text';
import type { Role } from '@onrecord/domain/team/roles';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { type Site, startSite } from './onrecord.ts';
import { PATIENCE } from './patience.ts';
import {
  draftOf,
  goToParagraph,
  headlineOf,
  openStory,
  paragraphsOf,
  saidOfSaving,
  saved,
  textOf,
  typeAtEnd,
} from './sheet.ts';

const WRITERS = ['reporter', 'editor', 'owner'] as const satisfies readonly Role[];

let desk: ServedDesk;
let site: Site;
let reporter: Page;
let editor: Page;
let owner: Page;
beforeAll(async () => {
  desk = await serveDesk();
  site = desk.site;
  [reporter, editor, owner] = (await Promise.all(WRITERS.map((role) => desk.enter(role)))) as [
    Page,
    Page,
    Page,
  ];
});
afterAll(() => desk?.close());

const everybody = () => [reporter, editor, owner];

async function allOpen(storyId: string): Promise<void> {
  await Promise.all(
    everybody().map(async (page) => {
      await openStory(page, storyId);
    }),
  );
}

const allSaved = () => Promise.all(everybody().map(saved));

it('three people write in one story at once, in headline, dek and text, and see one another', async () => {
  const storyId = await desk.addStory('bridge', 'reporter', {
    headline: '',
    body: body(paragraph('First: '), paragraph('Second: '), paragraph('Third: ')),
  });
  await allOpen(storyId);
  for (const page of everybody())
    await expect
      .poll(() => page.getByRole('list', { name: 'In this story' }).getByRole('listitem').count(), PATIENCE)
      .toBe(3);

  const sentences = [
    'the bridge opens at noon.',
    'the mayor will cut the ribbon.',
    'the toll is two crowns.',
  ];
  for (const [place, page] of everybody().entries()) await goToParagraph(page, place);
  await Promise.all(everybody().map((page, place) => page.keyboard.type(sentences[place] ?? '')));
  // Cursors stand where people are, with their names.
  for (const [page, others] of [
    [reporter, ['Ines', 'Mara']],
    [editor, ['Tomas', 'Mara']],
    [owner, ['Tomas', 'Ines']],
  ] as const)
    for (const name of others) await textOf(page).getByText(name, { exact: true }).waitFor();

  // All in one line.
  await Promise.all(
    everybody().map(async (page, place) => {
      await headlineOf(page).focus();
      await page.keyboard.type('abc'[place]?.repeat(30) ?? '');
    }),
  );
  const dek = (page: Page) => page.getByRole('textbox', { name: 'Dek' });
  await dek(editor).fill('What the bridge costs.');
  await allSaved();
  const headline = await headlineOf(reporter).inputValue();
  for (const page of everybody()) {
    await expect.poll(() => headlineOf(page).inputValue(), PATIENCE).toBe(headline);
    await expect.poll(() => dek(page).inputValue(), PATIENCE).toBe('What the bridge costs.');
  }
  expect([...headline].sort().join('')).toBe('a'.repeat(30) + 'b'.repeat(30) + 'c'.repeat(30));
  const draft = await draftOf(owner, storyId);
  expect(draft).toMatchObject({ headline, dek: 'What the bridge costs.' });
  expect(plainTextOf(draft.body).split(/\n+/)).toEqual([
    'First: the bridge opens at noon.',
    'Second: the mayor will cut the ribbon.',
    'Third: the toll is two crowns.',
  ]);
});

it('undo takes back what one typed oneself and leaves what others typed', async () => {
  const storyId = await desk.addStory('undo', 'reporter', {
    headline: 'Undo',
    body: body(paragraph('Begin.')),
  });
  await allOpen(storyId);
  await typeAtEnd(reporter, ' Mine.');
  await allSaved();
  await typeAtEnd(editor, ' Yours.');
  await expect.poll(() => paragraphsOf(reporter), PATIENCE).toEqual(['Begin. Mine. Yours.']);
  await textOf(reporter).focus();
  await reporter.keyboard.press('Control+z');
  for (const page of everybody())
    await expect.poll(() => paragraphsOf(page), PATIENCE).toEqual(['Begin. Yours.']);
  await reporter.keyboard.press('Control+Shift+z');
  await expect.poll(() => paragraphsOf(owner), PATIENCE).toEqual(['Begin. Mine. Yours.']);
});

it('two editors press Publish at once: it goes out once, and the second is told', async () => {
  const storyId = await desk.addStory('twice', 'editor', { headline: 'Published once' });
  await allOpen(storyId);
  // Neither of the two is sent before both are: the server decides between them.
  let pressed = 0;
  for (const page of [editor, owner])
    await page.route('**/acts', async (route) => {
      pressed++;
      await expect.poll(() => pressed, PATIENCE).toBe(2);
      await route.continue();
    });
  const dialogs = await Promise.all(
    [editor, owner].map(async (page) => {
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      const button = page.getByRole('dialog').getByRole('button', { name: 'Publish' });
      await button.waitFor();
      return button;
    }),
  );
  await Promise.all(dialogs.map((button) => button.press('Enter')));
  await expect.poll(() => desk.read('/twice/'), PATIENCE).toContain('Published once');
  // The one dialog closes, the other says who was quicker.
  const told = async () =>
    Promise.all([editor, owner].map((page) => page.getByText(/already published it/).count()));
  await expect.poll(async () => (await told()).sort(), PATIENCE).toEqual([0, 1]);
  const published = await desk.newsroom.db
    .selectFrom('audit_entry')
    .select('act')
    .where('subject_id', '=', storyId)
    .execute();
  expect(published).toHaveLength(1);
});

it('a server that is killed in mid-sentence and started again has lost nothing', async () => {
  const storyId = await desk.addStory('killed', 'reporter', {
    headline: 'Killed',
    body: body(paragraph('1 '), paragraph('2 '), paragraph('3 ')),
  });
  await allOpen(storyId);
  const sentence =
    'All that was said at the quay that night was written down, word by word, by three people.';
  const half = sentence.length / 2;
  let halfway = 0;
  for (const [place, page] of everybody().entries()) await goToParagraph(page, place);
  const typing = everybody().map(async (page) => {
    for (const [at, letter] of [...sentence].entries()) {
      if (at === Math.floor(half)) halfway++;
      await page.keyboard.type(letter);
    }
  });
  await expect.poll(() => halfway, { ...PATIENCE, interval: 5 }).toBeGreaterThan(0);
  site.process.signal('SIGKILL');
  await site.process.ended;
  await Promise.all(typing);
  for (const page of everybody())
    await expect.poll(() => saidOfSaving(page), PATIENCE).toMatch(/offline, kept on this machine/i);

  site = await startSite({
    PORT: new URL(desk.site.origin).port,
    DATABASE_URL: desk.newsroom.connectionString,
    DATA_DIR: desk.dataDir,
  });
  await allSaved();
  const lines = [1, 2, 3].map((number) => `${number} ${sentence}`);
  for (const page of everybody()) await expect.poll(() => paragraphsOf(page), PATIENCE).toEqual(lines);
  expect(plainTextOf((await draftOf(owner, storyId)).body).split(/\n+/)).toEqual(lines);
});
