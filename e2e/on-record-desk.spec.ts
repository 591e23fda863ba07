import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { body, paragraph, text as run } from '@onrecord/domain/body/build';
import { citationsIn } from '@onrecord/domain/claims/ledger/citations';
import type { StoryStatements } from '@onrecord/domain/desk/claim-shapes';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editClaim } from '../packages/server/src/commands/claims/record-claim.ts';
import { claimOf, record, succeeded } from '../packages/server/src/testing/ledger.ts';
import { violationsOn } from './axe.ts';
import { actorOf } from './ledger.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { ROOT, runOnrecord } from './onrecord.ts';
import { PATIENCE } from './patience.ts';
import {
  barOf,
  choosePassage,
  draftOf,
  goBehind,
  goToParagraph,
  hasKeys,
  openStory,
  paragraphsOf,
  saved,
  textOf,
} from './sheet.ts';

/** Acceptance material, which is not part of the project: an export, and what its page puts on record. */
const SPECIMEN = resolve(ROOT, '../shared/specimen');

type Offer = StoryStatements['offers'][number];

interface Wanted {
  readonly id: string;
  readonly story?: string;
  readonly speaker: string;
  readonly speakerKind?: string;
  readonly directness: string;
  readonly text: string;
  readonly saidAt?: string;
}

let desk: ServedDesk;

beforeAll(async () => {
  desk = await serveDesk();
});
afterAll(async () => {
  await desk?.close();
});

const listOf = (page: Page) => page.getByRole('list', { name: 'Statements in the order of the text' });
const offersOf = (page: Page) => listOf(page).locator('[data-type="offer"]');
const citedOf = (page: Page) => listOf(page).locator('[data-type="cited"]');
const handOf = (page: Page) => listOf(page).locator('[aria-current="true"]');
const wordsIn = (line: Locator) => line.locator('q').first().innerText();

/** Opens a story of the desk with the list of its statements. */
async function openStatements(page: Page, storyId: string): Promise<void> {
  await openStory(page, storyId);
  await page.getByRole('tab', { name: 'Statements' }).click();
  await listOf(page).getByRole('listitem').first().waitFor();
}

/** The claims that the text carries, with the words that carry them, as the server has it. */
async function carried(page: Page, storyId: string): Promise<string[]> {
  return citationsIn((await draftOf(page, storyId)).body).map(({ passage }) => passage);
}

const claims = () =>
  desk.newsroom.db
    .selectFrom('claim')
    .innerJoin('source', 'source.id', 'claim.speaker_id')
    .select(['claim.id', 'claim.text', 'claim.directness', 'claim.said_at', 'source.name', 'source.kind'])
    .execute();

