import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Log } from '../log.ts';
import type { BuiltFiles } from './built-files.ts';
import { addFastLane, type LanePages } from './fast-lane.ts';
import { LIVE_EVENTS_PATH, type LiveRoutes } from './live.ts';
import { type MediaServices, mediaResponse } from './media.ts';
import { Unavailable } from './pages/rendered-page.ts';
import { sendPage } from './pages/respond.ts';
import { plainProblem, unavailable } from './problem.ts';
import { createSiteApp } from './site/site-app.ts';
import type { SiteServices } from './site/site-services.ts';

export interface WebServices extends SiteServices, MediaServices {
  readonly builtFiles: BuiltFiles;
  readonly log: Log;
  /** Names and values in turn, for every answer that is not from the page store. */
  readonly securityHeaders: readonly string[];
  /** What answers under `/desk`; a process without it serves readers only. */
  readonly desk?: Hono;
  /** What the page of notifications asks of the server. */
  readonly push?: Hono;
  /** What tells open pages of what happens. */
  readonly live?: LiveRoutes;
  /** Whether pages can be rendered: the database answers and all public paths are known. */
  readonly isReady: () => boolean;
}

/** An address longer than this is nobody's. UTF-16 units. */
const URL_MAX = 2000;
/** The head of a request has to be here by then. */
const HEADERS_TIMEOUT_MS = 15_000;
/** All of it, an upload from a slow line too. */
const REQUEST_TIMEOUT_MS = 20 * 60_000;
/** A connection in rest is kept a little longer than CDNs keep theirs. */
const KEEP_ALIVE_MS = 65_000;

/** Everything that answers over HTTP, as one web-standard app: testable without a port. */
export function createWebApp(services: WebServices): Hono {
  const app = new Hono({ strict: true });
  app.use(async (c, next) => {
    await next();
    for (let at = 0; at < services.securityHeaders.length; at += 2) {
      const name = services.securityHeaders[at] ?? '';
      // The desk and its previews have a policy of their own.
      if (!c.res.headers.has(name)) c.res.headers.set(name, services.securityHeaders[at + 1] ?? '');
    }
  });
  app.use(async (c, next) => {
    if (c.req.url.length > URL_MAX) return plainProblem(404, 'That address is too long to be one of ours.');
    return next();
  });
  app.get('/health/live', (c) => c.text('alive\n', 200, { 'Cache-Control': 'no-store' }));
  app.get('/health/ready', (c) =>
    services.isReady()
      ? c.text('ready\n', 200, { 'Cache-Control': 'no-store' })
      : plainProblem(503, 'not ready'),
  );
  app.get('/assets/:name', (c) => {
    const found = services.builtFiles.respond(c.req.raw, c.req.param('name'));
    if (found) return found;
    const theme = services.site.findTheme(c.req.path);
    if (theme === undefined) return plainProblem(404, 'There is no such file.');
    return c.body(theme, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  app.get('/favicon.ico', (c) => c.redirect(services.site.context.assets.icon, 302));
  app.get('/media/*', (c) => mediaResponse(services, c.req.raw));
  if (services.live) app.route('/', services.live.createApp());
  if (services.push) app.route('/', services.push);
  if (services.desk) app.route('/', services.desk);
  app.route('/', createSiteApp(services));
  app.onError((error, c) => {
    // While the database is away the log says so once, not with every request.
    if (!(error instanceof Unavailable))
      services.log.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed');
    return unavailable(services.site.context);
  });
  return app;
}

/**
 * The HTTP server. A page that is in the store goes straight to the socket; the app sees what is left: pages to
 * render, pictures, searches, and addresses spelled otherwise.
 */
export function createWebServer(services: WebServices): { server: Server; closeLane: () => void } {
  const { pages, live } = services;
  const stored: LanePages = {
    get detached() {
      return pages.detached;
    },
    find: (path) => pages.find(path) ?? (path.startsWith('/live/') ? live?.deltas.find(path) : undefined),
  };
  const app = createWebApp(services);
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    {
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => {
      if (request.method === 'GET' || request.method === 'HEAD') {
        if (live && request.url?.split('?')[0] === LIVE_EVENTS_PATH)
          return live.answerStream(request, response);
        const page = stored.find(request.url ?? '');
        if (page) return sendPage(request, response, page, pages.detached);
      }
      void answer(request, response);
    },
  );
  const lane = addFastLane(server, { pages: stored, live, keepAliveMs: KEEP_ALIVE_MS });
  return { server, closeLane: lane.close };
}
