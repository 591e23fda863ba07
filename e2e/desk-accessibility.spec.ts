import { body, paragraph, text } from '@onrecord/domain/body/build';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePicture } from '../packages/server/src/media/testing/picture-samples.ts';
import { EVERY_ELEMENT } from '../packages/server/src/testing/every-element.ts';
import { violationsInBothColours } from './axe.ts';
import { type FilledLedger, fillLedger } from './ledger.ts';
import { type ServedDesk, serveDesk, TEAM } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { barOf, choosePassage, draftOf, saved, sheetOpen, textOf } from './sheet.ts';

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let desk: ServedDesk;
let page: Page;
let ledger: FilledLedger;
const stories: Record<'draft' | 'inReview' | 'changed' | 'everything' | 'stated', string> = {
  draft: '',
  inReview: '',
  changed: '',
  everything: '',
  stated: '',
};
beforeAll(async () => {
  desk = await serveDesk();
  const public_ = { state: 'published', firstPublishedAt: new Date('2025-03-10T06:30:00Z') } as const;
  stories.draft = await desk.addStory('ferry', 'owner', {
    headline: 'Ferry runs late',
    body: body(paragraph('The boat left late and nobody knew why.')),
  });
  stories.inReview = await desk.addStory('bridge', 'reporter', {
    state: 'in-review',
    headline: 'Bridge opens',
  });
  stories.changed = await desk.addStory('wall', 'owner', { ...public_, headline: 'The wall held' });
  stories.everything = await desk.addStory('everything', 'owner', {
    headline: 'One of everything',
    body: body(...Object.values(EVERY_ELEMENT)),
  });
  await desk.addStory('market', 'editor', {
    state: 'scheduled',
    headline: 'Market day',
    scheduledFor: new Date(Date.now() + 3_600_000),
  });
  ledger = await fillLedger(desk);
  const said = (words: string, claimId: string) => text(words, { type: 'claim', attrs: { claimId } });
  stories.stated = await desk.addStory('stated', 'owner', {
    headline: 'What was said of the wall',
    body: body(
      paragraph('Mr Crane said that ', said('nothing was ever at risk', ledger.wall), '.'),
      paragraph('On the night shift, ', said('nobody was told', ledger.docker), '.'),
      paragraph('The wall reportedly moved. City engineers said that the gauges had been off.'),
    ),
  });
  page = await desk.enter('owner', '', { viewport: DESKTOP });
  for (const [name, width] of [
    ['quay.jpg', 900],
    ['pier.jpg', 700],
  ] as const)
    await page.request.post(`${desk.site.origin}/desk/api/media?fileName=${name}`, {
      headers: { origin: desk.site.origin, 'content-type': 'application/octet-stream' },
      data: await samplePicture(width, 600).jpeg().toBuffer(),
    });
  // A session of work, so that there is something staged, and a version of it.
  await openStory('changed');
  await textOf(page).focus();
  await page.keyboard.type('All night, ');
  await saved(page);
});
afterAll(() => desk?.close());

/** Leads the desk elsewhere as its links do, without loading it anew: axe stays in the page, and warm. */
const lead = (place: string) => page.evaluate((path) => history.pushState({}, '', path), `/desk/${place}`);

const go = async (place: string, shown: string | RegExp) => {
  await lead(place);
  await page.getByRole('heading', { name: shown }).first().waitFor();
};

/** Leaves what the scene before has opened, so that each begins at the same place. */
async function leave(): Promise<void> {
  await go('nowhere', 'There is no such page at the desk');
  const dialogs = page.getByRole('dialog');
  await expect
    .poll(async () => {
      if ((await dialogs.count()) > 0) await page.keyboard.press('Escape');
      return dialogs.count();
    }, PATIENCE)
    .toBe(0);
}

async function openStory(name: keyof typeof stories): Promise<void> {
  await lead(`stories/${stories[name]}`);
  await sheetOpen(page);
}

async function openTab(story: keyof typeof stories, tab: RegExp): Promise<void> {
  await openStory(story);
  await page.getByRole('tab', { name: tab }).click();
  await page.getByRole('tabpanel').waitFor();
}

