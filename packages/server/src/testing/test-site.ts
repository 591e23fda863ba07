import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { KyselyPlugin } from 'kysely';
import { addMedia } from '../commands/add-media.ts';
import { EventFollower } from '../events/event-follower.ts';
import { Live } from '../live/live.ts';
import { createLog, type Log } from '../log.ts';
import { createFileStore, type FileStore } from '../media/file-store.ts';
import { createRenditions } from '../media/renditions.ts';
import { findMediaByHash } from '../store/media.ts';
import { listPublicPaths } from '../store/public-index.ts';
import { BuiltFiles } from '../web/built-files.ts';
import { LiveRoutes } from '../web/live.ts';
import { dropChanged } from '../web/pages/drop-changed.ts';
import { PageStore } from '../web/pages/page-store.ts';
import { PublicPaths } from '../web/public-paths.ts';
import { createPushRoutes } from '../web/push-routes.ts';
import { securityHeaders } from '../web/security-headers.ts';
import { createWebApp, type WebServices } from '../web/server.ts';
import { SiteState } from '../web/site/site-state.ts';
import type { TestNewsroom } from './stories.ts';
import { buildSite } from './views.ts';

export interface TestSite {
  readonly app: Hono;
  /** What the app is made of: a server with a port is made of the same. */
  readonly services: WebServices;
  readonly pages: PageStore;
  readonly files: FileStore;
  /** Queries the site has made so far. */
  readonly queries: () => number;
  /** What was logged so far, a line each. */
  readonly logged: string[];
  get(path: string, init?: RequestInit): Promise<Response>;
  /** The body of the answer, which must be 200. */
  read(path: string): Promise<string>;
  /** Takes in a file as an import does. */
  addFile(source: Uint8Array, fileName: string, kind: 'picture' | 'file'): Promise<string>;
  /** Resolves when every event so far has reached the site. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** What a desk on the same site is made with. */
interface UnderTestSite {
  readonly site: SiteState;
  readonly files: FileStore;
  readonly dataDir: string;
  readonly log: Log;
}

/**
 * The whole site of a newsroom, wired as a server is, without a port. The caller closes it first.
 *
 * @param makeDesk what answers under `/desk`; without, it serves readers only
 */
export async function openTestSite(
  newsroom: TestNewsroom,
  makeDesk?: (made: UnderTestSite) => Promise<Hono>,
): Promise<TestSite> {
  let queries = 0;
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries++;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const db = newsroom.db.withPlugin(counter) as typeof newsroom.db;
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-site-'));
  const files = createFileStore({ dataDir });
  const logged: string[] = [];
  const log = createLog('info', { write: (line: string) => void logged.push(line) });
  const { origin, assets } = buildSite();
  const site = new SiteState({ origin, assets });
  const headers = securityHeaders(origin);
  const pages = new PageStore({
    budgetBytes: 50_000_000,
    commonHeaders: headers,
    onRenderError: (path, error) => logged.push(`render of ${path}: ${error}`),
    softPauseMs: 0,
  });
  const paths = new PublicPaths();
  const live = new Live({ db: newsroom.db, context: () => site.context });
  const liveRoutes = new LiveRoutes(live, headers);
  const follower = new EventFollower({
    db: newsroom.db,
    connectionString: newsroom.connectionString,
    onEvent: async (event) => {
      for (const path of event.paths) paths.add(path);
      if (event.keys.includes('settings') || event.keys.includes('breaking')) await site.reload(newsroom.db);
      site.reached(event.id);
      dropChanged(pages, event.keys);
      await live.take(event);
      liveRoutes.changed();
    },
    onAttached: (attached) => {
      pages.detached = !attached;
    },
    onError: () => undefined,
  });
  await follower.start();
  await site.reload(newsroom.db);
  for await (const batch of listPublicPaths(newsroom.db))
    for (const path of batch.split('\n')) paths.add(path);
  paths.complete = true;
  const builtFiles = new BuiltFiles();
  await builtFiles.add('site.css', Buffer.from('body{margin:0}'));
  const desk = await makeDesk?.({ site, files, dataDir, log });
  const services: WebServices = {
    ...(desk && { desk }),
    live: liveRoutes,
    push: createPushRoutes({ db, clock: () => newsroom.now, site, builtFiles }),
    db,
    site,
    pages,
    paths,
    files,
    renditions: createRenditions({ files, logger: log }),
    findMedia: (hash) => findMediaByHash(db, hash),
    builtFiles,
    log,
    securityHeaders: headers,
    isReady: () => !pages.detached,
  };
  const app = createWebApp(services);
  const get = async (path: string, init?: RequestInit) => app.request(`${origin}${path}`, init);
  return {
    app,
    services,
    pages,
    files,
    queries: () => queries,
    logged,
    get,
    async read(path) {
      const response = await get(path);
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
      return response.text();
    },
    async addFile(source, fileName, kind) {
      const added = await addMedia(newsroom.context, files, source, { fileName, kind });
      if (!added.ok) throw new Error(added.error);
      return added.value.contentHash;
    },
    async settle() {
      const { id } = await newsroom.db
        .selectFrom('event')
        .select((eb) => eb.fn.max('id').as('id'))
        .executeTakeFirstOrThrow();
      for (const until = Date.now() + 20_000; follower.lastId < BigInt(id ?? 0); ) {
        if (Date.now() > until) throw new Error('The site never heard of the last event.');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async close() {
      live.close();
      await follower.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
