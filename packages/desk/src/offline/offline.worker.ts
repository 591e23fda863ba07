/// <reference lib="webworker" />
/**
 * Keeps the desk for when there is no network: its page, its files, who is signed in, and the stories that were
 * open. Texts are kept by the editor itself. The server writes the list of files before this script, so that a new
 * build is a new script, which the browser then installs.
 */
declare const self: ServiceWorkerGlobalScope & { readonly DESK_FILES: readonly string[] };

const FILES = 'desk-files';
const ANSWERS = 'desk-answers';
const PAGE = '/desk/';
/** Pages that are the server's own: previews, and what sign-in may lead to. */
const NOT_THE_DESK = /^\/desk\/(?:api|auth|preview|collab)(?:\/|$)/;
/** Answers without which a story cannot be found and opened. */
const KEPT_ANSWERS = /^\/desk\/api\/(?:me|stories(?:\/[0-9a-f-]{36}(?:\/entries)?)?)$/;
/** Beyond these everybody's text would be on everybody's machine: the oldest leave. */
const ANSWERS_MAX = 60;
const STALE_MS = 4000;

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(FILES);
      const have = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
      await cache.addAll([PAGE, ...self.DESK_FILES.filter((file) => !have.has(file))]);
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(FILES);
      for (const request of await cache.keys()) {
        const { pathname } = new URL(request.url);
        if (pathname !== PAGE && !self.DESK_FILES.includes(pathname)) await cache.delete(request);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && !NOT_THE_DESK.test(pathname)) event.respondWith(page(request));
  else if (pathname.startsWith('/desk/assets/')) event.respondWith(file(request));
  else if (KEPT_ANSWERS.test(pathname)) event.respondWith(answer(request));
});

async function page(request: Request): Promise<Response> {
  const cache = await caches.open(FILES);
  try {
    const fresh = await withTimeout(fetch(request));
    if (fresh.ok && !fresh.redirected) await cache.put(PAGE, fresh.clone());
    return fresh;
  } catch {
    return (await cache.match(PAGE)) ?? Response.error();
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(ANSWERS);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) {
      await cache.delete(request);
      await cache.put(request, fresh.clone());
      const kept = await cache.keys();
      for (const old of kept.slice(0, Math.max(0, kept.length - ANSWERS_MAX))) await cache.delete(old);
    } else if (fresh.status === 401) {
      // Who signs out takes the answers along.
      await caches.delete(ANSWERS);
    }
    return fresh;
  } catch (error) {
    const kept = await cache.match(request);
    if (kept) return kept;
    throw error;
  }
}

/** A line that is neither there nor broken must not keep the page from the one at hand. */
function withTimeout(response: Promise<Response>): Promise<Response> {
  return Promise.race([
    response,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('too slow')), STALE_MS)),
  ]);
}
