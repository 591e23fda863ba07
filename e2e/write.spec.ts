import { body, heading, link, list, listItem, paragraph, quote, text } from '@onrecord/domain/body/build';
import type { Element } from '@onrecord/domain/body/elements';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeTags } from '../packages/server/src/commands/save-newsroom.ts';
import { buildTagInput } from '../packages/server/src/testing/stories.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { choosePassage, draftOf, goToEnd, openStory, paste, saved, textOf } from './sheet.ts';

let desk: ServedDesk;
let page: Page;
let storyId: string;
beforeAll(async () => {
  desk = await serveDesk();
  await desk.addStory('sea-wall', 'editor', {
    state: 'published',
    headline: 'The sea wall held all night',
    firstPublishedAt: new Date('2025-03-10T06:30:00Z'),
  });
  await changeTags(desk.newsroom.context, [buildTagInput('port', { name: 'Port' })]);
  page = await desk.enter('editor');
});
afterAll(() => desk?.close());

let begun = 0;
/** A new story, open, with the cursor in its text. */
async function begin(...content: Element[]): Promise<void> {
  const slug = `story-${++begun}`;
  storyId = await desk.addStory(slug, 'editor', {
    headline: `Story ${begun}`,
    body: body(...(content.length > 0 ? content : [paragraph()])),
  });
  await openStory(page, storyId);
  await goToEnd(page);
}

/** What the server has of the text, once it has all of it. */
async function written(): Promise<readonly Element[]> {
  await saved(page);
  return (await draftOf(page, storyId)).body.content;
}

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('writing', () => {
  it('makes text of what Markdown writes, while it is typed', async () => {
    await begin();
    const { keyboard } = page;
    await keyboard.type(
      '# The night\nIt **held**, *she* said, and [the log](https://log.example/1) agrees.\n',
    );
    await keyboard.type('- sand\nbags\n');
    await press('Enter');
    await keyboard.type('1. first\nsecond\n');
    await press('Enter');
    await keyboard.type('---The morning.');
    expect(await written()).toEqual([
      heading(2, 'The night'),
      paragraph(
        'It ',
        text('held', { type: 'bold' }),
        ', ',
        text('she', { type: 'italic' }),
        ' said, and ',
        link('the log', 'https://log.example/1'),
        ' agrees.',
      ),
      list(false, listItem(paragraph('sand')), listItem(paragraph('bags'))),
      list(true, listItem(paragraph('first')), listItem(paragraph('second'))),
      { type: 'divider' },
      paragraph('The morning.'),
    ]);
  });

  it('puts quote, table and related story in by the slash menu, with keys alone', async () => {
    await begin();
    const { keyboard } = page;
    const menu = page.getByRole('listbox', { name: 'Put into the story' });
    await keyboard.type('/');
    await expect.poll(() => menu.getByRole('option').count(), PATIENCE).toBeGreaterThan(12);
    await keyboard.type('quo');
    await expect.poll(() => menu.getByRole('option').allInnerTexts(), PATIENCE).toHaveLength(1);
    await press('Enter');
    await keyboard.type('It held.');
    await page.getByLabel('Said by').fill('Aldous Crane');
    await page.getByLabel('Said by').press('Enter');
    await keyboard.type('/table');
    await press('Enter');
    for (const cell of ['Gauge', 'Level', 'Time', 'North', '4.1 m', '03:10']) {
      await keyboard.type(cell);
      await press('Tab');
    }
    await press('Alt+Enter');
    await keyboard.type('/related');
    await press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Related story' });
    await dialog.getByRole('searchbox').fill('wall held');
    await dialog.getByRole('button', { name: /The sea wall held all night/ }).click();
    await page.getByRole('group', { name: 'Related story' }).getByText('The sea wall held').waitFor();
    const [said, table, related] = await written();
    expect(said).toEqual(quote('Aldous Crane', paragraph('It held.')));
    expect(table).toMatchObject({ type: 'table' });
    expect(cellsOf(table).slice(0, 6)).toEqual(['Gauge', 'Level', 'Time', 'North', '4.1 m', '03:10']);
    expect(related).toMatchObject({ type: 'relatedStory' });
  });

  it('leaves what is typed after a slash alone when it is no element, or when the menu is closed', async () => {
    await begin();
    const menu = page.getByRole('listbox', { name: 'Put into the story' });
    await page.keyboard.type('Either /or');
    await press('Escape');
    await page.keyboard.type(' and /table');
    await menu.waitFor();
    await press('Escape');
    await menu.waitFor({ state: 'detached' });
    await page.keyboard.type(' too.');
    expect(await written()).toEqual([paragraph('Either /or and /table too.')]);
  });
});

