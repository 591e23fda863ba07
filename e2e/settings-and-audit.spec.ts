import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePicture } from '../packages/server/src/media/testing/picture-samples.ts';
import { buildStory } from '../packages/server/src/testing/stories.ts';
import { type ServedDesk, serveDesk, TEAM } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

let desk: ServedDesk;
let owner: Page;
beforeAll(async () => {
  desk = await serveDesk();
  await desk.newsroom.save(
    buildStory('quay', { headline: 'The quay reopens', firstPublishedAt: new Date('2025-03-10T21:30:00Z') }),
  );
  owner = await desk.enter('owner', 'settings');
});
afterAll(() => desk?.close());

async function save(page = owner): Promise<void> {
  const answer = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect((await answer).status()).toBe(200);
  await page.getByText('Saved. Readers get every page anew.').last().waitFor();
}

/** What readers get there, once it says so. */
const readersGet = (path: string, words: string) =>
  expect.poll(() => desk.read(path), PATIENCE).toContain(words);

describe('the newsroom’s settings', () => {
  it('change what readers get as soon as they are saved, and are taken back', async () => {
    await readersGet('/', 'The Harbour');
    await owner.getByLabel('Name', { exact: true }).fill('Marrow Bay Post');
    await owner.getByLabel('Description').fill('News of the bay and its people.');
    await owner.getByLabel('The feed is called').fill('Latest');
    await save();
    await readersGet('/', 'Marrow Bay Post');
    await readersGet('/', '<h1>Latest</h1>');
    await readersGet('/quay/', 'Marrow Bay Post');
    await readersGet('/rss/', 'News of the bay and its people.');
    // The desk itself is called so, too.
    await owner.getByRole('navigation', { name: 'Desk', exact: true }).getByText('Marrow Bay Post').waitFor();
    await owner.getByRole('button', { name: 'Undo' }).click();
    await readersGet('/', 'The Harbour');
    await expect
      .poll(() => owner.getByLabel('Name', { exact: true }).inputValue(), PATIENCE)
      .toBe('The Harbour');
  });

  it('colour, zone, language, links and policies are of every page', async () => {
    const reader = await (await desk.browser.newContext()).newPage();
    const accent = async () => {
      await reader.goto(`${desk.site.origin}/`);
      return reader.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent'));
    };
    const before = await accent();
    await owner.getByLabel('Accent colour').fill('#0a5c36');
    await owner.getByRole('combobox', { name: 'Time zone' }).fill('America/New_York');
    await owner.getByLabel('Language').fill('uk');
    await owner.getByRole('button', { name: 'Add a link' }).click();
    await owner.getByLabel('Words of link 1').fill('About us');
    await owner.getByLabel('Address of link 1').fill('/about/');
    await owner.getByLabel('Corrections').fill('/corrections-policy/');
    await save();
    await readersGet('/quay/', '/corrections-policy/');
    expect(before).not.toContain('#0a5c36');
    await expect.poll(accent, PATIENCE).toContain('#0a5c36');
    await reader.goto(`${desk.site.origin}/quay/`);
    expect(await reader.locator('html').getAttribute('lang')).toBe('uk');
    // Half past nine in the evening in UTC: the afternoon in New York, where clocks had gone forward by then.
    expect(await reader.locator('article time').first().innerText()).toContain('17:30');
    expect(await reader.getByRole('link', { name: 'About us' }).getAttribute('href')).toBe('/about/');
    await reader.context().close();
  });

  it('that cannot be are refused beside their field, and nothing typed is lost', async () => {
    await owner.getByRole('combobox', { name: 'Time zone' }).fill('Atlantis/Harbour');
    await owner.getByLabel('Language').fill('klingonish tongue');
    await owner.getByLabel('Address of link 1').fill('javascript:alert(1)');
    await owner.getByLabel('The feed is called').fill('Everything');
    await owner.getByRole('button', { name: 'Save', exact: true }).click();
    await owner.getByText('Something is not as it can be saved; it is marked below.').waitFor();
    for (const problem of [
      'needs a time zone such as Europe/Kyiv',
      'needs a canonical language tag',
      'needs a path or an http',
    ])
      await owner.getByText(problem).waitFor();
    expect(await owner.getByLabel('The feed is called').inputValue()).toBe('Everything');
    await owner.getByRole('combobox', { name: 'Time zone' }).fill('Europe/Kyiv');
    await owner.getByLabel('Language').fill('en');
    await owner.getByLabel('Address of link 1').fill('/about-us/');
    await save();
    await readersGet('/', '<h1>Everything</h1>');
    await readersGet('/', 'href="/about-us/"');
  });

  it('a logo takes the place of the name wherever that stands, and gives it back', async () => {
    const group = owner.getByRole('group', { name: 'Logo', exact: true });
    await group.getByRole('button', { name: 'Choose a picture: logo' }).click();
    const picker = owner.getByRole('dialog', { name: 'Logo' });
    const chooser = owner.waitForEvent('filechooser');
    await picker.getByRole('button', { name: 'Upload' }).click();
    await (await chooser).setFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: await samplePicture(1200, 300).png().toBuffer(),
    });
    await group.getByRole('img', { name: 'The Harbour' }).waitFor();
    await save();
    const rail = owner.getByRole('navigation', { name: 'Desk', exact: true });
    await rail.getByRole('img', { name: 'The Harbour' }).waitFor();

    const paths = ['/', '/quay/', '/search/'];
    for (const path of paths) await readersGet(path, 'alt="The Harbour"');
    const reader = await (await desk.browser.newContext({ viewport: { width: 390, height: 800 } })).newPage();
    for (const path of paths) {
      await reader.goto(`${desk.site.origin}${path}`);
      const logo = reader.getByRole('banner').getByRole('img', { name: 'The Harbour' });
      expect(await logo.boundingBox(), path).toMatchObject({ width: 160, height: 40 });
      expect(
        await logo.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
      ).toBe(320);
    }
    await reader.context().close();
    await readersGet('/rss/', '<image>');

    await group.getByRole('button', { name: 'Remove: logo' }).click();
    await save();
    await expect.poll(() => desk.read('/quay/'), PATIENCE).not.toContain('alt="The Harbour"');
    await rail.getByText('The Harbour').waitFor();
  });

  it('two owners do not undo one another', async () => {
    const other = await desk.enter('owner', 'settings');
    const colour = other.getByLabel('Accent colour');
    await colour.waitFor();
    await owner.getByLabel('Name', { exact: true }).fill('The Lighthouse');
    await save();
    await colour.fill('#7a1f5c');
    await save(other);
    await expect
      .poll(() => other.getByLabel('Name', { exact: true }).inputValue(), PATIENCE)
      .toBe('The Lighthouse');
    await readersGet('/', 'The Lighthouse');
    await other.context().close();
  });

  it('are read by everybody and changed by an owner only', async () => {
    for (const role of ['editor', 'reporter', 'viewer'] as const) {
      const page = await desk.enter(role, 'settings');
      await page.getByText('Only an owner changes these.').waitFor();
      expect(await page.getByLabel('Name', { exact: true }).isDisabled()).toBe(true);
      expect(await page.getByRole('button', { name: 'Save', exact: true }).count()).toBe(0);
      const { origin } = desk.site;
      const refused = await page.request.patch(`${origin}/desk/api/settings`, {
        headers: { origin },
        data: { name: 'Mine now' },
      });
      expect(refused.status()).toBe(403);
      await page.context().close();
    }
    expect(await desk.read('/')).not.toContain('Mine now');
  });
});

