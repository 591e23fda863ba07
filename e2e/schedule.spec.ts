import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { type Site, startSite } from './onrecord.ts';
import { PATIENCE } from './patience.ts';
import { openStory, saved, typeAtEnd } from './sheet.ts';

let desk: ServedDesk;
let page: Page;
beforeAll(async () => {
  desk = await serveDesk();
  page = await desk.enter('editor');
});
afterAll(() => desk?.close());

const state = () => page.locator('.story-bar .state').innerText();
const button = (name: string) => page.locator('.story-bar').getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog', { name: 'Schedule' });

/** Gives a day and a time of the newsroom's clocks in the dialog that is open. */
async function give(day: string, time: string): Promise<void> {
  await dialog().getByLabel('Day').fill(day);
  await dialog().getByLabel('Time in Kyiv').fill(time);
}

async function confirm(): Promise<void> {
  await dialog().getByRole('button', { name: 'Schedule' }).click();
  await dialog().waitFor({ state: 'detached' });
}

async function api(path: string, data?: object) {
  const { origin } = desk.site;
  const method = data === undefined ? 'GET' : 'POST';
  const answer = await page.request.fetch(`${origin}/desk/api${path}`, {
    method,
    headers: { origin },
    ...(data === undefined ? {} : { data }),
  });
  expect(answer.status()).toBe(200);
  return (await answer.json()) as { state: string; scheduledFor: string; firstPublishedAt: string };
}

it('a story is scheduled by the clocks of the newsroom, given another time, and taken off again', async () => {
  const storyId = await desk.addStory('tide-tables', 'editor', { headline: 'Tide tables for spring' });
  await openStory(page, storyId);
  await button('Schedule').click();
  await give('2031-03-14', '08:30');
  // Two hours ahead of UTC in winter.
  await dialog().getByText('Goes out on Friday, 14 March 2031 at 08:30 (06:30 UTC).').waitFor();
  await confirm();
  await expect.poll(state, PATIENCE).toBe('Goes out 14 Mar 2031 08:30');
  expect((await api(`/stories/${storyId}`)).scheduledFor).toBe('2031-03-14T06:30:00.000Z');

  await button('Change the time').click();
  await give('2020-01-01', '08:30');
  await dialog().getByText('That time has passed. Give a later one, or publish now.').waitFor();
  expect(await dialog().getByRole('button', { name: 'Schedule' }).isDisabled()).toBe(true);
  await give('2031-06-14', '08:30');
  await dialog().getByText('(05:30 UTC)').waitFor();
  await confirm();
  await expect.poll(state, PATIENCE).toBe('Goes out 14 Jun 2031 08:30');

  await page.getByRole('button', { name: 'More to do with this story' }).click();
  await page.getByRole('menuitem', { name: 'Take off the schedule' }).click();
  await expect.poll(state, PATIENCE).toBe('Draft');
});

it('on the days when the clocks change it says which times there are', async () => {
  const storyId = await desk.addStory('clocks', 'editor', { headline: 'The clocks change' });
  await openStory(page, storyId);
  await button('Schedule').click();
  await give('2031-03-30', '03:30');
  await dialog()
    .getByText('The clocks go forward over that time. The next there is: Sunday, 30 March 2031 at 04:00.')
    .waitFor();
  expect(await dialog().getByRole('button', { name: 'Schedule' }).isDisabled()).toBe(true);
  await give('2031-10-26', '03:30');
  await dialog().getByText('(00:30 UTC).').waitFor();
  await dialog().getByLabel('The second time, an hour later (01:30 UTC)').check();
  await dialog().getByText('Goes out on Sunday, 26 October 2031 at 03:30 (01:30 UTC).').waitFor();
  await confirm();
  await expect.poll(state, PATIENCE).toBe('Goes out 26 Oct 2031 03:30');
  expect((await api(`/stories/${storyId}`)).scheduledFor).toBe('2031-10-26T01:30:00.000Z');
  // Opened again, it is still the second of the two.
  await button('Change the time').click();
  await dialog().getByText('(01:30 UTC).').waitFor();
  await page.keyboard.press('Escape');
});