describe.skipIf(!existsSync(SPECIMEN))('the statements of a story that was imported', () => {
  let wanted: readonly Wanted[];
  let relations: readonly { from: string; to: string; type: string }[];
  let storyId: string;
  let page: Page;

  beforeAll(async () => {
    const read = JSON.parse(await readFile(join(SPECIMEN, 'statements.json'), 'utf8'));
    wanted = (read.statements as Wanted[]).filter(({ story }) => story === undefined);
    relations = read.relations;
    const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-e2e-'));
    const content = ['--content', join(SPECIMEN, 'content')];
    const command = runOnrecord(['import', 'ghost', join(SPECIMEN, 'ghost-export.json'), ...content], {
      DATABASE_URL: desk.newsroom.connectionString,
      DATA_DIR: dataDir,
    });
    expect([await command.ended, command.output()]).toEqual([0, expect.any(String)]);
    await rm(dataDir, { recursive: true, force: true });
    const row = await desk.newsroom.db
      .selectFrom('story')
      .select('id')
      .where('slug', '=', read.story)
      .executeTakeFirstOrThrow();
    storyId = row.id;
    page = await desk.enter('editor');
  });
  afterAll(() => page?.close());

  it('go on record by the keys: accepted, mended, or told that they are none', async () => {
    await openStatements(page, storyId);
    const { offers } = (await (
      await page.request.get(`${desk.site.origin}/desk/api/stories/${storyId}/statements`)
    ).json()) as StoryStatements;
    await offersOf(page).first().focus();
    const left = new Map(wanted.map((statement) => [statement.id, statement]));
    for (;;) {
      const hand = handOf(page);
      await hasKeys(hand);
      const id = await hand.getAttribute('data-item');
      if ((await hand.getAttribute('data-type')) !== 'offer') break;
      const found = await wordsIn(hand);
      const meant = [...left.values()].find(({ text }) => text.includes(found) || found.includes(text));
      const offer = offers.find((one) => one.offer.text === found);
      if (meant === undefined || offer === undefined) await page.keyboard.press('Backspace');
      else {
        left.delete(meant.id);
        await putRight(page, hand, offer, meant);
      }
      await listOf(page)
        .locator(`[data-item=${JSON.stringify(id)}]`)
        .waitFor({ state: 'detached' });
    }
    expect([...left.keys()]).toEqual([]);
    await expect.poll(() => citedOf(page).count(), PATIENCE).toBe(wanted.length);
    await page.getByText(`Nothing left to decide · ${wanted.length} on record`).waitFor();

    const known = await claims();
    expect(known).toHaveLength(wanted.length);
    for (const { text, speaker, speakerKind = 'person', directness, saidAt = null } of wanted)
      expect(known).toContainEqual({
        id: expect.any(String),
        text,
        directness,
        said_at: saidAt,
        name: speaker,
        kind: speakerKind,
      });
    // One person is one source, however often they speak.
    expect(new Set(known.map(({ name }) => name)).size).toBe(
      await desk.newsroom.db
        .selectFrom('source')
        .select('id')
        .execute()
        .then((sources) => sources.length),
    );
  });

  it('are numbered in the text as beside it, and one denies another in two keys', async () => {
    const numbers = async () => [
      ...new Set(
        await textOf(page)
          .locator('.record-number')
          .evaluateAll((marks) => marks.map((mark) => Number(mark.getAttribute('data-number')))),
      ),
    ];
    await expect.poll(numbers, PATIENCE).toEqual(wanted.map((_, at) => at + 1));
    for (const { from, to } of relations) {
      const [denies, denied] = [from, to].map(
        (id) => wanted.findIndex((statement) => statement.id === id) + 1,
      );
      const line = citedOf(page).nth((denies ?? 0) - 1);
      await line.focus();
      await page.keyboard.press('d');
      await page.getByText(`Which statement does ${denies} deny?`).waitFor();
      await page.keyboard.press(String(denied));
      await page.getByText(`${denies} denies ${denied}.`).waitFor();
      await citedOf(page)
        .nth((denied ?? 0) - 1)
        .getByText('Disputed', { exact: true })
        .waitFor();
    }
    const stored = await desk.newsroom.db
      .selectFrom('claim_relation')
      .select(['from_id', 'to_id', 'kind'])
      .execute();
    const textOfClaim = new Map((await claims()).map(({ id, text }) => [id, text]));
    expect(
      stored.map(({ from_id, to_id, kind }) => [textOfClaim.get(from_id), kind, textOfClaim.get(to_id)]),
    ).toEqual(
      relations.map(({ from, to, type }) => [
        wanted.find(({ id }) => id === from)?.text,
        type,
        wanted.find(({ id }) => id === to)?.text,
      ]),
    );
  });

  it('are cited by the story once its changes are published', async () => {
    await saved(page);
    await barOf(page).getByRole('button', { name: 'Publish changes' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish changes' });
    await dialog.getByText(`${wanted.length} statements are put on record`).waitFor();
    await dialog.getByRole('radio', { name: /^Minor fix/ }).check();
    await dialog.getByRole('button', { name: 'Publish changes' }).click();
    await dialog.waitFor({ state: 'detached' });
    const cited = await desk.newsroom.db
      .selectFrom('citation')
      .select('claim_id')
      .where('story_id', '=', storyId)
      .execute();
    expect(new Set(cited.map(({ claim_id }) => claim_id)).size).toBe(wanted.length);
    await citedOf(page).first().getByText('cited in 1 story').waitFor();
  });

  it('are offered again where a second story reports one of them: one key cites it', async () => {
    const words = 'there was no threat of encirclement of Ukrainian troops in Kursk Oblast';
    const second = await desk.addStory('second', 'editor', {
      body: body(paragraph(`Oleksandr Syrskyi said in March 2025 that ${words}. Nobody else spoke.`)),
    });
    const before = await claims();
    await openStatements(page, second);
    const offer = offersOf(page).first();
    await offer.getByText('Likely on record already, cited in 1 story').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await offer.focus();
    await page.keyboard.press('Enter');
    await citedOf(page).first().waitFor();
    expect(await claims()).toEqual(before);
    await expect.poll(() => carried(page, second), PATIENCE).toEqual([words]);
  });
});

/** Puts the statement in hand on record; what was not found as it is to stand there is mended first. */
async function putRight(page: Page, hand: Locator, { offer }: Offer, meant: Wanted): Promise<void> {
  const { text, directness, saidAt = null, speakerKind = 'person' } = meant;
  const isRight =
    offer.text === text &&
    offer.directness === directness &&
    offer.saidAt === saidAt &&
    offer.speaker?.kind === speakerKind;
  if (isRight) return page.keyboard.press('Enter');
  await page.keyboard.press('e');
  const form = hand.locator('form');
  await form.getByLabel('What was stated').fill(text);
  await form.getByLabel('Words', { exact: true }).selectOption(directness);
  await form.getByLabel('When it was said').fill(saidAt ?? '');
  if (offer.speaker?.kind !== speakerKind) await form.getByLabel('It is').selectOption(speakerKind);
  await page.keyboard.press('Control+Enter');
}

describe('statements and the text they stand in', () => {
  const SAID = 'the sea wall was never at risk';

  it('that are told to be none are not offered again, unless that is taken back', async () => {
    const storyId = await desk.addStory('none', 'editor', {
      body: body(paragraph(`Aldous Crane said on Monday that ${SAID}.`), paragraph('It rained.')),
    });
    const page = await desk.enter('editor');
    await openStatements(page, storyId);
    await offersOf(page).first().focus();
    await page.keyboard.press('Backspace');
    await page.getByText('Not offered again.').waitFor();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await offersOf(page).first().focus();
    await page.keyboard.press('Backspace');
    await page.getByText('Not offered again.').waitFor();
    await page.goto(`${desk.site.origin}/desk/stories/${storyId}`);
    await page.getByRole('tab', { name: 'Statements' }).click();
    await page.getByText('No statement found in the text so far.').waitFor();
    expect(await offersOf(page).count()).toBe(0);
    await page.context().close();
  });

  it('keep their marks while two people write: moved, split, typed against, undone', async () => {
    const storyId = await desk.addStory('together', 'editor', {
      body: body(paragraph(`Aldous Crane said on Monday that ${SAID}.`), paragraph('It rained.')),
    });
    const [page, other] = [await desk.enter('editor'), await desk.enter('owner')];
    await openStatements(page, storyId);
    await openStory(other, storyId);

    // Somebody writes before the words at the moment they are accepted.
    await goToParagraph(other, 0);
    await other.keyboard.press('Home');
    await Promise.all([
      other.keyboard.type('For hours it was feared otherwise. '),
      offersOf(page)
        .first()
        .focus()
        .then(() => page.keyboard.press('Enter')),
    ]);
    await expect.poll(() => carried(page, storyId), PATIENCE).toEqual([SAID]);

    // Typing against its end does not lengthen it; splitting it makes two passages of one claim.
    await goBehind(other, SAID);
    await other.keyboard.type(' at all');
    await goBehind(other, 'the sea wall');
    await other.keyboard.press('Enter');
    await saved(other);
    await expect
      .poll(() => carried(other, storyId), PATIENCE)
      .toEqual(['the sea wall', ' was never at risk']);

    // What is cut and pasted brings its claim along.
    await choosePassage(other, ' was never at risk');
    await other.keyboard.press('Control+x');
    await goToParagraph(other, 2);
    await other.keyboard.press('Control+v');
    await expect
      .poll(() => paragraphsOf(other), PATIENCE)
      .toEqual([
        'For hours it was feared otherwise. Aldous Crane said on Monday that the sea wall',
        ' at all.',
        'It rained. was never at risk',
      ]);
    await saved(other);
    await expect
      .poll(() => carried(other, storyId), PATIENCE)
      .toEqual(['the sea wall', ' was never at risk']);

    // Taken off, and back again.
    await citedOf(page).first().focus();
    await page.keyboard.press('Backspace');
    await expect.poll(() => carried(page, storyId), PATIENCE).toEqual([]);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => carried(page, storyId), PATIENCE).toEqual(['the sea wall', ' was never at risk']);
    await Promise.all([page.context().close(), other.context().close()]);
  });

  it('come back as they were with an earlier version, and go along where a passage is copied', async () => {
    const storyId = await desk.addStory('restored', 'editor', {
      body: body(paragraph(`Aldous Crane said on Monday that ${SAID}.`), paragraph('It rained.')),
    });
    const other = await desk.addStory('copied-into', 'editor', {
      body: body(paragraph('The log says more.')),
    });
    const page = await desk.enter('editor');
    await openStatements(page, storyId);
    await offersOf(page).first().focus();
    await page.keyboard.press('Enter');
    const marksOf = async (id: string) => citationsIn((await draftOf(page, id)).body);
    await expect.poll(() => carried(page, storyId), PATIENCE).toEqual([SAID]);
    const before = await marksOf(storyId);
    await choosePassage(page, `Monday that ${SAID}`);
    await page.getByRole('toolbar', { name: 'The chosen passage' }).waitFor();
    await page.keyboard.press('Control+c');

    // Within the desk words keep the claim they carry: another story that uses them cites the same record.
    const known = await claims();
    await openStory(page, other);
    await goToParagraph(page, 0);
    await page.keyboard.press('Control+v');
    await expect.poll(() => carried(page, other), PATIENCE).toEqual([SAID]);
    expect((await marksOf(other))[0]?.claimId).toBe(before[0]?.claimId);
    await page.getByRole('tab', { name: 'Statements' }).click();
    await citedOf(page).first().getByText(SAID).waitFor();
    expect(await claims()).toEqual(known);

    // Whoever left the story left a version of it.
    await openStory(page, storyId);
    await choosePassage(page, `Aldous Crane said on Monday that ${SAID}.`);
    await page.keyboard.press('Delete');
    await expect.poll(() => carried(page, storyId), PATIENCE).toEqual([]);
    await page.getByRole('tab', { name: 'Versions' }).click();
    const compare = page.getByRole('button', { name: 'What changed' });
    await compare.last().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore version 2' }).click();
    await expect.poll(() => marksOf(storyId), PATIENCE).toEqual(before);
    await page.getByRole('tab', { name: 'Statements' }).click();
    await citedOf(page).first().getByText(SAID).waitFor();
    await page.context().close();
  });

  it('are lost with their words, and what was written about them is not', async () => {
    const storyId = await desk.addStory('lost', 'editor', {
      body: body(paragraph('It rained.'), paragraph('Aldous Crane said on Monday that nobody slept.')),
    });
    const [page, other] = [await desk.enter('editor'), await desk.enter('owner')];
    await openStatements(page, storyId);
    await offersOf(page).first().focus();
    await page.keyboard.press('e');
    const text = page.getByLabel('What was stated');
    await text.fill('nobody in the tower slept');
    await openStory(other, storyId);
    await choosePassage(other, 'Aldous Crane said on Monday that nobody slept.');
    await other.keyboard.press('Delete');
    await expect.poll(() => paragraphsOf(page), PATIENCE).toEqual(['It rained.', '']);
    await page.getByText('The text was changed here meanwhile. What you wrote is kept.').waitFor();
    expect(await text.inputValue()).toBe('nobody in the tower slept');
    await text.press('Control+Enter');
    await page.getByText('The words were taken out of the text meanwhile').waitFor();
    expect((await claims()).map((claim) => claim.text)).toContain('nobody in the tower slept');
    await Promise.all([page.context().close(), other.context().close()]);
  });

  it('can be any words that somebody chooses, of a source that is not named', async () => {
    const storyId = await desk.addStory('chosen', 'reporter', {
      body: body(paragraph('The gauges were off for an hour that night.')),
    });
    const page = await desk.enter('reporter');
    await openStory(page, storyId);
    await choosePassage(page, 'The gauges were off');
    await page.keyboard.press('Control+Alt+r');
    const chosen = page.getByRole('region', { name: 'The chosen words' });
    await chosen.getByLabel('What was stated').waitFor();
    await chosen.getByLabel('Who stated it').fill('an engineer, John Smith');
    await chosen.getByLabel('It is').selectOption('unnamed');
    await chosen.getByText('looks as if it told who this is').waitFor();
    await chosen.getByLabel('Who stated it').fill('an engineer of the city');
    await page.keyboard.press('Control+Enter');
    await chosen.getByText('Say why this source is not named.').waitFor();
    await chosen.getByLabel('Why it is not named').fill('Fears for the job.');
    await page.keyboard.press('Control+Enter');
    await citedOf(page).first().getByText('an engineer of the city').waitFor();
    await expect.poll(() => carried(page, storyId), PATIENCE).toEqual(['The gauges were off']);
    await page.context().close();
  });

  it('that two mend at once are shown to the slower one, whose words are not lost', async () => {
    const somebody = actorOf(desk, 'editor');
    const id = await record(somebody, { text: 'the pumps were off' });
    const words = run('the pumps were off', { type: 'claim', attrs: { claimId: id } });
    const storyId = await desk.addStory('pumps', 'reporter', {
      body: body(paragraph('That night ', words, '.')),
    });
    const page = await desk.enter('reporter');
    await openStatements(page, storyId);
    await citedOf(page).first().focus();
    await page.keyboard.press('e');
    const field = page.getByLabel('What was stated');
    await field.fill('the pumps were off for an hour');
    const { version, content } = await claimOf(somebody, id);
    const theirs = { ...content, text: 'the pumps stood still' };
    succeeded(await editClaim(somebody, id, { version, content: theirs, why: '' }));
    await page.keyboard.press('Control+Enter');
    await page.getByText('Theirs: the pumps stood still').waitFor();
    expect(await field.inputValue()).toBe('the pumps were off for an hour');
    await page.getByRole('button', { name: 'Go on with mine' }).click();
    await field.press('Control+Enter');
    const onRecord = async () => (await claimOf(somebody, id)).content.text;
    await expect.poll(onRecord, PATIENCE).toBe('the pumps were off for an hour');
    await field.waitFor({ state: 'detached' });
    await page.context().close();
  });
});

it('what the newsroom makes a rule keeps a story from going out, and the button names the passage', async () => {
  const storyId = await desk.addStory('ruled', 'editor', {
    body: body(paragraph('Aldous Crane said that the light had been mended.')),
  });
  const owner = await desk.enter('owner', 'settings');
  await owner.getByLabel('a statement has no date').check();
  await owner.getByRole('button', { name: 'Save', exact: true }).click();
  await owner.getByText('Saved. Readers get every page anew.').waitFor();
  await openStory(owner, storyId);
  const publish = barOf(owner).getByRole('button', { name: 'Publish', exact: true });
  const reason = () => publish.getAttribute('aria-description');
  await expect.poll(reason, PATIENCE).toContain('“the light had been mended”');
  expect(await publish.getAttribute('aria-disabled')).toBe('true');
  expect(await reason()).toContain('When was this said?');
  await publish.hover();
  await owner.getByRole('tooltip').filter({ hasText: 'the light had been mended' }).waitFor();
  // Whoever did not look at the button is told the same by the server.
  const refused = await owner.request.post(`${desk.site.origin}/desk/api/stories/${storyId}/acts`, {
    headers: { origin: desk.site.origin },
    data: { act: 'publish' },
  });
  expect([refused.status(), await refused.text()]).toEqual([
    422,
    expect.stringContaining('the light had been mended'),
  ]);

  await goToParagraph(owner, 0);
  await choosePassage(owner, ' that the light');
  await owner.keyboard.press('ArrowLeft');
  await owner.keyboard.type(' on 14 March 2025');
  await expect.poll(reason, PATIENCE).toBeNull();
  await owner.context().close();
});
