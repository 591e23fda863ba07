import { brandPath } from '@onrecord/domain/address/paths';
import {
  deskTagSchema,
  listStoriesSchema,
  type Me,
  storyActRequestSchema,
} from '@onrecord/domain/desk/shapes';
import { type BrandPicture, logoExtent } from '@onrecord/domain/media/brand';
import { renditionName } from '@onrecord/domain/media/media';
import { newsroomSettingsSchema } from '@onrecord/domain/newsroom/settings';
import { err } from '@onrecord/domain/result';
import { languageTag } from '@onrecord/domain/text/language';
import { mayDo, type NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { createStory } from '../../commands/desk/create-story.ts';
import { createTag, editSettings } from '../../commands/desk/edit-newsroom.ts';
import { performAct } from '../../commands/desk/perform-act.ts';
import { restoreRevision } from '../../commands/desk/restore-revision.ts';
import { revokePreview, sharePreview } from '../../commands/desk/share-preview.ts';
import type { Log } from '../../log.ts';
import { listPreviewLinks } from '../../store/preview-link.ts';
import { findRevision, listRevisions, type Revision } from '../../store/revision.ts';
import { listAudit } from '../../store/views/desk-audit.ts';
import { countViews, listDeskStories } from '../../store/views/desk-home.ts';
import { listNamesIn } from '../../store/views/desk-names.ts';
import { listContributorsLike, listPublishedLike, listTagsLike } from '../../store/views/desk-picks.ts';
import { refuseForeignWrite } from '../../team/read-request.ts';
import type { SignedIn } from '../../team/team.ts';
import { problem } from '../problem.ts';
import { deskProblem, forbidden, notThere, readBody, readShape, signedOut } from './desk-answer.ts';
import { type AddRoute, type Asking, DESK_ROUTES, type DeskRoute } from './desk-routes.ts';
import { addLiveRoutes } from './live-routes.ts';
import { addNoticeRoutes } from './notice-routes.ts';
import { type PreviewServices, previewResponse } from './preview.ts';
import { tellTimeIn } from './sentences.ts';
import { loadStoryDetail } from './story-detail.ts';

export interface DeskApiServices extends PreviewServices {
  readonly log: Log;
  /** Whether this is the demo newsroom. */
  readonly demo: boolean;
  readonly findActor: (headers: Headers) => Promise<SignedIn | undefined>;
  /** Routes of others, which check for themselves who asks. */
  readonly routes?: { readonly media?: Hono; readonly people?: Hono; readonly claims?: Hono };
}

const REVISION_STRETCH = 50;

const newStorySchema = z.strictObject({
  kind: z.enum(['story', 'page']).default('story'),
  headline: z.string().max(300).default(''),
  language: z
    .string()
    .refine((tag) => languageTag(tag) === tag, 'needs a canonical language tag such as en or uk')
    .optional(),
});
const newTagSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  internal: z.boolean().default(false),
});
const lookSchema = z.object({ q: z.string().max(200).default('') });
const auditSchema = z.object({
  q: z.string().max(200).optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
const beforeSchema = z.object({ before: z.coerce.number().int().min(1).max(2_147_483_647).optional() });
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The desk's API, to be mounted at `/desk/api`: JSON both ways, errors as problem+json. Every route stands in
 * `DESK_ROUTES` with what it needs. A write has to come from the desk itself, on top of the strict cookie.
 */
export function createDeskApi(services: DeskApiServices): Hono {
  const { db, site, clock, drafts } = services;
  const app = new Hono();
  const tellTime = () => tellTimeIn(site.context.settings.timeZone);

  app.use(async (c, next) => {
    const foreign = refuseForeignWrite(c.req.raw, site.context.origin);
    if (foreign) return foreign;
    await next();
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-store');
  });

  /** Adds a route that is in the table, behind the check that the table asks for. */
  const on: AddRoute = (route, answer) => {
    const [method = '', path = ''] = route.split(' ');
    app.on(method, path, async (c) => {
      const who = await services.findActor(c.req.raw.headers);
      if (who === undefined) return signedOut();
      const need: string = DESK_ROUTES[route];
      // The rules of a story or an entry are asked by the command, which sees it.
      const isOfCommand = need === 'signed-in' || /^(story|entry):/.test(need);
      if (!isOfCommand && !mayDo(who.actor.role, need as NewsroomAct)) return forbidden(need as NewsroomAct);
      const id = c.req.param('id');
      if (id !== undefined && !UUID.test(id)) return noStory();
      const { actor, name } = who;
      const context = { db, clock, drafts, actor: actor.userId, person: { actor, name } };
      return answer({ c, who, context });
    });
  };
  const detail = async ({ c, context }: Asking, id: string, status: 200 | 201 = 200) => {
    const found = await loadStoryDetail(context, id, tellTime());
    return found === undefined ? noStory() : c.json(found, status);
  };

  /** The act is done, whatever happens here: who may write now, and what is staged, is looked at again later too. */
  const tellThoseWhoWrite = (id: string) =>
    drafts
      .flush(id)
      .catch((error) => services.log.warn({ err: error, storyId: id }, 'a text was not looked at again'));

  on('GET /me', async ({ c, who }) => {
    const { settings, origin, brand } = site.context;
    const { name, email, actor, contributorId } = who;
    const { language, timeZone, feedName } = settings;
    const me: Me = {
      person: { id: actor.userId, name, email, role: actor.role, contributorId },
      newsroom: {
        name: settings.name,
        language,
        timeZone,
        feedName,
        origin,
        demo: services.demo,
        logo: deskLogo(brand.logo),
        darkLogo: deskLogo(brand.darkLogo),
      },
    };
    return c.json(me);
  });

  on('GET /stories', async ({ c, who }) => {
    const query = readShape(listStoriesSchema, c.req.query());
    if (query instanceof Response) return query;
    const { timeZone } = site.context.settings;
    const { userId } = who.actor;
    const [list, counts] = await Promise.all([
      listDeskStories(db, { ...query, userId, timeZone }),
      countViews(db, userId),
    ]);
    return c.json({ ...list, counts });
  });
  on('POST /stories', async (asking) => {
    const wanted = await readBody(newStorySchema, asking.c.req.raw);
    if (wanted instanceof Response) return wanted;
    const created = await createStory(asking.context, wanted);
    return created.ok ? detail(asking, created.value, 201) : deskProblem(created.error, 'write', tellTime());
  });
  on('GET /stories/:id', (asking) => detail(asking, idOf(asking.c)));
  on('POST /stories/:id/acts', async (asking) => {
    const request = await readBody(storyActRequestSchema, asking.c.req.raw);
    if (request instanceof Response) return request;
    const id = idOf(asking.c);
    const done = await performAct(asking.context, id, request);
    if (!done.ok) return deskProblem(done.error, request.act, tellTime());
    await tellThoseWhoWrite(id);
    return detail(asking, id);
  });

  on('GET /stories/:id/revisions', async ({ c }) => {
    const query = readShape(beforeSchema, c.req.query());
    if (query instanceof Response) return query;
    const found = await listRevisions(db, idOf(c), { ...query, limit: REVISION_STRETCH + 1 });
    const revisions = found.slice(0, REVISION_STRETCH).map(toRevision);
    const more = found.length > REVISION_STRETCH;
    return c.json({ revisions, next: more ? (revisions.at(-1)?.number ?? null) : null });
  });
  on('GET /stories/:id/revisions/:number', async ({ c }) => {
    const number = numberOf(c);
    const found = number === undefined ? undefined : await findRevision(db, idOf(c), number);
    return found === undefined
      ? notThere('There is no such version of this story.')
      : c.json({
          ...toRevision(found),
          draft: found.draft,
          names: await listNamesIn(db, found.draft),
        });
  });
  on('POST /stories/:id/revisions/:number/restore', async (asking) => {
    const number = numberOf(asking.c);
    if (number === undefined) return notThere('There is no such version of this story.');
    const id = idOf(asking.c);
    const restored = await restoreRevision(asking.context, id, number);
    return restored.ok ? detail(asking, id) : deskProblem(restored.error, 'restore-revision', tellTime());
  });

  on('GET /stories/:id/preview', async ({ c }) => {
    return (await previewResponse(services, idOf(c), "'self'")) ?? noStory();
  });
  on('GET /stories/:id/preview-links', async ({ c }) => {
    const links = await listPreviewLinks(db, idOf(c), clock());
    return c.json({ links: links.map(({ by, ...link }) => ({ ...link, by: by ?? GONE_PERSON })) });
  });
  on('POST /stories/:id/preview-links', async ({ c, context }) => {
    const shared = await sharePreview(context, idOf(c));
    if (!shared.ok) return deskProblem(shared.error, 'share-preview', tellTime());
    const url = `${site.context.origin}/desk/preview/${shared.value.token}`;
    return c.json({ id: shared.value.id, url, expiresAt: shared.value.expiresAt.toISOString() }, 201);
  });
  on('POST /stories/:id/preview-links/:linkId/revoke', async ({ c, context }) => {
    const linkId = c.req.param('linkId') ?? '';
    const revoked = UUID.test(linkId)
      ? await revokePreview(context, idOf(c), linkId)
      : err({ type: 'no-preview-link' } as const);
    return revoked.ok ? c.json({}) : deskProblem(revoked.error, 'revoke-preview', tellTime());
  });

  addLiveRoutes(on, { db, tellTime });
  addNoticeRoutes(on, tellTime);

  const look = (route: DeskRoute, name: string, list: (typed: string) => Promise<readonly object[]>) =>
    on(route, async ({ c }) => {
      const query = readShape(lookSchema, c.req.query());
      return query instanceof Response ? query : c.json({ [name]: await list(query.q) });
    });
  look('GET /tags', 'tags', (typed) => listTagsLike(db, typed));
  look('GET /contributors', 'contributors', (typed) => listContributorsLike(db, typed));
  look('GET /related', 'stories', (typed) => listPublishedLike(db, typed));
  on('POST /tags', async ({ c, context }) => {
    const wanted = await readBody(newTagSchema, c.req.raw);
    if (wanted instanceof Response) return wanted;
    const tag = await createTag(context, wanted);
    return tag.ok ? c.json(deskTagSchema.parse(tag.value), 201) : deskProblem(tag.error, 'write', tellTime());
  });

  on('GET /settings', async ({ c }) => c.json(site.context.settings));
  on('PATCH /settings', async ({ c, context }) => {
    const change = await readBody(newsroomSettingsSchema.partial(), c.req.raw);
    if (change instanceof Response) return change;
    const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const changed = await editSettings(context, set);
    if (!changed.ok) return deskProblem(changed.error, 'write', tellTime());
    await site.reload(db);
    return c.json(site.context.settings);
  });

  on('GET /audit', async ({ c }) => {
    const query = readShape(auditSchema, c.req.query());
    return query instanceof Response ? query : c.json(await listAudit(db, query));
  });

  if (services.routes?.media) app.route('/media', services.routes.media);
  if (services.routes?.people) app.route('/', services.routes.people);
  if (services.routes?.claims) app.route('/', services.routes.claims);
  // A route, not `notFound`: that would not be asked where this app is mounted.
  app.all('*', () => notThere('The server does not know this address. Reload the desk: it may be older.'));
  app.onError((error, c) => {
    services.log.error({ err: error, method: c.req.method, path: c.req.path }, 'the desk asked in vain');
    const title = 'The server could not do this now. Nothing was changed; try again in a moment.';
    return problem({ type: 'unavailable', title, status: 503 });
  });
  return app;
}

function deskLogo(picture: BrandPicture | undefined): Me['newsroom']['logo'] {
  return picture === undefined
    ? null
    : { src: brandPath(renditionName(picture), 'logo'), ...logoExtent(picture) };
}

const idOf = (c: Context) => c.req.param('id') ?? '';
const noStory = () => notThere('There is no such story. It may have been opened from an old link.');

function numberOf(c: Context): number | undefined {
  const number = c.req.param('number') ?? '';
  return /^[1-9]\d{0,8}$/.test(number) ? Number(number) : undefined;
}

const GONE_PERSON = 'Somebody who has left';

/** Acts that were not a person's. */
const ACTOR_WORDS: Readonly<Record<string, string>> = {
  schedule: 'Schedule',
  demo: 'Demo',
  'import:ghost': 'Import from Ghost',
};

function toRevision(revision: Revision) {
  const { number, at, actor, actorName, act, wordCount, headline } = revision;
  return {
    number,
    at: at.toISOString(),
    by: actorName ?? ACTOR_WORDS[actor] ?? GONE_PERSON,
    act,
    wordCount,
    headline,
  };
}
