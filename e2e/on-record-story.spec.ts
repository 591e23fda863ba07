import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { body, paragraph, text } from '@onrecord/domain/body/build';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerContext } from '../packages/server/src/commands/claims/act-on-ledger.ts';
import { relateClaims } from '../packages/server/src/commands/claims/relate-claims.ts';
import { setFinding } from '../packages/server/src/commands/claims/set-finding.ts';
import { createDesk } from '../packages/server/src/testing/desk.ts';
import { buildSource, claimOf, record, succeeded } from '../packages/server/src/testing/ledger.ts';
import {
  buildStories,
  buildStory,
  createNewsroom,
  type TestNewsroom,
} from '../packages/server/src/testing/stories.ts';
import { violationsOn } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { endAll, type Site, startSite } from './onrecord.ts';
import { PATIENCE } from './patience.ts';

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 800 };

let dataDir: string;
let newsroom: TestNewsroom;
let site: Site;
let browser: Browser;
let editor: LedgerContext;
let wall: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'onrecord-e2e-'));
  newsroom = await createNewsroom();
  editor = (await createDesk(newsroom, 'Ida', 'Bo')).as('editor');
  wall = await record(editor, { text: 'The sea wall was never at risk.' });
  const log = await record(editor, {
    text: '“Movement at segment 12.”',
    speaker: buildSource('City engineers', 'organisation'),
  });
  const gauges = await record(editor, { text: 'Two gauges were out of service.' });
  succeeded(await relateClaims(editor, log, { toId: wall, kind: 'denies', note: '', why: '' }));
  await find(gauges, 'disputed', 'Both sides showed us tables. '.repeat(12).trim());
  const said = (words: string, claimId: string) => text(words, { type: 'claim', attrs: { claimId } });
  await newsroom.save(
    ...buildStories(30),
    buildStory('wall', {
      headline: 'Sea wall was never at risk, master says',
      firstPublishedAt: new Date('2025-03-13T12:00:00Z'),
      body: body(
        paragraph('The master said ', said('the wall was never at risk', wall), ' on Friday.'),
        paragraph(
          'The log has ',
          said('movement at segment 12', log),
          ', and ',
          said('two gauges', gauges),
          ' were out.',
        ),
        ...Array.from({ length: 12 }, (_, at) => paragraph(`What else there is to read, ${at}. `.repeat(8))),
      ),
    }),
  );
  [site, browser] = await Promise.all([
    startSite({ DATABASE_URL: newsroom.connectionString, DATA_DIR: dataDir }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await endAll();
  await newsroom?.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function find(id: string, kind: 'disputed' | 'verified' | 'false', grounds: string): Promise<void> {
  const { version } = await claimOf(editor, id);
  succeeded(await setFinding(editor, id, { version, finding: { kind, grounds }, why: '' }));
}

async function read(path: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.goto(`${site.origin}${path}`);
  return page;
}

const boxesOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((elements) =>
      elements.map((element) => element.getBoundingClientRect().toJSON() as DOMRect),
    );

describe('in a wide window', () => {
  it('notes stand in the margin beside what they are about, none over another, and nothing moves', async () => {
    const page = await read('/wall/', { viewport: WIDE });
    const notes = await boxesOf(page, '.note');
    const [first, second] = await boxesOf(page, '.cited > p');
    const [text] = await boxesOf(page, '.body');
    expect(notes).toHaveLength(3);
    for (const [at, note] of notes.entries()) {
      expect(note.left).toBeGreaterThan(text!.right);
      expect(note.right).toBeLessThanOrEqual(WIDE.width);
      if (at > 0) expect(note.top).toBeGreaterThanOrEqual(notes[at - 1]!.bottom);
    }
    expect(Math.abs(notes[0]!.top - first!.top)).toBeLessThan(2);
    expect(notes[1]!.top).toBeGreaterThanOrEqual(second!.top);
    // The paragraphs do not give way to long notes.
    expect(second!.top - first!.bottom).toBeLessThan(40);
    const shift = await page.evaluate(async () => {
      await document.fonts.ready;
      const observer = new PerformanceObserver(() => undefined);
      observer.observe({ type: 'layout-shift', buffered: true });
      const shifts = observer.takeRecords() as Array<PerformanceEntry & { readonly value: number }>;
      return shifts.reduce((sum, { value }) => sum + value, 0);
    });
    expect(shift).toBeLessThan(0.01);
    await page.getByRole('link', { name: 'Statement 1: Disputed' }).click();
    await expect.poll(() => new URL(page.url()).hash, PATIENCE).toMatch(/^#said-/);
    await page.context().close();
  });
});

describe('on a phone', () => {
  it('a note opens by the keyboard without JavaScript, and closes again', async () => {
    const page = await read('/wall/', { viewport: PHONE, javaScriptEnabled: false });
    const note = page.getByRole('note', { name: 'Statement 1: Disputed' });
    expect(await note.isVisible()).toBe(false);
    const number = page.getByRole('button', { name: 'Statement 1: Disputed' });
    await number.focus();
    await page.keyboard.press('Enter');
    await note.waitFor({ state: 'visible' });
    expect(await note.textContent()).toContain('Denied by City engineers');
    await page.keyboard.press('Tab');
    expect(await note.locator(':focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await note.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('a finger on the words opens the note under them, within the window', async () => {
    const page = await read('/wall/', { viewport: PHONE, hasTouch: true });
    const words = page.locator('.claim').first();
    await words.tap();
    const note = page.locator('.note:popover-open');
    await note.waitFor({ state: 'visible' });
    const [[box], [line]] = await Promise.all([
      boxesOf(page, '.note:popover-open'),
      boxesOf(page, '.mark button'),
    ]);
    expect(box!.left).toBeGreaterThanOrEqual(0);
    expect(box!.right).toBeLessThanOrEqual(PHONE.width);
    expect(box!.top).toBeGreaterThanOrEqual(line!.bottom);
    expect(box!.top - line!.bottom).toBeLessThan(30);
    await page.touchscreen.tap(200, PHONE.height - 20);
    await note.waitFor({ state: 'hidden' });
    await page.context().close();
  });
});

it.each([
  ['light', WIDE],
  ['dark', WIDE],
  ['light', PHONE],
  ['dark', PHONE],
] as const)('axe finds nothing in %s at %o', async (colorScheme, viewport) => {
  const page = await read('/wall/', { colorScheme, viewport });
  if (viewport === PHONE) {
    await page.getByRole('button', { name: 'Statement 1: Disputed' }).click();
    await page.locator('.note:popover-open').waitFor({ state: 'visible' });
  }
  expect(await violationsOn(page)).toEqual([]);
  await page.context().close();
});

it('an open story and an open feed follow a finding, and what is read stays where it is', async () => {
  const [story, feed] = await Promise.all([
    read('/wall/', { viewport: WIDE }),
    read('/', { viewport: WIDE }),
  ]);
  const onFeed = feed.locator('.item', { hasText: 'Sea wall was never at risk' });
  expect(await onFeed.textContent()).toContain('Disputed');
  const lastParagraph = story.locator('.body p').last();
  await lastParagraph.scrollIntoViewIfNeeded();
  const before = (await lastParagraph.boundingBox())?.y;
  await find(wall, 'false', 'The engineers’ log shows that it moved.');
  await expect.poll(() => story.locator('.note').first().textContent(), PATIENCE).toContain('False');
  expect(await story.locator('.note').first().textContent()).toContain('Denied by City engineers');
  expect(await story.locator('.record li').first().textContent()).toContain('False');
  expect(await story.locator('#record').textContent()).toContain('1 false');
  await expect.poll(() => onFeed.textContent(), PATIENCE).toContain('False');
  expect((await lastParagraph.boundingBox())?.y).toBeCloseTo(before ?? NaN, 0);
  await find(wall, 'verified', 'A second log was found.');
  await expect.poll(() => onFeed.textContent(), PATIENCE).not.toMatch(/False|Disputed|Verified/);
  await story.context().close();
  await feed.context().close();
});
