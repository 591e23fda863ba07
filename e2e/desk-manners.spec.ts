import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { choosePassage, openStory, sheetOpen } from './sheet.ts';

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true } as const;
const HEADLINE = 'The harbour master answers eleven questions about the wall';

let desk: ServedDesk;
let storyId: string;

beforeAll(async () => {
  desk = await serveDesk();
  storyId = await desk.addStory('wall', 'editor', { headline: HEADLINE });
  await desk.addStory('long', 'editor', { headline: 'Donaudampfschifffahrtsgesellschaft'.repeat(4) });
});
afterAll(async () => {
  await desk?.close();
});

/** How far a page can be pushed sideways. CSS pixels. */
const sidewaysPx = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

it('every screen fits a phone, and so does what opens over it', async () => {
  const page = await desk.enter('owner', '', PHONE);
  for (const place of ['', 'calendar', 'media', 'people', 'settings', 'audit', 'me', `stories/${storyId}`]) {
    await page.goto(`${desk.site.origin}/desk/${place}`);
    await page.locator('.bar').waitFor();
    if (place.startsWith('stories/')) await sheetOpen(page);
    expect(await sidewaysPx(page), `/desk/${place}`).toBe(0);
  }
  await page.goto(`${desk.site.origin}/desk/`);
  await page.locator('.stories').waitFor();
  await page.getByRole('button', { name: 'Find' }).click();
  const palette = page.getByRole('dialog');
  await palette.getByText(HEADLINE).waitFor();
  // It grows as it opens.
  const right = async () => {
    const box = await palette.boundingBox();
    return box && box.x + box.width;
  };
  await expect.poll(right, PATIENCE).toBeLessThanOrEqual(PHONE.viewport.width);
  expect(await sidewaysPx(page)).toBe(0);
});

it('on a phone the marks for a chosen passage stand at the lower edge, over the rail', async () => {
  const page = await desk.enter('editor', `stories/${storyId}`, PHONE);
  await sheetOpen(page);
  const word = (await page.locator('.story-body p').first().innerText()).split(' ')[0] ?? '';
  await choosePassage(page, word);
  const toolbar = page.getByRole('toolbar', { name: 'The chosen passage' });
  await toolbar.waitFor();
  const rail = await page.getByRole('navigation', { name: 'Desk, on a phone' }).boundingBox();
  await expect
    .poll(async () => {
      const box = await toolbar.boundingBox();
      return box && rail && Math.round(rail.y - box.y - box.height);
    }, PATIENCE)
    .toBe(0);
});

it('a tab is called by what is on it, and two keys lead to each screen', async () => {
  const page = await desk.enter('editor');
  await page.locator('.stories').waitFor();
  for (const [keys, title] of [
    ['gc', 'Calendar'],
    ['gd', 'Drafts'],
    ['gn', 'Newsroom'],
    ['gt', 'People'],
    ['gi', 'Pictures'],
    ['gh', 'Home'],
  ] as const) {
    for (const key of keys) await page.keyboard.press(key);
    await expect.poll(() => page.title(), PATIENCE).toBe(`${title} · The Harbour, desk`);
  }
  await page.getByRole('link', { name: HEADLINE }).click();
  await expect.poll(() => page.title(), PATIENCE).toBe(`${HEADLINE} · The Harbour, desk`);
  // The rail shows which list the story that is open stands in.
  await page.locator('.rail [aria-current="true"]', { hasText: 'Drafts' }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).getByText('The dark button').waitFor();
});

it('who only reads is offered nothing to write with', async () => {
  const page = await desk.enter('viewer');
  await page.locator('.stories').waitFor();
  expect(await page.getByRole('button', { name: /New story/ }).count()).toBe(0);
  await openStory(page, storyId);
  const buttons = page.locator('.story-bar').getByRole('button');
  await expect.poll(() => buttons.allInnerTexts(), PATIENCE).toEqual(['Preview', 'More']);
});

it('a story that is not there says so, with a way on', async () => {
  const page = await desk.enter('editor', 'stories/00000000-0000-4000-8000-000000000000');
  await page.getByRole('heading', { name: 'Nothing to open here' }).waitFor();
  await page.getByRole('link', { name: 'Go home' }).click();
  await page.locator('.stories').waitFor();
});

it('taking a story off the schedule can be taken back', async () => {
  const scheduled = await desk.addStory('ferry', 'editor', { headline: 'The late boat stays' });
  const page = await desk.enter('editor', `stories/${scheduled}`);
  await sheetOpen(page);
  const asked = await page.request.post(`${desk.site.origin}/desk/api/stories/${scheduled}/acts`, {
    headers: { origin: desk.site.origin },
    data: { act: 'schedule', at: new Date(Date.now() + 86_400_000).toISOString() },
  });
  expect(asked.status(), await asked.text()).toBe(200);
  await page.reload();
  await page.getByText(/^Goes out/).waitFor();
  await page.getByRole('button', { name: 'More to do with this story' }).click();
  await page.getByRole('menuitem', { name: 'Take off the schedule' }).click();
  await page.getByText('Taken off the schedule.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^Goes out/).waitFor();
});