it('the audit log has every act with who and what, is searched, and is for editors and owners', async () => {
  const editor = await desk.enter('editor');
  const storyId = await desk.addStory('ferry', 'editor', { headline: 'The ferry is late' });
  const { origin } = desk.site;
  for (const act of ['publish', 'retract', 'spike'])
    await editor.request.post(`${origin}/desk/api/stories/${storyId}/acts`, {
      headers: { origin },
      data: act === 'retract' ? { act, note: 'It was on time.' } : { act },
    });
  await owner.request.patch(`${origin}/desk/api/people/${desk.people.viewer.id}`, {
    headers: { origin },
    data: { role: 'reporter' },
  });

  await editor.goto(`${origin}/desk/audit`);
  const lines = editor.locator('.audit li');
  const shows = async () => (await lines.allInnerTexts()).map((line) => line.replaceAll(/\s+/g, ' '));
  await lines.first().waitFor();
  const all = await shows();
  for (const [name, words] of [
    [TEAM.editor.name, /Published The ferry is late/],
    [TEAM.editor.name, /Retracted The ferry is late/],
    [TEAM.editor.name, /Signed in/],
    [TEAM.owner.name, /Settings changed name/],
    [TEAM.owner.name, /Role changed Sela Arden viewer → reporter/],
    [TEAM.viewer.name, /Joined/],
  ] as const)
    expect(
      all.filter((line) => line.includes(name) && words.test(line)),
      `${name}: ${words}`,
    ).not.toEqual([]);
  // What was refused is no act.
  expect(all.join('\n')).not.toContain('Spiked');

  const search = editor.getByRole('searchbox', { name: 'Search the audit log' });
  await search.fill('ferry is late');
  await expect.poll(async () => (await shows()).length, PATIENCE).toBe(2);
  await search.fill('mara v');
  await expect
    .poll(async () => (await shows()).every((line) => line.includes(TEAM.owner.name)), PATIENCE)
    .toBe(true);
  await search.fill('no such thing');
  await editor.getByRole('heading', { name: 'Nothing fits' }).waitFor();
  await editor.goto(`${origin}/desk/audit?q=retract`);
  await expect.poll(async () => (await shows()).length, PATIENCE).toBe(1);
  await editor.getByRole('link', { name: 'The ferry is late' }).click();
  await editor.waitForURL(`${origin}/desk/stories/${storyId}`);

  const reporter = await desk.enter('reporter');
  await reporter.getByRole('navigation', { name: 'Desk', exact: true }).getByText('People').waitFor();
  expect(await reporter.getByRole('link', { name: 'Audit log' }).count()).toBe(0);
  await reporter.goto(`${origin}/desk/audit`);
  await reporter.getByText('Only editors and owners can read the audit log.').waitFor();
  expect(await reporter.locator('.audit li').count()).toBe(0);
});
