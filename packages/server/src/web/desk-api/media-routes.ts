import type { Clock } from '@onrecord/domain/clock';
import { mediaEditSchema, mediaReplaceSchema } from '@onrecord/domain/desk/media-shapes';
import { MAX_MEDIA_BYTES } from '@onrecord/domain/media/media';
import { assertNever } from '@onrecord/domain/result';
import type { Actor } from '@onrecord/domain/team/roles';
import { mayDo, NEWSROOM_POLICY, type NewsroomAct } from '@onrecord/domain/workflow/newsroom-acts';
import { Hono } from 'hono';
import { z } from 'zod';
import { editMedia } from '../../commands/desk/media-edit.ts';
import type { MediaContext } from '../../commands/desk/media-person.ts';
import { type ChangeDraft, type ReplaceProblem, replaceMedia } from '../../commands/desk/media-replace.ts';
import { uploadMedia } from '../../commands/desk/media-upload.ts';
import { fileEnding } from '../../media/allowed-files.ts';
import type { FileStore } from '../../media/file-store.ts';
import { describeMediaProblem, type MediaProblem } from '../../media/media-problem.ts';
import { createUploadFolder } from '../../media/receive-upload.ts';
import { safeFileName } from '../../media/safe-file-name.ts';
import { kindByEnding } from '../../media/upload-check.ts';
import { createWorkQueue, QueueFullError } from '../../media/work-queue.ts';
import type { Database } from '../../store/database.ts';
import { findDeskMedia, listDeskMedia, listMediaUses } from '../../store/media-library.ts';
import { listBrandUses } from '../../store/newsroom.ts';
import { readJsonObject, refuseForeignWrite } from '../../team/read-request.ts';
import { problemResponse } from '../../team/team-problem.ts';
import { notReceived } from './desk-answer.ts';

/** The routes here and what each needs: an act of the policy, or only to be signed in. */
export const MEDIA_ROUTES = {
  'GET /media': 'signed-in',
  'POST /media': 'upload-media',
  'GET /media/:id': 'signed-in',
  'PATCH /media/:id': 'edit-media',
  'POST /media/:id/replace': 'replace-media',
} as const satisfies Readonly<Record<string, NewsroomAct | 'signed-in'>>;
type MediaRoute = keyof typeof MEDIA_ROUTES;

/** Somebody signed in, as far as the library asks. */
interface Person {
  readonly actor: Actor;
  readonly name: string;
}

export interface MediaRouteServices {
  readonly db: Database;
  readonly clock: Clock;
  readonly files: FileStore;
  /** A folder of this process's own for what is arriving, on a disk with room for it. */
  readonly uploadDir: string;
  readonly team: {
    /** Scheme, host and port the desk is opened at. */
    readonly origin: string;
    findActor(headers: Headers): Promise<Person | undefined>;
  };
  readonly changeDraft: ChangeDraft;
}

/** One person sends this many files at a time; the desk keeps to fewer. */
const UPLOADS_PER_PERSON = 4;
/** A picture is in memory while it is looked at: one at a time, whoever sent it. */
const INSPECTED_AT_ONCE = 1;
const MAX_WAITING = 100;
const PAGE_SIZE = 60;
const USES_SHOWN = 50;

const listQuery = z.object({
  q: z.string().max(200).default(''),
  kind: z.enum(['picture', 'file', 'audio', 'video']).optional(),
  cursor: z.string().max(100).optional(),
});

interface Asked {
  readonly request: Request;
  readonly query: Readonly<Record<string, string>>;
  /** The `:id` of the path, as strangers write it. */
  readonly id: string;
  readonly person: Person;
}

/**
 * The library of pictures and files, mounted at `/desk/api/media`:
 *
 * - `GET /?q&kind&cursor` → `{ media, next }`, newest first
 * - `POST /?fileName` with the file as the body → the file's record; 201, or 200 where it was here already
 * - `GET /ID` → `{ media, brandUses, uses }`; `PATCH /ID` → the record
 * - `POST /ID/replace` with `{ withId }` → `{ stories }`: how many changed
 *
 * A file is the whole body, not a part of a form: it goes to disk as it arrives, and its size is known at once.
 */
