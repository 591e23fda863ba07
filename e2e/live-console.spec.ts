import { entryListSchema } from '@onrecord/domain/desk/live-shapes';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePicture } from '../packages/server/src/media/testing/picture-samples.ts';
import { violationsOn } from './axe.ts';
import { layCable, loseNetwork, type NetworkCable, regainNetwork } from './network-cable.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { hasKeys } from './sheet.ts';

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

let desk: ServedDesk;
/** The reporter's line. */
let cable: NetworkCable;
let storyId: string;
let editor: Page;
let reporter: Page;
let reader: Page;
beforeAll(async () => {
  [desk, cable] = await Promise.all([serveDesk(), layCable()]);
  storyId = await desk.addStory('storm', 'reporter', {
    state: 'published',
    headline: 'The storm reaches the harbour',
    firstPublishedAt: new Date('2025-03-10T06:30:00Z'),
  });
  editor = await desk.enter('editor', `stories/${storyId}`);
});
afterAll(async () => {
  await desk?.close();
  await cable?.close();
});

const composer = (page: Page): Locator => page.getByRole('region', { name: 'New entry' });
const textOf = (page: Page): Locator => composer(page).getByRole('textbox', { name: 'Text of the entry' });
const entries = (page: Page): Locator => page.getByRole('feed').getByRole('article');
const entry = (page: Page, words: string): Locator => entries(page).filter({ hasText: words });

async function openConsole(page: Page): Promise<void> {
  await page.goto(`${desk.site.origin}/desk/stories/${storyId}/live`);
  await textOf(page).waitFor();
}

/** What a hand does: it types, and presses ⌘Enter. */
async function post(page: Page, words: string): Promise<void> {
  await textOf(page).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
  await page.keyboard.press('Control+Enter');
}

/** Goes from the text to an entry, by the arrow keys. */
async function select(page: Page, words: string): Promise<void> {
  const place = () => entries(page).evaluateAll((all) => all.indexOf(document.activeElement as HTMLElement));
  await textOf(page).focus();
  await page.keyboard.press('Escape');
  await expect.poll(place, PATIENCE).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Home');
  await expect.poll(place, PATIENCE).toBe(0);
  const here = () => entry(page, words).evaluate((element) => element === document.activeElement);
  while (!(await here())) {
    const before = await place();
    await page.keyboard.press('ArrowDown');
    await expect.poll(place, PATIENCE).not.toBe(before);
  }
}

/** How often a text stands on a page, for a reader or at the desk. */
const times = (page: Page, words: string) => expect.poll(() => entryTexts(page, words), PATIENCE);
const entryTexts = (page: Page, words: string) =>
  page.locator('article:not(:has(article))').filter({ hasText: words, visible: true }).count();

/** The entries as the server has them, newest first. */
async function listed(page: Page) {
  const answer = await page.request.get(`${desk.site.origin}/desk/api/stories/${storyId}/entries`);
  return entryListSchema.parse(await answer.json()).entries;
}

/** What the browser keeps of what is half written. Runs in the page. */
async function draftsKept(): Promise<string> {
  const kept = (await indexedDB.databases()).find(({ name }) => name?.endsWith(':live'));
  if (kept?.name === undefined) return '';
  const whenDone = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await whenDone(indexedDB.open(kept.name));
  const drafts = await whenDone(database.transaction('drafts').objectStore('drafts').getAll());
  database.close();
  return JSON.stringify(drafts);
}

