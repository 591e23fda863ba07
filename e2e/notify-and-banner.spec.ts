import { BREAKING_TOPIC, tagTopic } from '@onrecord/domain/push/topics';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeTags } from '../packages/server/src/commands/save-newsroom.ts';
import { keepSubscription } from '../packages/server/src/store/push.ts';
import { createTestBrowser } from '../packages/server/src/testing/push-service.ts';
import { buildTagInput } from '../packages/server/src/testing/stories.ts';
import { idOf } from '../packages/server/src/testing/views.ts';
import { type ServedDesk, serveDesk } from './newsroom.ts';
import { PATIENCE } from './patience.ts';
import { hasKeys, openStory } from './sheet.ts';

const PORT = tagTopic(idOf('tag:port'));
const PUBLIC = { state: 'published', firstPublishedAt: new Date('2025-03-10T06:30:00Z') } as const;

let desk: ServedDesk;
let editor: Page;
beforeAll(async () => {
  desk = await serveDesk();
  await changeTags(desk.newsroom.context, [buildTagInput('port', { name: 'Port' })]);
  await follow('ann', BREAKING_TOPIC);
  await follow('bo', BREAKING_TOPIC, PORT);
  editor = await desk.enter('editor');
});
afterAll(() => desk?.close());

const follow = (name: string, ...topics: string[]) =>
  desk.newsroom.db
    .transaction()
    .execute((trx) =>
      keepSubscription(
        trx,
        { endpoint: `https://push.example.org/${name}`, keys: createTestBrowser().keys },
        { host: 'push.example.org', hostMax: 100, topics },
      ),
    );
const notices = async () =>
  (await desk.newsroom.db.selectFrom('push_notice').select(['subject', 'topic']).orderBy('at').execute()).map(
    ({ subject, topic }) => `${subject} to ${topic}`,
  );
const dialog = (name: string) => editor.getByRole('dialog', { name });
const press = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true }).click();

describe('the breaking banner', () => {
  it('is set at the desk, ends by itself, is set anew and lifted', async () => {
    await desk.addStory('quay', 'editor', { ...PUBLIC, headline: 'The east quay closes' });
    const reader = await (await desk.browser.newContext()).newPage();
    await reader.goto(desk.site.origin);
    const shown = () => expect.poll(() => reader.locator('.banner p').allInnerTexts(), PATIENCE);
    const set = async (words: string) => {
      await editor.getByLabel('What it says').fill(words);
      await editor.getByText('30 min', { exact: true }).click();
      await press(editor, 'Set the banner');
      await editor.getByRole('region', { name: 'The banner now' }).getByText(words).waitFor();
    };
    await editor.goto(`${desk.site.origin}/desk/breaking`);
    await editor.getByText('2 readers').waitFor();
    await editor.getByRole('combobox', { name: 'The story it leads to' }).fill('east quay');
    await editor.getByRole('option', { name: 'The east quay closes' }).click();
    await set('The east quay is closed');
    await shown().toEqual(['Breaking The east quay is closed']);
    const { until } = await desk.newsroom.db
      .selectFrom('breaking_banner')
      .select('until')
      .executeTakeFirstOrThrow();
    expect(until.getTime() - Date.now()).toBeLessThanOrEqual(30 * 60_000);

    await editor.getByLabel('What it says').fill('The west quay');
    await desk.newsroom.db.updateTable('breaking_banner').set({ until: new Date() }).execute();
    await shown().toEqual([]);
    await editor.getByText('Nothing stands over the pages now.').waitFor(PATIENCE);
    // Whatever becomes of the banner meanwhile, what is being written stays.
    expect(await editor.getByLabel('What it says').inputValue()).toBe('The west quay');

    await set('The west quay is closed, too');
    await shown().toEqual(['Breaking The west quay is closed, too']);
    await press(editor, 'Lift it now');
    await shown().toEqual([]);
    expect(await notices()).toEqual([]);
    await reader.context().close();
  });
});

