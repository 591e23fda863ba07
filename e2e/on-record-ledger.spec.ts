import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findClaimPage } from '../packages/server/src/store/claims/views/claim-page.ts';
import { type FilledLedger, fillLedger } from './ledger.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

let desk: ServedDesk;
let ledger: FilledLedger;
let editor: Page;
beforeAll(async () => {
  desk = await serveDesk();
  ledger = await fillLedger(desk);
  editor = await desk.enter('editor', 'record');
});
afterAll(() => desk?.close());

const open = async (page: Page, place: string, heading: string) => {
  await page.goto(`${desk.site.origin}/desk/${place}`);
  await page.getByRole('heading', { name: heading, exact: true }).first().waitFor();
};
const openClaim = async (page: Page, id: string) => {
  await open(page, `record/${id}`, 'Claim');
  await page.getByRole('article', { name: 'The claim' }).waitFor();
};
const dialogOf = (page: Page) => page.getByRole('dialog');
const publicIdOf = async (id: string) =>
  (
    await desk.newsroom.db
      .selectFrom('claim')
      .select('public_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).public_id;

describe('the ledger', () => {
  it('is searched and walked by keys, and says how each claim stands', async () => {
    const rows = editor.getByRole('table').getByRole('row');
    await editor.getByRole('link', { name: /Segments 11 to 14/ }).waitFor();
    expect(await rows.filter({ hasText: 'never at risk' }).innerText()).toMatch(
      /Disputed[\s\S]*Aldous Crane[\s\S]*cited in 2 stories/,
    );
    await editor.keyboard.press('/');
    await editor.keyboard.type('gauges');
    await expect.poll(() => rows.count(), PATIENCE).toBe(2);
    await editor.keyboard.press('Enter');
    await editor.keyboard.press('Enter');
    await editor
      .getByRole('article', { name: 'The claim' })
      .getByText('The readings of the gauges')
      .waitFor();
    await editor.getByText('Cited in 1 story').waitFor();
    await editor.getByText('the readings would be published').waitFor();

    await editor.keyboard.press('Control+k');
    await editor.getByPlaceholder('A screen, an act, a story…').fill('finding');
    await dialogOf(editor)
      .getByRole('button', { name: /^Set the finding/ })
      .waitFor();
    await editor.keyboard.press('Enter');
    const dialog = editor.getByRole('dialog', { name: 'What we hold of it' });
    await dialog.getByLabel('Finding').waitFor();
    await editor.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('a finding', () => {
  it('says what it will do, leads to the stories it reaches, and each line is done with one key', async () => {
    await openClaim(editor, ledger.wall);
    await editor.keyboard.press('f');
    const dialog = dialogOf(editor);
    await dialog.getByLabel('Finding').selectOption('False');
    await dialog.getByText('Cited in 2 stories').waitFor();
    expect(await dialog.getByRole('button', { name: 'Set the finding' }).isDisabled()).toBe(true);
    await dialog.getByLabel('On which grounds').fill('The duty log records movement.');
    await dialog.getByRole('button', { name: 'Set the finding' }).click();

    await editor.getByRole('heading', { name: 'Follow-ups', exact: true }).waitFor();
    const lines = editor.getByRole('article');
    await expect.poll(() => lines.count(), PATIENCE).toBe(2);
    await editor
      .getByRole('navigation', { name: 'Desk', exact: true })
      .getByRole('link', { name: 'On the record 2' })
      .waitFor();
    expect(await lines.nth(0).innerText()).toContain('Mr Crane repeated that nothing was ever at risk.');

    // The first as a correction, in other words; the second is skipped, and that is taken back.
    await editor.keyboard.press('3');
    await editor.keyboard.press('e');
    const words = lines.nth(0).getByRole('textbox', { name: 'The line for readers' });
    await words.fill('The wall was at risk: the duty log records movement.');
    await words.press('Control+Enter');
    await lines.nth(0).getByText('Published as a correction').waitFor();
    await words.waitFor({ state: 'detached' });
    await expect.poll(() => lines.nth(1).getAttribute('data-selected'), PATIENCE).toBe('true');
    await editor.keyboard.press('s');
    await lines.nth(1).getByText('Skipped').waitFor();
    await editor.getByRole('button', { name: 'Undo' }).click();
    await lines.nth(1).getByRole('button', { name: 'Publish' }).waitFor();

    for (const path of ['/council/', '/corrections/'])
      await expect
        .poll(() => desk.read(path), PATIENCE)
        .toContain('The wall was at risk: the duty log records movement.');
    expect(await desk.read('/inspection/')).not.toContain('The wall was at risk');
    await editor.getByRole('link', { name: 'Follow-ups 1' }).waitFor();
  });
});

describe('two people at one claim', () => {
  it('see both texts, and neither is lost', async () => {
    const reporter = await desk.enter('reporter', `record/${ledger.engineers}`);
    await openClaim(editor, ledger.engineers);
    for (const page of [reporter, editor]) {
      await page.getByRole('button', { name: 'Mend' }).click();
      await dialogOf(page).getByLabel('What was stated').waitFor();
    }
    await dialogOf(reporter).getByLabel('What was stated').fill('Segments 11 to 15 of the wall moved.');
    await dialogOf(reporter).getByRole('button', { name: 'Save' }).click();
    await reporter.getByText('The claim is mended.').waitFor();
    await dialogOf(editor).getByLabel('What was stated').fill('Segments 11 to 14 of the sea wall moved.');
    await dialogOf(editor).getByRole('button', { name: 'Save' }).click();
    const conflict = dialogOf(editor).getByRole('alert');
    await conflict.getByText('Tomas Reyl changed this').waitFor();
    await conflict.getByRole('deletion').first().waitFor();
    expect(await conflict.getByRole('deletion').allInnerTexts()).toContain('15');
    await conflict.getByRole('button', { name: 'Go on with mine' }).click();
    await dialogOf(editor).getByRole('button', { name: 'Save' }).click();
    // The reporter's open screen hears of it.
    await reporter
      .getByRole('article', { name: 'The claim' })
      .getByText('Segments 11 to 14 of the sea wall moved.')
      .waitFor();
    const history = reporter.getByRole('region', { name: 'History' });
    await expect.poll(() => history.getByText('Claim mended').count(), PATIENCE).toBe(2);
    await reporter.context().close();
  });
});

describe('evidence', () => {
  it('is kept with its hash, warned of, and shown to readers once somebody is sure', async () => {
    const page = '<!doctype html><p>All is well at the wall.</p>';
    await openClaim(editor, ledger.wall);
    await editor.keyboard.press('u');
    const dialog = dialogOf(editor);
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'Olena Kovalenko.html',
      mimeType: 'text/html',
      buffer: Buffer.from(page),
    });
    await dialog.getByRole('alert').getByText('Olena Kovalenko').waitFor();
    await dialog.getByLabel('What it is').fill('The port’s notice');
    await dialog.getByLabel('Where it stands or stood').fill('https://port.example/notice');
    expect(await dialog.getByLabel('Kind').inputValue()).toBe('page');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    const kept = editor.getByRole('region', { name: 'Evidence' }).getByRole('listitem');
    await kept.getByText('Newsroom only').waitFor();
    expect(await kept.innerText()).toContain(createHash('sha256').update(page).digest('hex'));
    expect(await kept.innerText()).toContain('kept by Ines Halloran');
    const shown = async () => {
      const found = await findClaimPage(desk.newsroom.db, ledger.wall);
      return found?.type === 'claim' ? found.claim.evidence.map(({ title }) => title) : undefined;
    };
    await kept.getByRole('button', { name: 'Show to readers' }).click();
    await dialog.getByText('looks as if it told who somebody is').waitFor();
    expect(await shown()).toEqual([]);
    await dialog.getByRole('button', { name: 'Show it all the same' }).click();
    await kept.getByText('Public', { exact: true }).waitFor();
    expect(await shown()).toEqual(['The port’s notice']);
  });

  it('that is refused is refused in a sentence, and what was written stays', async () => {
    await openClaim(editor, ledger.engineers);
    await editor.keyboard.press('u');
    const dialog = dialogOf(editor);
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'setup.exe',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('MZ nothing anybody should keep'),
    });
    await dialog.getByLabel('What it is').fill('A program');
    await dialog.getByRole('button', { name: 'Keep it' }).click();
    await dialog.getByRole('alert').getByText('setup.exe').waitFor();
    expect(await dialog.getByLabel('What it is').inputValue()).toBe('A program');
    await dialog.getByRole('button', { name: 'Not yet' }).click();
  });
});

describe('two records of one thing', () => {
  it('of claims become one, whose stories follow', async () => {
    await openClaim(editor, ledger.wallAgain);
    await editor.keyboard.press('m');
    const dialog = dialogOf(editor);
    await dialog.getByLabel('The same statement').fill('never at risk');
    await dialog
      .getByRole('list', { name: 'Claims found' })
      .getByRole('button', { name: /never at risk/ })
      .click();
    await dialog.getByText('What cites it (1 story) cites what stays.').waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await editor.getByRole('heading', { name: 'Cited in 3 stories' }).waitFor();
    await openClaim(editor, ledger.wallAgain);
    await editor.getByText('This claim became part of').waitFor();
  });

  it('of sources become one, which goes by both names', async () => {
    await open(editor, 'record/sources', 'Sources');
    await editor.getByRole('link', { name: 'Captain Crane' }).click();
    await editor.getByRole('button', { name: /^Merge with another/ }).click();
    const dialog = dialogOf(editor);
    await dialog.getByLabel('The same source').fill('Aldous');
    await dialog.getByRole('option', { name: /^Aldous Crane/ }).click();
    await dialog.getByText('is found by these names, too: Captain Crane.').waitFor();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect
      .poll(() => editor.getByLabel('Name', { exact: true }).inputValue(), PATIENCE)
      .toBe('Aldous Crane');
    await editor.getByText('/sources/aldous-crane/').waitFor();
  });
});

describe('a source who is not named', () => {
  it('needs a second editor: the first cannot agree, another can', async () => {
    await open(editor, 'record/sources', 'Sources');
    await editor.getByRole('link', { name: 'a docker of the night shift' }).click();
    await editor.getByText('another editor has to agree').waitFor();
    const owner = await desk.enter('owner', editor.url().split('/desk/')[1]);
    await owner.getByRole('button', { name: /^Agree/ }).waitFor();
    await owner.keyboard.press('a');
    await owner.getByText('Mara Voss agreed').waitFor();
    expect(await findClaimPage(desk.newsroom.db, ledger.docker)).toMatchObject({
      claim: { speaker: { id: null, name: 'a docker of the night shift' } },
    });
    await owner.context().close();
  });
});

describe('a claim that is sealed', () => {
  it('leaves its notice to readers and its reason to the newsroom', async () => {
    await openClaim(editor, ledger.docker);
    await editor.getByRole('button', { name: 'More', exact: true }).click();
    await editor.getByRole('menuitem', { name: 'Seal' }).click();
    const dialog = dialogOf(editor);
    await dialog.getByLabel('The notice, which readers see').fill('Withdrawn by order of a court.');
    await dialog.getByLabel('The reason, for the newsroom only').fill('File 17 of the night shift.');
    await dialog.getByRole('button', { name: 'Seal it' }).click();
    await editor.getByText('Readers see: “Withdrawn by order of a court.”').waitFor();
    expect(await findClaimPage(desk.newsroom.db, ledger.docker)).toEqual({
      type: 'sealed',
      claim: {
        publicId: await publicIdOf(ledger.docker),
        sealedAt: expect.any(Date),
        notice: 'Withdrawn by order of a court.',
      },
    });
    const viewer = await desk.enter('viewer', `record/${ledger.docker}`);
    await viewer.getByText('Readers see: “Withdrawn by order of a court.”').waitFor();
    expect(await viewer.locator('main').innerText()).not.toContain('File 17');
    expect(await viewer.getByRole('button', { name: 'Set the finding' }).count()).toBe(0);
    await viewer.context().close();
  });
});

describe('the review', () => {
  it('holds what was found too long ago, until somebody says that it still stands', async () => {
    await open(editor, 'record/review', 'Review');
    const due = editor.getByRole('main').getByRole('listitem');
    await expect.poll(() => due.count(), PATIENCE).toBe(1);
    expect(await due.innerText()).toMatch(/2 months[\s\S]*readings of the gauges/);
    await editor.keyboard.press('s');
    await editor.getByRole('heading', { name: 'Nothing is due' }).waitFor();
    await open(editor, 'audit', 'Audit log');
    await editor.getByLabel('Search the audit log').fill('Looked at again');
    await editor.getByText('still held: Unverified').waitFor();
  });

  it('comes as late as the newsroom decides', async () => {
    const owner = await desk.enter('owner', 'settings');
    await owner.getByLabel('Look at findings again after').fill('90');
    await owner.getByRole('button', { name: 'Save' }).click();
    await owner.getByText('Saved.').waitFor();
    await open(owner, 'record/review', 'Review');
    await owner.getByText('What we found 90 days ago or before').waitFor();
    await owner.context().close();
  });
});