describe('the live console', () => {
  it('opens as a story goes live', async () => {
    await editor.getByRole('button', { name: 'More to do with this story' }).click();
    await editor.getByRole('menuitem', { name: 'Go live' }).click();
    await editor.getByRole('heading', { name: 'Nothing is posted yet' }).waitFor();
    reporter = await desk.enter('reporter', '', {
      proxy: cable.proxy,
      serviceWorkers: 'allow',
    });
    await openConsole(reporter);
    reader = await (await desk.browser.newContext({ viewport: DESKTOP })).newPage();
    await reader.goto(`${desk.site.origin}/storm/`);
  });

  it('takes the entries of two people at once, and readers have each of them once', async () => {
    const hers = ['The quay is closed.', 'The pilot boat is back.', 'No one is hurt.'];
    const his = ['Wind at forty knots.', 'Waves over the mole.', 'The lamp is out.'];
    const postAll = async (page: Page, all: readonly string[]) => {
      for (const words of all) await post(page, words);
    };
    await Promise.all([postAll(editor, hers), postAll(reporter, his)]);
    for (const words of [...hers, ...his])
      for (const page of [editor, reporter, reader]) await times(page, words).toBe(1);
    const inOrder = (await listed(editor)).map(({ body }) => JSON.stringify(body)).reverse();
    for (const all of [hers, his]) {
      const places = all.map((words) => inOrder.findIndex((text) => text.includes(words)));
      expect(places).toEqual([...places].sort((one, other) => one - other));
    }
    expect(await entry(editor, 'The quay is closed.').innerText()).toContain('Ines Halloran');
  });

  it('makes key events, pins, and takes Markdown', async () => {
    await composer(editor).getByLabel('Headline').fill('The ferry is safe');
    await post(editor, 'It is **moored** at the inner quay.');
    await times(reader, 'The ferry is safe').toBeGreaterThan(0);
    await composer(editor).getByRole('button', { name: 'Key event' }).click();
    await hasKeys(composer(editor).getByLabel('Key event', { exact: true }).last());
    await editor.keyboard.type('Harbour closed for the night');
    await post(editor, 'Nobody sails before dawn.');
    await expect
      .poll(async () => (await listed(editor))[0]?.keyEvent, PATIENCE)
      .toBe('Harbour closed for the night');
    const [, ferry] = await listed(editor);
    expect(JSON.stringify(ferry?.body)).toContain('bold');
    await expect
      .poll(() => reader.locator('main').innerText(), PATIENCE)
      .toContain('Harbour closed for the night');
    await select(reporter, 'Wind at forty knots.');
    await reporter.keyboard.press('p');
    await entry(editor, 'Wind at forty knots.').getByText('Pinned').waitFor();
    await select(editor, 'The ferry is safe');
    await editor.keyboard.press('p');
    await entry(reporter, 'The ferry is safe').getByText('Pinned').waitFor();
    await expect.poll(() => entries(reporter).getByText('Pinned').count(), PATIENCE).toBe(1);
  });

  it('links words by the keys alone', async () => {
    await textOf(editor).focus();
    await editor.keyboard.type('The tide table');
    await editor.keyboard.press('Shift+Home');
    // The text hears of what is chosen in it some time after it is drawn; hands are slower than that.
    const chosen = () =>
      textOf(editor).evaluate((text) => {
        type Chosen = { editor: { state: { selection: { from: number; to: number } } } };
        const { from, to } = (text as unknown as Chosen).editor.state.selection;
        return to - from;
      });
    await expect.poll(chosen, PATIENCE).toBe('The tide table'.length);
    await editor.keyboard.press('Control+Shift+K');
    const dialog = editor.getByRole('dialog', { name: 'Link' });
    await dialog.getByText('The tide table').waitFor();
    await editor.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    // What was chosen before the dialog is chosen again, and the keys are there.
    const hasKeys = () => textOf(editor).evaluate((text) => text === document.activeElement);
    await expect.poll(hasKeys, PATIENCE).toBe(true);
    await expect.poll(chosen, PATIENCE).toBe('The tide table'.length);
    await editor.keyboard.press('Control+Shift+K');
    await dialog.getByLabel('Address').fill('https://tides.example/');
    await editor.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await editor.keyboard.press('Control+Enter');
    await entry(reporter, 'The tide table').getByRole('link', { name: 'The tide table' }).waitFor();
  });

  it('takes a picture once it has its words, and the address of a post', async () => {
    await composer(reporter)
      .getByLabel('Picture files')
      .setInputFiles({
        name: 'mole.jpg',
        mimeType: 'image/jpeg',
        buffer: await samplePicture(900, 600).jpeg().toBuffer(),
      });
    const picture = composer(reporter).getByRole('group', { name: 'Picture' });
    await picture.locator('img').waitFor();
    await reporter.keyboard.press('Control+Enter');
    await composer(reporter).getByText('Say what the picture shows').waitFor();
    await picture.getByLabel('Alt text').fill('A wave breaks over the mole');
    await picture.getByLabel('Credit').fill('Tomas Reyl');
    await reporter.keyboard.press('Control+Enter');
    for (const page of [editor, reader]) await page.getByAltText('A wave breaks over the mole').waitFor();

    await textOf(reporter).focus();
    await textOf(reporter).evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'https://bsky.app/profile/pilots.example/post/3kabc');
      text.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await composer(reporter).getByLabel('What it says').fill('We stay in port tonight.');
    await reporter.keyboard.press('Control+Enter');
    for (const page of [editor, reader]) await times(page, 'We stay in port tonight.').toBe(1);
    expect(JSON.stringify((await listed(editor))[0]?.body)).toContain('Bluesky');
  });

  it('changes an entry in place, and shows both texts where two changed it', async () => {
    await select(editor, 'Waves over the mole.');
    await editor.keyboard.press('e');
    const hers = entry(editor, 'Waves over the mole.').getByRole('textbox', { name: 'Text of the entry' });
    await hers.waitFor();
    await select(reporter, 'Waves over the mole.');
    await reporter.keyboard.press('e');
    const his = entry(reporter, 'Waves over the mole.').getByRole('textbox', { name: 'Text of the entry' });
    await his.waitFor();
    await hasKeys(his);
    await reporter.keyboard.type(' Keep away.');
    await reporter.keyboard.press('Control+Enter');
    await times(reader, 'Waves over the mole. Keep away.').toBe(1);

    await hers.focus();
    await editor.keyboard.type(' They are six metres high.');
    await editor.getByText('Somebody has changed this entry while you wrote.').waitFor();
    await editor.getByRole('region', { name: 'As it is now' }).getByText('Keep away.').waitFor();
    await editor.getByRole('button', { name: 'Put mine in its place' }).click();
    for (const page of [reporter, reader]) await times(page, 'They are six metres high.').toBe(1);
    await times(reader, 'Keep away.').toBe(0);
    await entry(reporter, 'They are six metres high.')
      .getByText(/^edited/)
      .waitFor();
  });

  it('removes with Undo', async () => {
    await select(reporter, 'The lamp is out.');
    await reporter.keyboard.press('Backspace');
    await times(reader, 'The lamp is out.').toBe(0);
    await entry(editor, 'The lamp is out.').getByText('Removed').waitFor();
    await reporter.getByRole('button', { name: 'Undo' }).click();
    await times(reader, 'The lamp is out.').toBe(1);
    await expect.poll(() => entry(editor, 'The lamp is out.').getByText('Removed').count(), PATIENCE).toBe(0);
  });

  it('does nothing to an entry of somebody else’s for a reporter, and says so', async () => {
    await select(reporter, 'No one is hurt.');
    await reporter.keyboard.press('Delete');
    await reporter.getByText('It is somebody else’s entry').waitFor();
    await times(reader, 'No one is hurt.').toBe(1);
  });

  it('breaks an entry out into a story of its own', async () => {
    await select(editor, 'The ferry is safe');
    await editor.keyboard.press('b');
    const link = entry(editor, 'The ferry is safe').getByRole('link', { name: 'Its own story' });
    await link.waitFor({ state: 'attached' });
    await entry(reporter, 'The ferry is safe').getByRole('link', { name: 'Its own story' }).waitFor({
      state: 'attached',
    });
    await link.click();
    await editor.waitForURL((url) => /\/desk\/stories\/[^/]+$/.test(url.pathname));
    const own = editor.url().split('/').at(-1) ?? '';
    expect(own).not.toBe(storyId);
    const text = editor.getByRole('textbox', { name: 'Text of the story' });
    await text.getByText('at the inner quay').waitFor();
    await openConsole(editor);
  });

  it('keeps what is half written, here and in an entry, when the page goes', async () => {
    await textOf(reporter).focus();
    await reporter.keyboard.type('A mast has fal');
    await select(reporter, 'Wind at forty knots.');
    await reporter.keyboard.press('e');
    await hasKeys(
      entry(reporter, 'Wind at forty knots.').getByRole('textbox', { name: 'Text of the entry' }),
    );
    await reporter.keyboard.type(' And more to come.');
    const kept = () => reporter.evaluate(draftsKept);
    await expect.poll(kept, PATIENCE).toContain('A mast has fal');
    await expect.poll(kept, PATIENCE).toContain('And more to come.');
    await openConsole(reporter);
    await expect.poll(() => textOf(reporter).innerText(), PATIENCE).toBe('A mast has fal');
    await entry(reporter, 'And more to come.').getByRole('textbox', { name: 'Text of the entry' }).waitFor();
    await entry(reporter, 'And more to come.').getByRole('button', { name: 'Leave it' }).click();
    await post(reporter, 'len, the crew is ashore.');
    await times(reader, 'A mast has fallen, the crew is ashore.').toBe(1);
  });

  it('sends what was posted without a network once there is one, also after the page went', async () => {
    await reporter.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller === null)
        await new Promise((done) =>
          navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }),
        );
    });
    // So that what the console asks for is kept, too.
    await openConsole(reporter);
    await entry(reporter, 'Wind at forty knots.').waitFor();
    await loseNetwork(cable, reporter.context());
    await post(reporter, 'Written in the tunnel.');
    await post(reporter, 'Written after it.');
    await entry(reporter, 'Written in the tunnel.').getByText('Waits for the connection').waitFor();
    await openConsole(reporter);
    await entry(reporter, 'Written after it.').waitFor();
    await times(reader, 'Written in the tunnel.').toBe(0);
    await regainNetwork(cable, reporter.context());
    for (const words of ['Written in the tunnel.', 'Written after it.'])
      for (const page of [reader, reporter, editor]) await times(page, words).toBe(1);
    const [last, first] = await listed(editor);
    expect(JSON.stringify([first?.body, last?.body])).toMatch(/tunnel.*after/);
  });

  it('ends with Undo, and gives back what could not be posted any more', async () => {
    await loseNetwork(cable, reporter.context());
    await post(reporter, 'Too late to post.');
    await editor.getByRole('button', { name: 'End live' }).click();
    await editor.getByRole('heading', { name: 'It has ended' }).waitFor();
    await regainNetwork(cable, reporter.context());
    await entry(reporter, 'Too late to post.').getByRole('alert').waitFor();
    await expect.poll(() => composer(reporter).count(), PATIENCE).toBe(0);

    await editor.getByRole('button', { name: 'Undo' }).click();
    await textOf(editor).waitFor();
    await entry(reporter, 'Too late to post.').getByRole('button', { name: 'Write it anew' }).click();
    await hasKeys(textOf(reporter));
    await reporter.keyboard.type(' Or not.');
    await reporter.keyboard.press('Control+Enter');
    await times(reader, 'Too late to post. Or not.').toBe(1);

    await editor.getByRole('button', { name: 'End live' }).click();
    await editor.getByRole('heading', { name: 'It has ended' }).waitFor();
    await expect.poll(() => reader.locator('main').innerText(), PATIENCE).toMatch(/Ended/);
  });

  it('is of use to everybody, on a phone and at night too', async () => {
    await editor.getByRole('button', { name: 'Go on live' }).click();
    await textOf(editor).waitFor();
    const looks: readonly BrowserContextOptions[] = [
      { viewport: DESKTOP },
      { viewport: PHONE, hasTouch: true, colorScheme: 'dark' },
    ];
    for (const look of looks) {
      const page = await desk.enter('editor', '', look);
      await openConsole(page);
      await select(page, 'at the inner quay');
      expect(await violationsOn(page)).toEqual([]);
      await select(page, 'at the inner quay');
      await page.keyboard.press('e');
      await entry(page, 'at the inner quay').getByRole('textbox', { name: 'Text of the entry' }).waitFor();
      expect(await violationsOn(page)).toEqual([]);
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await overflow()).toBe(0);
      await page.context().close();
    }
  });
});