/** A dialog of the story's bar: from its buttons, or from behind *More*. */
async function openAct(story: keyof typeof stories, act: string, behind = false): Promise<void> {
  await openStory(story);
  if (behind) await barOf(page).getByRole('button', { name: 'More to do with this story' }).click();
  const button = barOf(page).getByRole(behind ? 'menuitem' : 'button', { name: act, exact: true });
  await expect.poll(() => button.isEnabled(), PATIENCE).toBe(true);
  await button.click();
  await page.getByRole('dialog').waitFor();
}

async function inText(keys: () => Promise<void>): Promise<void> {
  await openStory('draft');
  await choosePassage(page, 'left late');
  await keys();
}

const press = (keys: string) => () => page.keyboard.press(keys);

/** Every screen and dialog, and how one gets there. */
const SCENES: Readonly<Record<string, () => Promise<unknown>>> = {
  home: () => go('', 'Home').then(() => page.getByRole('link', { name: 'Ferry runs late' }).waitFor()),
  'an empty list': () => go('?view=spiked', 'Spiked'),
  'a search without hits': () => go('?q=narwhal', 'Home'),
  calendar: () => go('calendar', 'Calendar'),
  library: () => go('media', 'Pictures').then(() => page.getByTitle('pier.jpg').waitFor()),
  'a picture of the library': async () => {
    await go('media', 'Pictures');
    await page.getByTitle('quay.jpg').click();
    await page.getByText('No story yet.').waitFor();
  },
  people: () => go('people', 'People').then(() => page.getByText(TEAM.reporter.email).waitFor()),
  'the account of oneself': () => go('me', 'Your account'),
  settings: () => go('settings', 'Newsroom'),
  'audit log': () => go('audit', 'Audit log'),
  'the ledger': () =>
    go('record', 'On the record').then(() => page.getByRole('link', { name: /gauges/ }).waitFor()),
  'a claim': () => go(`record/${ledger.wall}`, 'Cited in 2 stories'),
  'setting a finding': async () => {
    await go(`record/${ledger.wall}`, 'Cited in 2 stories');
    await page.keyboard.press('f');
    await page.getByRole('dialog').getByLabel('Finding').selectOption('Disputed');
  },
  'sealing a claim': async () => {
    await go(`record/${ledger.wall}`, 'Cited in 2 stories');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Seal' }).click();
    await page.getByRole('dialog').getByLabel('The notice, which readers see').waitFor();
  },
  'claims to review': () =>
    go('record/review', 'Review').then(() => page.getByRole('button', { name: /^Still stands/ }).waitFor()),
  'a source who is not named': async () => {
    await go('record/sources', 'Sources');
    await page.getByRole('link', { name: /^a docker/ }).click();
    await page.getByRole('button', { name: /^Agree/ }).waitFor();
  },
  'lines about a claim that changed': async () => {
    const { origin } = desk.site;
    await page.request.post(`${origin}/desk/api/claims/${ledger.engineers}/finding`, {
      headers: { origin },
      data: { version: 1, finding: { kind: 'evidence-offered', grounds: 'The duty log.' } },
    });
    await go('record/follow-ups', 'Follow-ups');
    await page.getByRole('button', { name: /^Publish/ }).waitFor();
  },
  'no such page': () => go('nowhere-at-all', 'There is no such page at the desk'),
  'a story with every element': () => openStory('everything'),
  'a story in review': () => openTab('inReview', /^Review/),
  'notes in the margin': () => openTab('draft', /^Notes/),
  versions: () => openTab('changed', /^Versions/),
  preview: () => openTab('draft', /^Preview/),
  'the statements of a story, one of them being mended': async () => {
    await openTab('stated', /^Statements/);
    await page.locator('[data-type="offer"]').first().focus();
    await page.keyboard.press('e');
    await page.getByLabel('What was stated').waitFor();
  },
  'the slash menu': async () => {
    await openStory('draft');
    await textOf(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' /');
    await page.getByRole('listbox', { name: 'Put into the story' }).waitFor();
  },
  'the toolbar of a passage': () =>
    inText(() => page.getByRole('toolbar', { name: 'The chosen passage' }).waitFor()),
  'find and replace': () => inText(press('Control+f')).then(() => page.getByLabel('Replace with').waitFor()),
  'a link': () =>
    inText(press('Control+Shift+k')).then(() => page.getByRole('dialog', { name: 'Link' }).waitFor()),
  'a note': () =>
    inText(press('Control+Alt+m')).then(() => page.getByRole('dialog', { name: 'Note' }).waitFor()),
  'a related story': async () => {
    await openStory('draft');
    await textOf(page).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' /related');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Related story' }).getByRole('button').first().waitFor();
  },
  'choosing a picture': async () => {
    await openStory('draft');
    await page.getByRole('button', { name: 'Choose a picture' }).click();
    await page.getByRole('dialog').getByTitle('quay.jpg').waitFor();
  },
  'asking for review': () => openAct('draft', 'Ask for review', true),
  publishing: () => openAct('draft', 'Publish'),
  scheduling: () => openAct('draft', 'Schedule'),
  'asking for changes': () => openAct('inReview', 'Ask for changes'),
  'publishing changes': async () => {
    await openAct('changed', 'Publish changes');
    await page.getByRole('insertion').first().waitFor();
    await page.getByRole('radio', { name: /^Correction/ }).check();
  },
  retracting: () => openAct('changed', 'Retract', true),
  'comparing versions': async () => {
    await openTab('changed', /^Versions/);
    await page.getByRole('button', { name: 'What changed' }).first().click();
    await page.getByRole('dialog').getByRole('insertion').first().waitFor();
  },
  'the palette': async () => {
    await go('', 'Home');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByText('Audit log').waitFor();
  },
  'the list of keys': async () => {
    await go('', 'Home');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
  },
};

