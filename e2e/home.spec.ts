import { body, paragraph } from '@onrecord/domain/body/build';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeTags } from '../packages/server/src/commands/save-newsroom.ts';
import type { StoryToSave } from '../packages/server/src/store/story.ts';
import { buildStories, buildStory, buildTagInput } from '../packages/server/src/testing/stories.ts';
import { idOf } from '../packages/server/src/testing/views.ts';
import { type ServedDesk, serveDesk, TEAM } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { hasKeys } from './sheet.ts';

let desk: ServedDesk;
let page: Page;
beforeAll(async () => {
  desk = await serveDesk();
  page = await desk.enter('editor');
});
afterAll(() => desk?.close());

const rail = (at: Page) => at.getByRole('navigation', { name: 'Desk', exact: true });
const headlines = (at: Page) => at.locator('table.stories .head a').allInnerTexts();
/** Waits until the list has these stories, in this order. */
const shows = (expected: readonly string[], at = page) =>
  expect.poll(() => headlines(at), PATIENCE).toEqual(expected);
const goHome = (search = '') => page.goto(`${desk.site.origin}/desk/${search}`);

it('an empty newsroom says what will stand in each list, and begins a story', async () => {
  for (const [view, title] of [
    ['Home', 'Nothing here yet'],
    ['My stories', 'You have no stories yet'],
    ['Drafts', 'No drafts'],
    ['In review', 'Nothing waits for review'],
    ['Scheduled', 'Nothing is scheduled'],
    ['Published', 'Nothing is published yet'],
    ['Spiked', 'The spike is empty'],
  ] as const) {
    await rail(page).getByRole('link', { name: view, exact: true }).click();
    await page.getByRole('heading', { name: title }).waitFor();
  }
  await rail(page).getByRole('link', { name: 'Calendar' }).click();
  await page.getByRole('heading', { name: 'Nothing goes out this month' }).waitFor();
  const viewer = await desk.enter('viewer');
  await viewer.getByRole('heading', { name: 'Nothing here yet' }).waitFor();
  await viewer.keyboard.press('n');
  await viewer.getByText('A viewer reads. Ask an owner for the role of a reporter.').waitFor();
  await viewer.context().close();
});

