import { body, paragraph } from '@onrecord/domain/body/build';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  editEntry,
  pinEntry,
  removeEntry,
  restoreEntry,
} from '../packages/server/src/commands/live/change-entry.ts';
import { coverStory } from '../packages/server/src/commands/live/cover-story.ts';
import { createDesk, type TestDesk } from '../packages/server/src/testing/desk.ts';
import { EVERY_ELEMENT } from '../packages/server/src/testing/every-element.ts';
import { goLive, post } from '../packages/server/src/testing/live.ts';
import { buildStory } from '../packages/server/src/testing/stories.ts';
import { idOf } from '../packages/server/src/testing/views.ts';
import { type ServedNewsroom, serveNewsroom } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

let served: ServedNewsroom;
let desk: TestDesk;

beforeAll(async () => {
  served = await serveNewsroom();
  desk = await createDesk(served.newsroom);
});
afterAll(() => served?.close());

const editor = () => desk.as('editor');

/** A minute goes by, then something is posted. */
async function postNow(slug: string, name: string, overrides: Parameters<typeof post>[3] = {}) {
  served.newsroom.now = new Date(served.newsroom.now.getTime() + 60_000);
  return post(editor(), slug, name, overrides);
}
const mend = async (id: string, words: string, version = 1) => {
  const edited = await editEntry(editor(), id, {
    version,
    headline: '',
    body: body(paragraph(words)),
    keyEvent: '',
  });
  if (!edited.ok) throw new Error(edited.error.type);
};

/** Days and entries as they stand on the page, a line each. */
const lines = (page: Page) =>
  page
    .locator('.entries > :is(.day, .entry)')
    .evaluateAll((found) => found.map((entry) => `${entry.className}: ${entry.textContent}`));
const texts = (page: Page) => page.locator('.entries > .entry .body').allInnerTexts();

/** The page shows what readers get who come now, down to where it reaches. */
async function expectAsServed(page: Page, path: string) {
  const fresh = await served.visit(path);
  const more = fresh.getByRole('link', { name: 'Show More' }).first();
  const reach = (await lines(page)).length;
  while ((await lines(fresh)).length < reach && (await fresh.locator('.entries show-more').count()) > 0) {
    const before = (await lines(fresh)).length;
    await more.click();
    await expect.poll(async () => (await lines(fresh)).length, PATIENCE).toBeGreaterThan(before);
  }
  const expected = await lines(fresh);
  const difference = async () => {
    const shown = await lines(page);
    const wanted = expected.slice(0, shown.length);
    return shown.join('\n') === wanted.join('\n') ? 'none' : { shown, wanted };
  };
  await expect.poll(difference, PATIENCE).toBe('none');
  await fresh.context().close();
}