export function createMediaRoutes(services: MediaRouteServices): Hono {
  const { db, team } = services;
  const app = new Hono();
  const uploads = createUploadFolder(services.uploadDir);
  const inspecting = createWorkQueue({ concurrency: INSPECTED_AT_ONCE, maxWaiting: MAX_WAITING });
  const uploading = new Map<string, number>();

  /** Adds a route that is in the table, behind the check that the table asks for. */
  const on = (route: MediaRoute, answer: (asked: Asked) => Promise<Response>) => {
    const [method = '', path = ''] = route.split(' ');
    app.on(method, path.slice('/media'.length) || '/', async (c) => {
      const foreign = refuseForeignWrite(c.req.raw, team.origin);
      if (foreign) return foreign;
      const person = await team.findActor(c.req.raw.headers);
      if (person === undefined)
        return problemResponse(401, 'signed-out', 'You are not signed in any more. Sign in and try again.');
      const act: NewsroomAct | 'signed-in' = MEDIA_ROUTES[route];
      if (act !== 'signed-in' && !mayDo(person.actor.role, act))
        return problemResponse(
          403,
          'not-allowed',
          `This needs the role ${NEWSROOM_POLICY[act]}; yours is ${person.actor.role}. Ask an owner of the newsroom.`,
        );
      return answer({ request: c.req.raw, query: c.req.query(), id: c.req.param('id') ?? '', person });
    });
  };
  const contextOf = ({ person: { actor, name } }: Asked): MediaContext => ({
    db,
    clock: services.clock,
    actor: actor.userId,
    person: { actor, name },
  });
  const findMedia = async ({ id }: Asked) =>
    z.uuid().safeParse(id).success ? findDeskMedia(db, id) : undefined;

  on('GET /media', async ({ query }) => {
    const search = listQuery.safeParse(query);
    if (!search.success) return problemResponse(400, 'bad-request', 'This search cannot be read.');
    const { q, kind, cursor } = search.data;
    return json(await listDeskMedia(db, { query: q, kind, before: cursor, limit: PAGE_SIZE }));
  });

  on('POST /media', async (asked) => {
    const { userId } = asked.person.actor;
    const under = uploading.get(userId) ?? 0;
    if (under >= UPLOADS_PER_PERSON)
      return problemResponse(429, 'too-many-uploads', 'Wait until the files before this one are here.');
    uploading.set(userId, under + 1);
    try {
      return await receive(asked);
    } finally {
      const left = (uploading.get(userId) ?? 1) - 1;
      if (left > 0) uploading.set(userId, left);
      else uploading.delete(userId);
    }
  });

  async function receive(asked: Asked): Promise<Response> {
    const { request, query } = asked;
    const fileName = safeFileName(query.fileName ?? '');
    if (fileName === '') return problemResponse(400, 'no-file-name', 'The file has no name.');
    const kind = kindByEnding(fileName);
    if (kind === undefined)
      return refused({ type: 'file-type-refused', fileName, ending: fileEnding(fileName) });
    const limitBytes = MAX_MEDIA_BYTES[kind];
    const sizeBytes = Number(request.headers.get('content-length') ?? 0);
    if (sizeBytes > limitBytes) return refused({ type: 'too-large', fileName, sizeBytes, limitBytes });
    try {
      const received = await uploads.receive(request.body, limitBytes, (path) =>
        inspecting.run(() => uploadMedia(contextOf(asked), services.files, path, { fileName, kind }), 'now'),
      );
      if (!received.ok) return notReceived(received.error, fileName, limitBytes);
      const outcome = received.value;
      if (!outcome.ok) return refused(outcome.error);
      return json(outcome.value.media, outcome.value.known ? 200 : 201);
    } catch (error) {
      if (error instanceof QueueFullError)
        return problemResponse(503, 'busy', 'Too many files are arriving. Send it again in a minute.');
      throw error;
    }
  }

  on('GET /media/:id', async (asked) => {
    const media = await findMedia(asked);
    return media === undefined
      ? noSuchMedia()
      : json({
          media,
          brandUses: await listBrandUses(db, media.id),
          uses: await listMediaUses(db, media.id, USES_SHOWN),
        });
  });

  on('PATCH /media/:id', async (asked) => {
    const change = await read(asked.request, mediaEditSchema);
    if (change instanceof Response) return change;
    const media = await findMedia(asked);
    if (media === undefined) return noSuchMedia();
    const edited = await editMedia(contextOf(asked), media.id, withoutUndefined(change));
    return edited.ok ? json(edited.value) : noSuchMedia();
  });

  on('POST /media/:id/replace', async (asked) => {
    const wanted = await read(asked.request, mediaReplaceSchema);
    if (wanted instanceof Response) return wanted;
    const media = await findMedia(asked);
    if (media === undefined) return noSuchMedia();
    const replaced = await replaceMedia(contextOf(asked), services.changeDraft, {
      fromId: media.id,
      toId: wanted.withId,
    });
    return replaced.ok ? json(replaced.value) : notReplaced(replaced.error);
  });

  return app;
}

const json = (data: unknown, status = 200) =>
  Response.json(data, { status, headers: { 'Cache-Control': 'no-store' } });

async function read<S extends z.ZodType>(request: Request, schema: S): Promise<z.output<S> | Response> {
  const body = await readJsonObject(request);
  if (body instanceof Response) return body;
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return problemResponse(
    400,
    'bad-request',
    `This cannot be kept: ${issue?.path.join('.')} ${issue?.message}.`,
  );
}

function withoutUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function refused(found: MediaProblem): Response {
  const status = found.type === 'too-large' ? 413 : found.type === 'file-type-refused' ? 415 : 422;
  return problemResponse(status, found.type, describeMediaProblem(found));
}

function notReplaced(found: ReplaceProblem): Response {
  switch (found.type) {
    case 'no-such-media':
      return noSuchMedia();
    case 'same-media':
      return problemResponse(409, found.type, 'This is the same file. Choose another.');
    case 'other-kind':
      return problemResponse(
        409,
        found.type,
        'A picture is replaced by a picture, a recording by a recording.',
      );
    default:
      return assertNever(found);
  }
}

const noSuchMedia = () => problemResponse(404, 'no-such-media', 'There is no such file in the library.');