describe('pasting', () => {
  const word = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><style>p.MsoNormal{margin:0}</style>
    <p class=MsoTitle>The report</p>
    <p class=MsoNormal><span lang=EN-GB style='font-family:Calibri'>Three&nbsp;<b>things</b>:<o:p></o:p></span></p>
    <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span><![endif]>Sand<o:p></o:p></p>
    <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp; </span></span><![endif]>Bags<o:p></o:p></p></html>`;
  const docs = `<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-0a1b2c3d-7fff">
    <h2 dir="ltr"><span style="font-size:16pt;font-weight:400">Levels</span></h2>
    <p dir="ltr"><span style="font-weight:400">It was </span><span style="font-weight:700">high</span><span style="font-weight:400">, </span><a href="https://www.google.com/url?q=https://gauge.example/4&amp;sa=D"><span style="text-decoration:underline">says the gauge</span></a><span>.</span></p></b>`;
  const web = `<div class="story" style="color:red"><p onclick="alert(1)">A <em>web</em> page<script>alert(2)</script></p>
    <blockquote><p>It held.</p><footer>— Ann Moor</footer></blockquote>
    <table><tr><th>Quay</th><th>Level</th></tr><tr><td>North</td><td>4.1 m</td></tr></table></div>`;

  it('keeps the meaning of Word, Google Docs and a web page, and sheds their styles', async () => {
    await begin();
    await paste(page, { 'text/html': word, 'text/plain': 'The report' });
    await press('Enter', 'Enter');
    await paste(page, { 'text/html': docs, 'text/plain': 'Levels' });
    await press('Enter');
    await paste(page, { 'text/html': web, 'text/plain': 'A web page' });
    const [title, three, things, levels, high, aWebPage, said, table] = await written();
    expect([title, three, things, levels, high, aWebPage, said]).toEqual([
      heading(2, 'The report'),
      paragraph('Three ', text('things', { type: 'bold' }), ':'),
      list(true, listItem(paragraph('Sand')), listItem(paragraph('Bags'))),
      heading(2, 'Levels'),
      paragraph(
        'It was ',
        text('high', { type: 'bold' }),
        ', ',
        link('says the gauge', 'https://gauge.example/4'),
        '.',
      ),
      paragraph('A ', text('web', { type: 'italic' }), ' page'),
      quote('Ann Moor', paragraph('It held.')),
    ]);
    expect(cellsOf(table)).toEqual(['Quay', 'Level', 'North', '4.1 m']);
  });

  it('makes a post of its address, and a link of the address where words are chosen', async () => {
    await begin();
    await paste(page, { 'text/plain': 'https://bsky.app/profile/harbour.example/post/3kabc' });
    await page.getByLabel('What the post says').fill('The boat is back.');
    await page.getByLabel('Who posted it').press('Enter');
    await page.keyboard.type('See the log');
    await choosePassage(page, 'log');
    await page.getByRole('toolbar', { name: 'The chosen passage' }).waitFor();
    await paste(page, { 'text/plain': 'https://log.example/2' });
    const [post, see] = await written();
    expect(post).toMatchObject({
      type: 'embeddedPost',
      attrs: {
        href: 'https://bsky.app/profile/harbour.example/post/3kabc',
        provider: 'Bluesky',
        text: 'The boat is back.',
      },
    });
    expect(see).toEqual(paragraph('See the ', link('log', 'https://log.example/2')));
  });
});

it('Enter takes nothing that was offered for other words', async () => {
  await begin();
  /** Lets the answers to a search wait until what is returned is called. */
  const holdBack = async (address: RegExp) => {
    const held = Promise.withResolvers<void>();
    await page.route(address, async (route) => {
      await held.promise;
      await route.continue();
    });
    return held.resolve;
  };
  const tags = page.getByRole('combobox', { name: 'Tags' });
  await tags.fill('Por');
  await page.getByRole('option', { name: 'Port', exact: true }).waitFor(PATIENCE);
  const answerTags = await holdBack(/\/tags\?q=zebra/);
  await tags.fill('zebra');
  await press('Enter');
  answerTags();
  await page.getByRole('option', { name: 'New: “zebra”' }).waitFor(PATIENCE);
  await page.getByText('None. The first one stands over the headline.').waitFor();

  await goToEnd(page);
  await page.keyboard.type('/related');
  await press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Related story' });
  const search = dialog.getByRole('searchbox');
  await search.fill('wall held');
  await dialog.getByRole('button', { name: /The sea wall held/ }).waitFor();
  const answerRelated = await holdBack(/\/related\?q=zebra/);
  await search.fill('zebra');
  await press('Enter');
  answerRelated();
  await dialog.getByText('No published story has these words').waitFor(PATIENCE);
});

it('finds and replaces, and takes a replacement of all back as one', async () => {
  const before = [paragraph('The Quay, the quay and the quayside.'), paragraph('No quay.')];
  await begin(...before);
  await press('Control+f');
  const bar = page.getByRole('search').filter({ has: page.getByLabel('Replace with') });
  await bar.getByLabel('Find in the story').fill('quay');
  await bar.getByText('1 of 4').waitFor();
  await bar.getByLabel('Replace with').fill('pier');
  await bar.getByRole('button', { name: 'All' }).click();
  await bar.getByText('4 replaced').waitFor();
  expect(await written()).toEqual([paragraph('The pier, the pier and the pierside.'), paragraph('No pier.')]);
  await press('Escape');
  await bar.waitFor({ state: 'detached' });
  await press('Control+z');
  expect(await written()).toEqual(before);
  await press('Control+f');
  await bar.getByLabel('Find in the story').fill('the quay');
  await press('Enter');
  await bar.getByText('2 of 3').waitFor();
  await bar.getByLabel('Replace with').fill('the pier');
  await press('Enter');
  await bar.getByText('2 of 2').waitFor();
  expect(await written()).toEqual([paragraph('The Quay, the pier and the quayside.'), paragraph('No quay.')]);
});

it('counts words and reading time as one types, and marks links of ours that lead nowhere', async () => {
  await begin();
  await page.keyboard.type('One two three [four](/sea-wall/) [five](/no-such-story/) six ');
  await page.getByText('6 words · 1 min read').waitFor();
  await page.getByText('one link of ours leads nowhere').waitFor();
  await expect.poll(() => textOf(page).locator('.broken-link').allInnerTexts(), PATIENCE).toEqual(['five']);
  await page.keyboard.insertText('seven '.repeat(300));
  await page.getByText('306 words · 2 min read').waitFor();
});

it('keeps notes in the margin, which are answered and settled and never published', async () => {
  await begin(paragraph('The minister said the wall had cost nothing.'));
  await choosePassage(page, 'cost nothing');
  await page
    .getByRole('toolbar', { name: 'The chosen passage' })
    .getByRole('button', { name: 'Note' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Note' });
  await dialog.getByLabel('Add the note').fill('Unverified: ask for the ledger.');
  await press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: /^Notes/ }).click();
  const thread = page.getByRole('tabpanel').getByRole('article');
  await thread.getByText('Unverified: ask for the ledger.').waitFor();
  await thread.getByRole('button', { name: 'Answer' }).click();
  await thread.getByLabel('Answer').fill('The ledger says four million.');
  await press('Control+Enter');
  await thread.getByText('The ledger says four million.').waitFor();
  await saved(page);
  const secret = /Unverified|ledger/;
  const preview = await page.request.get(`${desk.site.origin}/desk/api/stories/${storyId}/preview`);
  expect(await preview.text()).toContain('cost nothing');
  expect(await preview.text()).not.toMatch(secret);

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  const outlets = [`/story-${begun}/`, '/', '/rss/', '/feed.json', '/atom.xml'];
  await expect.poll(() => desk.read('/'), PATIENCE).toContain(`Story ${begun}`);
  for (const outlet of outlets) expect(await desk.read(outlet)).not.toMatch(secret);

  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await thread.getByRole('button', { name: 'Settled' }).click();
  await page.getByText('1 note is settled').waitFor();
});

/** The texts of a table's cells, row by row. */
function cellsOf(table: Element | undefined): string[] {
  if (table?.type !== 'table') throw new Error(`It is no table: ${JSON.stringify(table)}`);
  return table.content.flatMap((row) =>
    row.content.map(({ content = [] }) =>
      content.map((inline) => (inline.type === 'text' ? inline.text : '\n')).join(''),
    ),
  );
}
