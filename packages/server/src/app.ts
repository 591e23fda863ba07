import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BREAKING_KEY, MAIN_FEED_KEY, SETTINGS_KEY } from '@onrecord/domain/address/keys';
import type { Clock } from '@onrecord/domain/clock';
import { createCollab } from './collab/collab.ts';
import { EventFollower } from './events/event-follower.ts';
import { startSchedule } from './jobs/schedule.ts';
import { startSendingNotices } from './jobs/send-notices.ts';
import { createPictureWarmer } from './jobs/warm-pictures.ts';
import { Live } from './live/live.ts';
import type { Log } from './log.ts';
import { createFileStore } from './media/file-store.ts';
import { createRenditions } from './media/renditions.ts';
import { readSiteAssets } from './publish/site/assets.ts';
import { Refused } from './refused.ts';
import { type Database, openDatabase } from './store/database.ts';
import type { LoggedEvent } from './store/event-log.ts';
import { findMediaByHash } from './store/media.ts';
import { listPublicPaths } from './store/public-index.ts';
import { createMail } from './team/mail.ts';
import { loadTeamSecret } from './team/secret.ts';
import { createTeam } from './team/team.ts';
import { BuiltFiles } from './web/built-files.ts';
import { createDesk } from './web/desk.ts';
import { readDeskFiles } from './web/desk-app.ts';
import { LiveRoutes } from './web/live.ts';
import { Metrics } from './web/metrics.ts';
import { dropChanged } from './web/pages/drop-changed.ts';
import { PageStore } from './web/pages/page-store.ts';
import { PublicPaths } from './web/public-paths.ts';
import { createPushRoutes } from './web/push-routes.ts';
import { securityHeaders } from './web/security-headers.ts';
import { createWebServer } from './web/server.ts';
import { SiteState } from './web/site/site-state.ts';

export interface AppOptions {
  readonly connectionString: string;
  readonly dataDir: string;
  readonly origin: string;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly metrics: { readonly port: number; readonly host: string } | undefined;
  readonly pageStoreBytes: number;
  /** Where invitations are mailed through; without it links are only shown. */
  readonly smtpUrl: string | undefined;
  /** What the build made for readers: `manifest.json` and the folder `assets`. */
  readonly clientDir: string;
  /** What the build made for the desk. */
  readonly deskDir: string;
  readonly log: Log;
  readonly clock: Clock;
}

export interface RunningApp {
  readonly db: Database;
  readonly port: number;
  /** Stops taking requests, ends what is under way, closes all connections. */
  close(): Promise<void>;
}

/** A connection that has not ended by itself is cut after so long. */
const DRAIN_MS = 3000;

