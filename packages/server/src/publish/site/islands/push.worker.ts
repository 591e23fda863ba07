/// <reference lib="webworker" />
import type { PushPayload } from '@onrecord/domain/push/notice';

/**
 * Shows notifications, and opens what they tell of. Its scope is the page of notifications: no other page of the site
 * is touched by it.
 */
declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', () => void self.skipWaiting());

self.addEventListener('push', (event) => {
  // Ours always have data, and browsers have decrypted it.
  const { title, body, path, tag, language, dir }: PushPayload = (event.data as PushMessageData).json();
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, lang: language, dir, data: { path } }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { href, origin } = new URL(event.notification.data?.path ?? '/', self.location.origin);
  if (origin === self.location.origin) event.waitUntil(open(href));
});

/** Goes to the window that has it, or opens one. */
async function open(href: string) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const shown = windows.find(({ url }) => url === href);
  await (shown ? shown.focus() : self.clients.openWindow(href));
}

/** The push service gives this browser another address: the choices go along. */
interface SubscriptionChange extends ExtendableEvent {
  readonly oldSubscription: PushSubscription | null;
  readonly newSubscription: PushSubscription | null;
}

self.addEventListener('pushsubscriptionchange', (event) => {
  const { oldSubscription, newSubscription } = event as SubscriptionChange;
  if (oldSubscription) (event as SubscriptionChange).waitUntil(renew(oldSubscription, newSubscription));
});

async function renew(former: PushSubscription, given: PushSubscription | null) {
  const { userVisibleOnly, applicationServerKey } = former.options;
  const subscription =
    given ?? (await self.registration.pushManager.subscribe({ userVisibleOnly, applicationServerKey }));
  await fetch('/notifications/renewal', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ formerEndpoint: former.endpoint, subscription }),
  });
}