it('an embargo keeps a story in until it ends, and is where scheduling begins', async () => {
  const storyId = await desk.addStory('census', 'editor', { headline: 'The census is out' });
  await openStory(page, storyId);
  const publish = button('Publish');
  await publish.waitFor();
  await page.getByLabel('Embargo until').fill('2031-04-01T10:00');
  await saved(page);
  await page.reload();
  await expect
    .poll(() => publish.getAttribute('aria-description'), PATIENCE)
    .toContain('It is under embargo until 1 April 2031');
  expect(await publish.getAttribute('aria-disabled')).toBe('true');
  await button('Schedule').click();
  await dialog().getByText('Goes out on Tuesday, 1 April 2031 at 10:00').waitFor();
  await give('2031-04-01', '09:59');
  await dialog().getByRole('button', { name: 'Schedule' }).click();
  expect(await dialog().getByRole('alert').innerText()).toContain('It is under embargo until 1 April 2031');
  await give('2031-04-01', '10:00');
  await confirm();
  await expect.poll(state, PATIENCE).toBe('Goes out 1 Apr 2031 10:00');
});

describe('when the time comes', () => {
  /** Soon enough to wait for, late enough for a busy machine to hear of it before. */
  const soon = () => new Date(Date.now() + 8000);
  let otherDataDir: string;
  let other: Site;
  beforeAll(async () => {
    otherDataDir = await mkdtemp(join(tmpdir(), 'onrecord-e2e-'));
    other = await startOther();
  });
  afterAll(async () => {
    await other?.stop();
    await rm(otherDataDir, { recursive: true, force: true });
  });
  const startOther = () =>
    startSite({ DATABASE_URL: desk.newsroom.connectionString, DATA_DIR: otherDataDir });
  const publications = async (storyId: string) => {
    const events = await desk.newsroom.db
      .selectFrom('event')
      .select('keys')
      .where('type', '=', 'story-published')
      .execute();
    return events.filter(({ keys }) => keys.includes(`story:${storyId}`)).length;
  };
  const read = async (site: Site, path: string) => (await fetch(`${site.origin}${path}`)).text();

  it('it goes out with its newest text, once, though two processes watch', async () => {
    const storyId = await desk.addStory('regatta', 'editor', { headline: 'Regatta starts at noon' });
    await openStory(page, storyId);
    await typeAtEnd(page, ' Forty boats are on the line.');
    await saved(page);
    const at = soon();
    await api(`/stories/${storyId}/acts`, { act: 'schedule', at: at.toISOString() });
    expect(await desk.read('/')).not.toContain('Regatta');
    for (const site of [desk.site, other])
      await expect.poll(() => read(site, '/regatta/'), PATIENCE).toContain('Forty boats are on the line.');
    expect(await desk.read('/')).toContain('Regatta starts at noon');
    expect(await publications(storyId)).toBe(1);
    // To readers it was published when it was meant to be.
    expect((await api(`/stories/${storyId}`)).firstPublishedAt).toBe(at.toISOString());
    await page.reload();
    await expect.poll(state, PATIENCE).toMatch(/^Published/);
  });

  it('it goes out afterwards, once, where no process was alive then', async () => {
    const storyId = await desk.addStory('night-ferry', 'editor', { headline: 'The night ferry is back' });
    const at = soon();
    await api(`/stories/${storyId}/acts`, { act: 'schedule', at: at.toISOString() });
    for (const site of [desk.site, other]) site.process.signal('SIGKILL');
    await Promise.all([desk.site.process.ended, other.process.ended]);
    expect(await publications(storyId)).toBe(0);
    await expect.poll(() => Date.now(), PATIENCE).toBeGreaterThan(at.getTime());
    other = await startOther();
    await expect.poll(() => read(other, '/'), PATIENCE).toContain('The night ferry is back');
    expect(await publications(storyId)).toBe(1);
  });
});
