import type { PushPayload } from '@onrecord/domain/push/notice';
import { tagTopic } from '@onrecord/domain/push/topics';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestBrowser } from '../packages/server/src/testing/push-service.ts';
import { idOf } from '../packages/server/src/testing/views.ts';
import { type ServedNewsroom, serveNewsroom } from './newsroom.ts';
import { PATIENCE } from './patience.ts';

let served: ServedNewsroom;
beforeAll(async () => {
  served = await serveNewsroom();
});
afterAll(() => served?.close());

const PORT = tagTopic(idOf('tag:port'));

/**
 * A reader whose browser may show notifications. It reaches no push service, so that it subscribes to one that is not
 * there; everything else is the browser's own.
 */
async function createReader(): Promise<BrowserContext> {
  const context = await served.browser.newContext({ viewport: { width: 390, height: 800 } });
  await context.grantPermissions(['notifications'], { origin: served.site.origin });
  await context.addInitScript(
    (json) => {
      const subscription = {
        ...json,
        toJSON: () => json,
        unsubscribe: async () => {
          localStorage.removeItem('subscribed');
          return true;
        },
      } as unknown as PushSubscription;
      PushManager.prototype.subscribe = async () => {
        localStorage.setItem('subscribed', 'yes');
        return subscription;
      };
      PushManager.prototype.getSubscription = async () =>
        localStorage.getItem('subscribed') === null ? null : subscription;
    },
    { endpoint: 'https://push.example.org/reader', keys: createTestBrowser().keys },
  );
  return context;
}

const topicsKept = async () =>
  (await served.newsroom.db.selectFrom('push_topic').select('topic').orderBy('topic').execute()).map(
    ({ topic }) => topic,
  );
const says = (page: Page, words: RegExp) =>
  expect.poll(() => page.locator('.outcome').innerText(), PATIENCE).toMatch(words);
const ready = (page: Page) => page.locator('push-choices button[type=submit]:not([disabled])').waitFor();

describe('a reader who wants to be notified', () => {
  it('comes from any page, chooses, finds the choice again, and is forgotten when it is taken back', async () => {
    const context = await createReader();
    const page = await context.newPage();
    await page.goto(`${served.site.origin}/story-3/`);
    await page.getByRole('link', { name: 'Notifications' }).click();
    await ready(page);
    await page.getByLabel('Breaking news').check();
    await page.getByLabel('Port').check();
    await page.getByRole('button', { name: 'Turn on notifications' }).click();
    await says(page, /Saved/);
    expect(await topicsKept()).toEqual(['breaking', PORT]);

    await page.goto(`${served.site.origin}/notifications/`);
    await ready(page);
    expect(await page.getByLabel('Breaking news').isChecked()).toBe(true);
    expect(await page.getByLabel('Port').isChecked()).toBe(true);
    await page.getByLabel('Breaking news').uncheck();
    await page.getByRole('button', { name: 'Turn on notifications' }).click();
    await says(page, /Saved/);
    expect(await topicsKept()).toEqual([PORT]);

    await page.getByRole('button', { name: 'Turn all off' }).click();
    await says(page, /Off\./);
    expect(await topicsKept()).toEqual([]);
    expect(await served.newsroom.db.selectFrom('push_subscription').select('id').execute()).toEqual([]);
    await context.close();
  });

  it('is told apart from one whose browser refuses, where they only closed its question', async () => {
    const context = await createReader();
    const page = await context.newPage();
    await page.goto(`${served.site.origin}/notifications/?tag=port`);
    await ready(page);
    for (const [permission, words] of [
      ['default', /was not answered/],
      ['denied', /blocks notifications/],
    ] as const) {
      await page.evaluate((answer) => {
        Notification.requestPermission = async () => answer;
      }, permission);
      await page.getByRole('button', { name: 'Turn on notifications' }).click();
      await says(page, words);
    }
    expect(await topicsKept()).toEqual([]);
    await context.close();
  });

  it('finds chosen already what they came from', async () => {
    const context = await createReader();
    const page = await context.newPage();
    await page.goto(`${served.site.origin}/notifications/?tag=port`);
    await ready(page);
    expect(await page.getByLabel('Port').isChecked()).toBe(true);
    expect(await page.getByLabel('Breaking news').isChecked()).toBe(false);
    await context.close();
  });

  it('is shown each message once, however often it comes', async () => {
    const context = await createReader();
    const page = await context.newPage();
    await page.goto(`${served.site.origin}/notifications/`);
    await ready(page);
    await page.getByLabel('Breaking news').check();
    await page.getByRole('button', { name: 'Turn on notifications' }).click();
    await says(page, /Saved/);

    const devtools = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL }) => scopeURL.endsWith('/notifications/'));
        if (ours) resolve(ours.registrationId);
      });
    });
    await devtools.send('ServiceWorker.enable');
    const payload: PushPayload = {
      title: 'The quay is open',
      body: 'Ships are back.',
      path: '/story-3/',
      tag: 'story:3',
      language: 'en',
      dir: 'ltr',
    };
    const message = {
      origin: served.site.origin,
      registrationId: await registered,
      data: JSON.stringify(payload),
    };
    await devtools.send('ServiceWorker.deliverPushMessage', message);
    await devtools.send('ServiceWorker.deliverPushMessage', message);
    const shown = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        const notifications = await registration.getNotifications();
        return notifications.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
      });
    const expected = { title: 'The quay is open', body: 'Ships are back.', tag: 'story:3' };
    await expect.poll(shown, PATIENCE).toEqual([{ ...expected, data: { path: '/story-3/' } }]);
    await context.close();
  });

  it('is told what stands in the way', async () => {
    const context = await served.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${served.site.origin}/notifications/`);
    await ready(page);
    await page.getByRole('button', { name: 'Turn on notifications' }).click();
    await says(page, /Choose at least one/);
    await page.getByLabel('Breaking news').check();
    await page.getByRole('button', { name: 'Turn on notifications' }).click();
    await says(page, /blocks notifications/);
    expect(await topicsKept()).not.toContain(PORT);
    await context.close();

    const plain = await served.browser.newContext({ javaScriptEnabled: false });
    const unscripted = await plain.newPage();
    await unscripted.goto(`${served.site.origin}/notifications/`);
    await unscripted.locator('noscript p').waitFor();
    expect(await unscripted.locator('noscript p').innerText()).toContain('need JavaScript');
    await plain.close();
  });

  it('brings its code to the page of notifications only', async () => {
    const page = await served.browser.newPage();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    await page.goto(`${served.site.origin}/story-3/`);
    await page.waitForLoadState('load');
    expect(scripts).toHaveLength(1);
    await page.goto(`${served.site.origin}/notifications/`);
    await ready(page);
    expect(scripts.filter((path) => /\/push-/.test(path))).toHaveLength(1);
    await page.close();
  });
});