describe('an open live story', () => {
  it('shows what is posted, changed, removed, brought back and pinned', async () => {
    await goLive(served.newsroom, 'ferry', 3);
    const page = await served.visit('/ferry/');
    expect(await texts(page)).toHaveLength(3);
    const id = await postNow('ferry', 'the quay');
    await expect.poll(async () => (await texts(page))[0], PATIENCE).toBe('What happened at the quay.');
    await mend(id, 'What really happened at the quay.');
    await expect.poll(async () => (await texts(page))[0], PATIENCE).toBe('What really happened at the quay.');
    await removeEntry(editor(), id);
    await expect.poll(async () => texts(page), PATIENCE).toHaveLength(3);
    await restoreEntry(editor(), id);
    await expect.poll(async () => (await texts(page))[0], PATIENCE).toBe('What really happened at the quay.');
    await pinEntry(editor(), id);
    await page.locator('.pin').getByText('What really happened at the quay.').waitFor();
    await postNow('ferry', 'noon', { keyEvent: 'It sails at noon' });
    await page.locator('.key-events').getByRole('link', { name: 'It sails at noon' }).waitFor();
    await expectAsServed(page, '/ferry/');
    await page.context().close();
  });

  it('leaves open what a reader has opened in an entry that changes', async () => {
    const entry = (words: string) => ({
      headline: '',
      body: body(paragraph(words), EVERY_ELEMENT.toggle),
      keyEvent: '',
    });
    await goLive(served.newsroom, 'mole', 1);
    const page = await served.visit('/mole/');
    const id = await postNow('mole', 'the lock', entry('The lock is shut.'));
    const shown = page.locator(`#entry-${id}`);
    await shown.locator('summary').click();
    await shown.getByText('toggle words').waitFor();
    await shown.locator('summary').focus();
    const edited = await editEntry(editor(), id, { version: 1, ...entry('The lock is open.') });
    expect(edited.ok).toBe(true);
    await shown.getByText('The lock is open.').waitFor();
    await shown.getByText('toggle words').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('toggle heading words');
    await postNow('mole', 'the bell', { keyEvent: 'The bell rings' });
    await page.locator('.key-events').getByText('The bell rings').waitFor();
    await shown.getByText('toggle words').waitFor();
    await page.context().close();
  });

  it('goes on being right under Show More, and moves nothing that is being read', async () => {
    await goLive(served.newsroom, 'tide', 50);
    const page = await served.visit('/tide/');
    await page.locator('.entries').getByRole('link', { name: 'Show More' }).click();
    await expect.poll(async () => texts(page), PATIENCE).toHaveLength(40);
    expect(page.url()).toBe(`${served.site.origin}/tide/`);
    const read = page.locator(`#entry-${idOf('entry:tide 30')}`);
    await read.evaluate((entry) => entry.scrollIntoView({ behavior: 'instant', block: 'center' }));
    const top = () => read.evaluate((entry) => Math.round(entry.getBoundingClientRect().top));
    const before = await top();
    await postNow('tide', 'the mole');
    await expect.poll(async () => texts(page), PATIENCE).toHaveLength(41);
    expect(await top()).toBe(before);
    await mend(idOf('entry:tide 15'), 'Mended further down.');
    await expect.poll(() => texts(page), PATIENCE).toContain('Mended further down.');
    await removeEntry(editor(), idOf('entry:tide 16'));
    await expect.poll(async () => texts(page), PATIENCE).toHaveLength(40);
    // Below what is shown: it is there with Show More.
    await mend(idOf('entry:tide 2'), 'Mended at the bottom.');
    await postNow('tide', 'the buoy', { keyEvent: 'The buoy lights up' });
    await page.locator('.key-events').getByText('The buoy lights up').waitFor();
    expect(await texts(page)).toHaveLength(41);
    await expectAsServed(page, '/tide/');
    await page.context().close();
  });

  it('grows at its end where it is read from the beginning', async () => {
    await goLive(served.newsroom, 'dawn', 19);
    const [short, long] = [await served.visit('/dawn/?order=oldest'), await served.visit('/dawn/')];
    await long.getByRole('link', { name: 'From the beginning' }).click();
    await postNow('dawn', 'sunrise');
    await expect.poll(async () => (await texts(short)).at(-1), PATIENCE).toBe('What happened at sunrise.');
    await postNow('dawn', 'breakfast');
    await expect.poll(async () => (await texts(long)).at(-1), PATIENCE).toBe('What happened at breakfast.');
    await long.reload();
    expect(await texts(long)).toHaveLength(20);
    await postNow('dawn', 'lunch');
    await removeEntry(editor(), idOf('entry:dawn 7'));
    await expect.poll(() => texts(long), PATIENCE).toHaveLength(19);
    await long.locator('.entries').getByRole('link', { name: 'Show More' }).click();
    await expect
      .poll(async () => (await texts(long)).slice(-2), PATIENCE)
      .toEqual(['What happened at breakfast.', 'What happened at lunch.']);
    await expectAsServed(long, '/dawn/?order=oldest');
    for (const page of [short, long]) await page.context().close();
  });

  it('keeps what an entry’s address leads to apart from what is posted later', async () => {
    await goLive(served.newsroom, 'lock', 8);
    const page = await served.visit(`/lock/?entry=${idOf('entry:lock 5')}`);
    expect(await texts(page)).toHaveLength(5);
    await postNow('lock', 'the gate');
    await mend(idOf('entry:lock 4'), 'Mended below the address.');
    await expect.poll(async () => (await texts(page))[1], PATIENCE).toBe('Mended below the address.');
    expect(await texts(page)).toHaveLength(5);
    await page.context().close();
  });

  it('stands still once it has ended, but for corrections', async () => {
    const storyId = await goLive(served.newsroom, 'race', 2);
    const page = await served.visit('/race/');
    await page.locator('.label .live').waitFor();
    served.newsroom.now = new Date(served.newsroom.now.getTime() + 60_000);
    await coverStory(editor(), storyId, 'end-live');
    await page.locator('.label .ended').waitFor();
    expect(await page.locator('.label .live').count()).toBe(0);
    await mend(idOf('entry:race 1'), 'Second, not first.');
    await expect.poll(() => texts(page), PATIENCE).toContain('Second, not first.');
    await coverStory(editor(), storyId, 'resume-live');
    await page.locator('.label .live').waitFor();
    await page.context().close();
  });

  it('is caught up with after a time away, and at the delta address', async () => {
    await goLive(served.newsroom, 'fog', 3);
    const page = await served.visit('/fog/');
    const delta = await served.visit('/fog/', {}, (context) =>
      context.route('**/live/events*', (route) => route.abort()),
    );
    await page.context().setOffline(true);
    await postNow('fog', 'the horn');
    await removeEntry(editor(), idOf('entry:fog 2'));
    await page.context().setOffline(false);
    for (const reader of [page, delta]) {
      await expect.poll(async () => (await texts(reader))[0], PATIENCE).toBe('What happened at the horn.');
      await expect.poll(() => texts(reader), PATIENCE).toHaveLength(3);
      await expectAsServed(reader, '/fog/');
      await reader.context().close();
    }
  });

  it('becomes one while it is open, and goes when it is withdrawn', async () => {
    const page = await served.visit('/story-5/');
    await coverStory(editor(), idOf('story:story-5'), 'start-live');
    await page.locator('.label .live').waitFor();
    await page.getByText('Nothing has been posted yet.').waitFor();
    await postNow('story-5', 'the start');
    await page.locator('.entries').getByText('What happened at the start.').waitFor();
    expect(await page.getByText('Nothing has been posted yet.').count()).toBe(0);
    await removeEntry(editor(), idOf('entry:the start'));
    await page.getByText('Nothing has been posted yet.').waitFor();
    const { story } = buildStory('story-5', { state: 'withdrawn' });
    await served.newsroom.save({ id: idOf('story:story-5'), story });
    await page.getByText('This story was withdrawn').waitFor();
    await page.context().close();
  });

  it('is right without JavaScript once it is loaded again', async () => {
    await goLive(served.newsroom, 'plain-ferry', 1);
    const page = await served.visit('/plain-ferry/', { javaScriptEnabled: false });
    await postNow('plain-ferry', 'the plain');
    await expect
      .poll(async () => {
        await page.reload();
        return (await texts(page))[0];
      }, PATIENCE)
      .toBe('What happened at the plain.');
    await page.context().close();
  });
});
