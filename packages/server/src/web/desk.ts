import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Clock } from '@onrecord/domain/clock';
import { type Context, Hono } from 'hono';
import type { Drafts } from '../commands/desk/drafts.ts';
import type { ChangeDraft } from '../commands/desk/media-replace.ts';
import type { Log } from '../log.ts';
import type { FileStore } from '../media/file-store.ts';
import type { Database } from '../store/database.ts';
import type { Team } from '../team/team.ts';
import { createClaimRoutes } from './desk-api/claim-routes.ts';
import { createDeskApi } from './desk-api/desk-api.ts';
import { createMediaRoutes } from './desk-api/media-routes.ts';
import { createPeopleRoutes } from './desk-api/people-routes.ts';
import { createPreviewApp } from './desk-api/preview.ts';
import { createDeskApp, type DeskFiles } from './desk-app.ts';
import type { SiteState } from './site/site-state.ts';

export interface DeskServices {
  readonly db: Database;
  readonly site: SiteState;
  readonly team: Team;
  /** The newest text of each story. */
  readonly drafts: Drafts & { readonly changeDraft: ChangeDraft };
  readonly files: FileStore;
  readonly deskFiles: DeskFiles;
  readonly dataDir: string;
  readonly origin: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Everything under `/desk`: sign-in, API, previews, and the application itself, which takes what is left. */
export function createDesk(services: DeskServices): Hono {
  const { db, team, drafts, files, clock, log, site, origin } = services;
  const shared = { db, site, clock, drafts, log };
  const media = createMediaRoutes({
    db,
    clock,
    files,
    uploadDir: join(services.dataDir, 'uploads'),
    team,
    changeDraft: (storyId, change, by) => drafts.changeDraft(storyId, change, by),
  });
  const people = createPeopleRoutes({ db, team, clock, log });
  const claims = createClaimRoutes({ ...shared, team, files, uploadDir: join(services.dataDir, 'uploads') });
  const api = createDeskApi({
    ...shared,
    demo: site.context.settings.demoNotice !== '',
    findActor: (headers) => team.findActor(headers),
    routes: { media, people, claims },
  });
  const app = new Hono({ strict: true });
  app.all('/desk/auth/*', (c) => team.handler(c.req.raw, { address: getConnInfo(c).remote.address }));
  app.route('/desk/api', api);
  const openTry = (c: Context) =>
    team.openTry('preview', c.req.raw, { address: getConnInfo(c).remote.address });
  app.route('/desk/preview', createPreviewApp({ ...shared, openTry }));
  app.route('/', createDeskApp({ files: services.deskFiles, origin }));
  return app;
}