describe('who publishes', () => {
  it('sees to how many a notification goes, sends it, and sees that it was sent', async () => {
    const storyId = await desk.addStory('crane', 'editor', {
      headline: 'The crane falls',
      tagIds: [idOf('tag:port')],
    });
    await openStory(editor, storyId);
    await press(editor.locator('.story-bar'), 'Publish');
    await dialog('Publish now').getByText('2 readers').waitFor();
    await dialog('Publish now').getByText('1 reader', { exact: true }).waitFor();
    await dialog('Publish now').getByLabel('Port').check();
    await press(dialog('Publish now'), 'Publish and notify');
    await dialog('Publish now').waitFor({ state: 'detached' });
    await expect.poll(notices, PATIENCE).toEqual([`story:${storyId} to ${PORT}`]);

    await editor.getByRole('button', { name: 'More to do with this story' }).click();
    await editor.getByRole('menuitem', { name: 'Notify readers' }).click();
    const again = dialog('Notify readers');
    await again.getByText(/Sent .* by Ines Halloran/).waitFor();
    expect(await again.getByLabel('Port').isDisabled()).toBe(true);
    await again.getByLabel('Breaking news').check();
    await press(again, 'Notify');
    await again.waitFor({ state: 'detached' });
    await expect
      .poll(notices, PATIENCE)
      .toEqual([`story:${storyId} to ${PORT}`, `story:${storyId} to ${BREAKING_TOPIC}`]);
  });

  it('has it go out with the schedule, sees that in the calendar, and takes it back with it', async () => {
    const storyId = await desk.addStory('tides', 'editor', {
      headline: 'Tide tables',
      tagIds: [idOf('tag:port')],
    });
    await openStory(editor, storyId);
    await press(editor.locator('.story-bar'), 'Schedule');
    const schedule = dialog('Schedule');
    await schedule.getByLabel('Day').fill('2031-03-14');
    await schedule.getByLabel('Time in Kyiv').fill('08:30');
    await schedule.getByLabel('Port').check();
    await press(schedule, 'Schedule and notify');
    await schedule.waitFor({ state: 'detached' });
    const state = () => editor.locator('.story-bar .state').innerText();
    await expect.poll(state, PATIENCE).toBe('Goes out 14 Mar 2031 08:30, with notification');

    await editor.goto(`${desk.site.origin}/desk/calendar?month=2031-03`);
    await editor
      .getByRole('link', { name: /Tide tables/ })
      .first()
      .getByText('Notifies readers')
      .waitFor();

    await openStory(editor, storyId);
    await press(editor.locator('.story-bar'), 'Change the time');
    await schedule.getByLabel('Port').waitFor();
    expect(await schedule.getByLabel('Port').isChecked()).toBe(true);
    await press(schedule, 'Not yet');
    await editor.getByRole('button', { name: 'More to do with this story' }).click();
    await editor.getByRole('menuitem', { name: 'Take off the schedule' }).click();
    await expect.poll(state, PATIENCE).toBe('Draft');
    expect(await desk.newsroom.db.selectFrom('scheduled_notice').selectAll().execute()).toEqual([]);
  });
});

describe('who follows a story live', () => {
  it('posts a key event and notifies readers of it, once', async () => {
    const storyId = await desk.addStory('storm', 'editor', { ...PUBLIC, headline: 'The storm' });
    await openStory(editor, storyId);
    await editor.getByRole('button', { name: 'More to do with this story' }).click();
    await editor.getByRole('menuitem', { name: 'Go live' }).click();
    const composer = editor.getByRole('region', { name: 'New entry' });
    await composer.getByRole('textbox', { name: 'Text of the entry' }).fill('The wall has broken.');
    expect(await composer.getByRole('button', { name: 'Post and notify…' }).count()).toBe(0);
    await press(composer, 'Key event');
    await composer.getByLabel('Key event', { exact: true }).last().fill('The sea wall breaks');
    await press(composer, 'Post and notify…');

    const notify = dialog('Notify readers');
    await notify.getByText('The wall has broken.').waitFor();
    await notify.getByText('2 readers').waitFor();
    await notify.getByLabel('Breaking news').check();
    await press(notify, 'Notify');
    await notify.waitFor({ state: 'detached' });
    const entry = editor.getByRole('feed').getByRole('article').filter({ hasText: 'The wall has broken.' });
    await entry.getByText('Notified', { exact: true }).waitFor();
    expect((await notices()).at(-1)).toMatch(new RegExp(`^entry:.* to ${BREAKING_TOPIC}$`));

    await editor.reload();
    await entry.getByText('Notified', { exact: true }).waitFor();
    await entry.focus();
    await hasKeys(entry);
    await editor.keyboard.press('r');
    await notify.getByText(/Sent .* by Ines Halloran/).waitFor();
    expect(await notify.getByLabel('Breaking news').isDisabled()).toBe(true);
    await press(notify, 'Not now');

    const reporter = await desk.enter('reporter', `stories/${storyId}/live`);
    const seen = reporter.getByRole('feed').getByRole('article').filter({ hasText: 'The wall has broken.' });
    await seen.click();
    expect(await seen.getByRole('button', { name: /Notify/ }).count()).toBe(0);
    await reporter.context().close();
  });
});