async function violations(): Promise<string[]> {
  const found: string[] = [];
  for (const [size, viewport] of [
    ['1,280 px', DESKTOP],
    ['390 px', PHONE],
  ] as const) {
    await page.setViewportSize(viewport);
    for (const violation of await violationsInBothColours(page)) found.push(`${size}, ${violation}`);
  }
  return found;
}

describe('axe finds nothing, in light and dark, on a desktop and on a phone:', () => {
  it.each(Object.entries(SCENES))('%s', async (_, open) => {
    await page.setViewportSize(DESKTOP);
    await leave();
    await open();
    expect(await violations()).toEqual([]);
  });

  it('the way in', async () => {
    const signedIn = page;
    page = await desk.browser.newPage();
    try {
      await page.goto(`${desk.site.origin}/desk/`);
      await page.getByLabel('Password', { exact: true }).waitFor();
      expect(await violations()).toEqual([]);
    } finally {
      await page.close();
      page = signedIn;
    }
  });
});

it('a reporter writes a story and asks for review with the keyboard alone', async () => {
  const reporter = await desk.enter('reporter');
  const { keyboard } = reporter;
  await reporter.getByRole('heading', { name: 'Home' }).waitFor();
  await keyboard.press('n');
  await sheetOpen(reporter);
  const storyId = /stories\/([\w-]+)/.exec(reporter.url())?.[1] ?? '';
  /** Goes on with Tab until something of this name has the focus. */
  const tabTo = async (name: string, back = false) => {
    const target = reporter.locator(':focus');
    for (let presses = 0; presses < 60; presses++) {
      if ((await target.count()) > 0 && (await nameOf()) === name) return;
      await keyboard.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`Tab never came to "${name}".`);
  };
  const nameOf = () =>
    reporter.evaluate(() => {
      const focused = document.activeElement;
      return focused?.getAttribute('aria-label') ?? focused?.textContent?.trim() ?? '';
    });
  await tabTo('Headline');
  await keyboard.type('Gulls take over the fish market');
  await keyboard.press('Enter');
  await keyboard.type('Traders ask for nets.');
  await keyboard.press('Enter');
  await keyboard.type('They came at dawn.');
  await keyboard.press('Enter');
  await keyboard.type('/quote');
  await keyboard.press('Enter');
  await keyboard.type('They fear nobody.');
  await saved(reporter);
  await tabTo('Ask for review', true);
  await keyboard.press('Enter');
  await reporter.getByRole('dialog', { name: 'Ask for review' }).waitFor();
  await expect
    .poll(() => reporter.evaluate(() => document.activeElement?.tagName), PATIENCE)
    .toBe('TEXTAREA');
  await keyboard.type('Numbers are from the harbour office.');
  await tabTo('Ask for review');
  await keyboard.press('Enter');
  await barOf(reporter).getByText('In review').waitFor();
  expect(await draftOf(reporter, storyId)).toMatchObject({
    headline: 'Gulls take over the fish market',
    dek: 'Traders ask for nets.',
  });
  await reporter.context().close();
});