describe('with stories in it', () => {
  const QUAY = 'The quay reopens after the storm';
  const FERRY = 'Ferry line asks for new boats';
  const HARBOUR = 'Порт відкрито після шторму';
  const BUDGET = 'Budget vote set for spring';
  const NIGHT = 'Night boat returns in March';
  const RUMOUR = 'A rumour about the lighthouse';

  beforeAll(async () => {
    const { newsroom, people } = desk;
    await changeTags(newsroom.context, [
      buildTagInput('port', { name: 'Port' }),
      buildTagInput('council', { name: 'Council' }),
    ]);
    const port = { tagIds: [idOf('tag:port')] };
    const byline = (role: 'editor' | 'reporter') => ({ contributorIds: [people[role].byline ?? ''] });
    const unpublished = { firstPublishedAt: null } as const;
    let touches = 0;
    /** The home has first what was touched last. */
    const touch = (id: string) =>
      newsroom.db
        .updateTable('story')
        .set({ touched_at: new Date(Date.now() - 3_600_000 + ++touches * 60_000) })
        .where('id', '=', id)
        .execute();
    const save = async (story: StoryToSave) => {
      await newsroom.save(story);
      await touch(story.id);
    };
    await save(
      buildStory('rumour', { ...unpublished, state: 'spiked', headline: RUMOUR, ...byline('reporter') }),
    );
    await save(
      buildStory('night', {
        ...unpublished,
        ...byline('editor'),
        state: 'scheduled',
        headline: NIGHT,
        // Already the 15th by the clocks of the newsroom.
        scheduledFor: new Date('2031-03-14T22:30:00Z'),
      }),
    );
    await save(
      buildStory('budget', {
        ...unpublished,
        ...byline('reporter'),
        state: 'in-review',
        headline: BUDGET,
        tagIds: [idOf('tag:council')],
      }),
    );
    await save(
      buildStory('harbour', {
        ...byline('editor'),
        ...port,
        headline: HARBOUR,
        language: 'uk',
        body: body(paragraph('Кораблі стоять біля причалу.')),
        firstPublishedAt: new Date('2025-02-01T10:00:00Z'),
      }),
    );
    await save(
      buildStory('ferry', {
        ...byline('reporter'),
        ...port,
        headline: FERRY,
        firstPublishedAt: new Date('2025-03-10T10:00:00Z'),
      }),
    );
    await touch(
      await desk.addStory('quay', 'editor', {
        headline: QUAY,
        ...port,
        body: body(paragraph('Divers found a wardrobe under the pier.')),
      }),
    );
  });

  it('the lists have them by state, and the rail counts them', async () => {
    await goHome();
    await shows([QUAY, FERRY, HARBOUR, BUDGET, NIGHT, RUMOUR]);
    for (const [view, count, expected] of [
      ['My stories', 1, [QUAY]],
      ['Drafts', 1, [QUAY]],
      ['In review', 1, [BUDGET]],
      ['Scheduled', 1, [NIGHT]],
      ['Published', 2, [FERRY, HARBOUR]],
      ['Spiked', 1, [RUMOUR]],
    ] as const) {
      await rail(page)
        .getByRole('link', { name: `${view} ${count}` })
        .click();
      await shows(expected);
    }
    const states = page.locator('table.stories .state');
    await rail(page).getByRole('link', { name: 'Scheduled' }).click();
    await expect.poll(() => states.allInnerTexts(), PATIENCE).toEqual(['Goes out 15 Mar 2031 00:30']);
  });

  it('they are found by words, author, tag and day; the address keeps the search', async () => {
    await goHome();
    const search = page.getByRole('searchbox', { name: 'Search stories' });
    // A word of the text, not of the headline, and only its beginning.
    await search.fill('wardr');
    await shows([QUAY]);
    await search.fill('шторм');
    await shows([HARBOUR]);
    await search.fill('narwhal');
    await page.getByRole('heading', { name: 'No story fits' }).waitFor();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect.poll(async () => (await headlines(page)).length, PATIENCE).toBe(6);
    expect(await search.inputValue()).toBe('');

    const pick = async (label: string, typed: string, name: string) => {
      await page
        .getByRole('combobox', { name: label })
        .or(page.getByRole('textbox', { name: label }))
        .first()
        .fill(typed);
      await page.getByRole('option', { name }).click();
    };
    await pick('Author', 'tom', TEAM.reporter.name);
    await shows([FERRY, BUDGET, RUMOUR]);
    await pick('Tag', 'por', 'Port');
    await shows([FERRY]);
    await page.reload();
    await shows([FERRY]);

    await goHome('?view=published');
    await page.getByLabel('From').fill('2025-03-10');
    await page.getByLabel('to', { exact: true }).fill('2025-03-10');
    await shows([FERRY]);
    await page.goBack();
  });

  it('the keyboard alone searches, walks the list, opens a story and goes about', async () => {
    await goHome();
    await shows([QUAY, FERRY, HARBOUR, BUDGET, NIGHT, RUMOUR]);
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys' });
    await keys.getByText('Anything: screens, stories, acts').waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });

    const selected = page.locator('tr[data-selected] .head a');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await expect.poll(() => selected.innerText(), PATIENCE).toBe(FERRY);
    await page.keyboard.press('/');
    await page.keyboard.type('night boat');
    await shows([NIGHT]);
    await page.keyboard.press('Enter');
    await expect.poll(() => selected.innerText(), PATIENCE).toBe(NIGHT);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/desk\/stories\//);
    await page.getByRole('textbox', { name: 'Headline' }).waitFor();

    await page.locator('body').focus();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL(/\/desk\/calendar/);
    for (const [key, title] of [
      ['m', 'My stories'],
      ['r', 'In review'],
      ['h', 'Home'],
    ] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    }
    await page.keyboard.press('n');
    await page.waitForURL(/\/desk\/stories\//);
    await page.getByRole('textbox', { name: 'Headline' }).waitFor();
  });

  it('the palette opens a story by its words and does what the story’s buttons do', async () => {
    await goHome();
    await page.getByRole('link', { name: BUDGET }).waitFor();
    await page.keyboard.press('Control+k');
    const palette = page.getByPlaceholder('A screen, an act, a story…');
    await palette.fill('budget vote');
    await page.getByRole('button', { name: BUDGET }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/desk\/stories\//);
    await page.getByRole('button', { name: 'Approve' }).waitFor();
    await page.keyboard.press('Control+k');
    await palette.fill('approve');
    const offered = (name: string) =>
      page.getByRole('dialog').getByRole('button', { name }).first().waitFor();
    await offered('Approve');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Approve' });
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Approved.').waitFor();
    await page.keyboard.press('Control+k');
    await palette.fill('zebra crossing');
    await page.getByText('Nothing is called that.').waitFor();
    await palette.fill('audit');
    await offered('Audit log');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Audit log', level: 1 }).waitFor();
  });

  it('the calendar has what is scheduled on its day, by the clocks of the newsroom', async () => {
    await page.goto(`${desk.site.origin}/desk/calendar?month=2031-02`);
    await page.getByRole('heading', { name: 'Nothing goes out this month' }).waitFor();
    await page.getByRole('button', { name: 'The month after' }).click();
    await page.getByRole('heading', { name: 'March 2031' }).waitFor();
    const day = page.getByRole('cell').filter({ hasText: NIGHT });
    expect(await day.locator('.day').innerText()).toBe('15');
    expect(await day.locator('time').innerText()).toBe('00:30');
    await day.getByRole('link').click();
    await page.waitForURL(/\/desk\/stories\//);
    await page.getByText('Goes out 15 Mar 2031 00:30').waitFor();
  });

  it('on a phone everything is reached, and nothing is wider than the screen', async () => {
    const phone = await desk.enter('reporter', '', { viewport: { width: 390, height: 844 }, hasTouch: true });
    const noWider = () => phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    await phone.getByRole('link', { name: FERRY }).waitFor();
    expect(await noWider()).toBe(0);
    const foot = phone.getByRole('navigation', { name: 'Desk, on a phone' });
    await foot.getByRole('button', { name: 'More' }).tap();
    await phone.getByRole('menuitem', { name: 'Calendar' }).tap();
    await phone.waitForURL(/calendar/);
    expect(await noWider()).toBe(0);
    await foot.getByRole('button', { name: 'Find' }).tap();
    await hasKeys(phone.getByPlaceholder('A screen, an act, a story…'));
    await phone.keyboard.type('ferry line');
    await phone.getByRole('button', { name: FERRY }).tap();
    await phone.waitForURL(/\/desk\/stories\//);
    await phone.getByRole('textbox', { name: 'Headline' }).waitFor();
    expect(await noWider()).toBe(0);
    await phone.context().close();
  });

  it('a long list goes on as one comes to its end', async () => {
    await desk.newsroom.save(...buildStories(130, { headline: 'From the archive' }));
    await goHome('?view=published');
    const rows = page.locator('table.stories tbody tr');
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 4000);
        return rows.count();
      }, PATIENCE)
      .toBe(132);
  });

  it('a next page that does not come is asked for once, and then by its button', async () => {
    // What comes through the desk's worker cannot be held back here.
    const window = await desk.enter('editor', '', { serviceWorkers: 'block' });
    let asked = 0;
    const nextPage = /\/desk\/api\/stories\?.*cursor=/;
    await window.route(nextPage, (route) => {
      asked++;
      return route.fulfill({ status: 500, contentType: 'application/json', body: '{}' });
    });
    await window.goto(`${desk.site.origin}/desk/?view=published`);
    const end = window.locator('.more');
    await end.scrollIntoViewIfNeeded();
    await end.getByRole('alert').waitFor(PATIENCE);
    // Whoever asks without a pause has done so by then.
    await window.evaluate(async () => {
      for (let frame = 0; frame < 30; frame++) await new Promise(requestAnimationFrame);
    });
    expect(asked).toBe(1);
    await window.unroute(nextPage);
    const rows = window.locator('table.stories tbody tr');
    const before = await rows.count();
    await end.getByRole('button', { name: 'More stories' }).click();
    await expect.poll(() => rows.count(), PATIENCE).toBeGreaterThan(before);
    await window.context().close();
  });
});