/**
 * Wires one process: the database, what follows its events, and the servers. Throws where it cannot start, having
 * closed what it had opened.
 */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (let last = opened.pop(); last !== undefined; last = opened.pop()) await last();
  };
  try {
    return { ...(await openApp(options, opened)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens one thing after another; `opened` gets what closes each, to be called in the opposite order. */
async function openApp(
  options: AppOptions,
  opened: (() => Promise<unknown>)[],
): Promise<Omit<RunningApp, 'close'>> {
  const { log } = options;
  const db = openDatabase({
    connectionString: options.connectionString,
    onIdleError: (error) => log.debug({ err: error }, 'a resting connection to the database broke'),
  });
  opened.push(() => db.destroy());
  const headers = securityHeaders(options.origin);
  const pages = new PageStore({
    budgetBytes: options.pageStoreBytes,
    commonHeaders: headers,
    onRenderError: (path, error) => {
      metrics.renderErrors.inc();
      log.warn({ err: error, path }, 'a page could not be rendered again; the last good one is served');
    },
  });
  const paths = new PublicPaths();
  const manifest = await readFile(join(options.clientDir, 'manifest.json'), 'utf8');
  const site = new SiteState({
    origin: options.origin,
    assets: readSiteAssets(manifest),
    clock: options.clock,
  });

  const files = createFileStore({ dataDir: options.dataDir });
  const renditions = createRenditions({
    files,
    logger: log,
    findRecord: (contentHash) => findMediaByHash(db, contentHash),
  });
  const pictures = createPictureWarmer({ db, renditions, log });
  opened.push(() => pictures.stop());

  const live = new Live({
    db,
    context: () => site.context,
    onTellError: (eventId, error) =>
      log.error({ err: error, eventId: `${eventId}` }, 'an event could not be told; open pages look again'),
  });
  opened.push(async () => live.close());
  const liveRoutes = new LiveRoutes(live, headers);
  const metrics = new Metrics({ pages, paths, live });

  const onEvent = async (event: LoggedEvent) => {
    metrics.events.inc();
    for (const path of event.paths) paths.add(path);
    if (event.keys.includes(SETTINGS_KEY) || event.keys.includes(BREAKING_KEY)) await site.reload(db);
    site.reached(event.id);
    dropChanged(pages, event.keys);
    // Only now: who is told of it finds the page as it then is.
    await live.take(event);
    liveRoutes.changed();
    if (event.keys.includes(MAIN_FEED_KEY)) pictures.run();
  };
  const follower = new EventFollower({
    db,
    connectionString: options.connectionString,
    onEvent,
    onAttached: (attached) => {
      pages.detached = !attached;
      log[attached ? 'debug' : 'warn'](
        attached ? 'following the event log' : 'the event log is out of reach',
      );
    },
    onError: (error) => log.debug({ err: error }, 'the event log could not be read'),
  });
  opened.push(() => follower.close());
  await follower.start();
  // Only now, so that no change can be missed.
  await site.reload(db);
  site.reached(follower.lastId);
  await live.readBack(follower.lastId);
  const closing = new AbortController();
  const loadingPaths = loadPublicPaths(db, paths, log, closing.signal);
  opened.push(() => {
    closing.abort();
    return loadingPaths;
  });

  const team = createTeam({
    db,
    origin: options.origin,
    secret: await loadTeamSecret(db),
    mail: options.smtpUrl === undefined ? undefined : createMail(options.smtpUrl, options.origin),
    clock: options.clock,
    log,
  });
  opened.push(async () => team.close());
  const collab = createCollab({
    db,
    team,
    log,
    clock: options.clock,
    connectionString: options.connectionString,
    origin: options.origin,
  });
  const desk = createDesk({
    db,
    site,
    team,
    drafts: collab,
    files,
    deskFiles: await readDeskFiles(options.deskDir),
    dataDir: options.dataDir,
    origin: options.origin,
    clock: options.clock,
    log,
  });
  const builtFiles = await BuiltFiles.read(join(options.clientDir, 'assets'));
  const { server, closeLane } = createWebServer({
    db,
    desk,
    live: liveRoutes,
    site,
    pages,
    paths,
    files,
    renditions,
    findMedia: (contentHash) => findMediaByHash(db, contentHash),
    builtFiles,
    push: createPushRoutes({ db, clock: options.clock, site, builtFiles }),
    log,
    securityHeaders: headers,
    isReady: () => paths.complete && !pages.detached,
  });
  opened.push(() => {
    live.close();
    closeLane();
    return closeServer(server);
  });
  collab.attach(server);
  opened.push(() => collab.close());
  await collab.recover();
  const port = await listen(server, options.port, options.host);
  if (options.metrics) {
    const metricsServer = metrics.createServer();
    opened.push(() => closeServer(metricsServer));
    await listen(metricsServer, options.metrics.port, options.metrics.host);
  }
  const schedule = startSchedule({ db, clock: options.clock, actor: 'schedule', drafts: collab }, log);
  opened.push(() => schedule.stop());
  const sending = startSendingNotices({ db, clock: options.clock, log, origin: options.origin });
  opened.push(() => sending.stop());
  pictures.run();
  return { db, port };
}

/** Learns all public paths, in the background: until it has, every address is looked up. */
async function loadPublicPaths(
  db: Database,
  paths: PublicPaths,
  log: Log,
  closing: AbortSignal,
): Promise<void> {
  for (let waitMs = 200; ; waitMs = Math.min(waitMs * 2, 5000)) {
    try {
      for await (const batch of listPublicPaths(db)) for (const path of batch.split('\n')) paths.add(path);
      paths.complete = true;
      return;
    } catch (error) {
      if (closing.aborted) return;
      log.warn({ err: error }, 'the public paths could not be read; trying again');
      await delay(waitMs, undefined, { signal: closing }).catch(() => undefined);
      if (closing.aborted) return;
    }
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE'
          ? `Port ${port} is taken by another program: stop it, or choose another with PORT (METRICS_PORT for numbers).`
          : `Cannot listen on ${host}:${port}: ${error.message}`;
      reject(new Refused(reason));
    });
    server.listen({ port, host, backlog: 4096 }, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
