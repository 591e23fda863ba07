import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mediaListSchema } from '@onrecord/domain/desk/media-shapes';
import { type DeskMedia, deskMediaSchema } from '@onrecord/domain/desk/shapes';
import type { Role } from '@onrecord/domain/team/roles';
import { emptyDraft } from '@onrecord/domain/workflow/empty-draft';
import type { Hono } from 'hono';
import { afterEach, beforeEach, expect } from 'vitest';
import { createFileStore } from '../media/file-store.ts';
import { samplePicture } from '../media/testing/picture-samples.ts';
import { createMediaRoutes } from '../web/desk-api/media-routes.ts';
import { createNewsroom, type TestNewsroom } from './stories.ts';

/** Where the test's desk is opened. */
export const TEST_ORIGIN = 'https://desk.example';

/** Headers of somebody with a role who writes from the desk. */
export const as = (role: Role) => ({ 'x-test-role': role, Origin: TEST_ORIGIN });

export interface TestLibrary {
  readonly newsroom: TestNewsroom;
  readonly dataDir: string;
  /** The routes as they are mounted at `/desk/api/media`. */
  readonly routes: Hono;
  /** What the stand-in for shared documents was made to show: story and its picture. */
  readonly swapped: [storyId: string, socialMediaId: string | null][];
  /** The picture it shows before. */
  draftMediaId: string | null;
  upload(
    fileName: string,
    content: Uint8Array | ReadableStream,
    role?: Role,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  send(method: string, path: string, json: unknown, role?: Role): Promise<Response>;
  list(query?: string): Promise<{ media: DeskMedia[]; next: string | null }>;
  /** Uploads a picture; another width makes it another one. */
  keep(fileName: string, widthPx?: number): Promise<DeskMedia>;
  /** Names of files that are still where uploads arrive. */
  leftBehind(): Promise<string[]>;
}

/** A library of its own for each test of a file, with a database, a folder and the routes. */
export function useTestLibrary(): TestLibrary {
  let newsroom: TestNewsroom;
  let dataDir: string;
  let routes: Hono;
  let swapped: TestLibrary['swapped'];

  beforeEach(async () => {
    newsroom = await createNewsroom();
    dataDir = await mkdtemp(join(tmpdir(), 'onrecord-media-'));
    swapped = [];
    library.draftMediaId = null;
    routes = createMediaRoutes({
      db: newsroom.db,
      clock: () => newsroom.now,
      files: createFileStore({ dataDir }),
      uploadDir: join(dataDir, 'uploads'),
      team: {
        origin: TEST_ORIGIN,
        findActor: async (headers) => {
          const role = headers.get('x-test-role');
          return role === null
            ? undefined
            : { actor: { userId: `the-${role}`, role: role as Role }, name: role };
        },
      },
      changeDraft: async (storyId, change) => {
        const draft = { ...emptyDraft('en'), socialMediaId: library.draftMediaId };
        swapped.push([storyId, change(draft).socialMediaId]);
      },
    });
  });
  afterEach(async () => {
    await newsroom.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const library: TestLibrary = {
    get newsroom() {
      return newsroom;
    },
    get dataDir() {
      return dataDir;
    },
    get routes() {
      return routes;
    },
    get swapped() {
      return swapped;
    },
    draftMediaId: null,
    upload: async (fileName, content, role = 'reporter', headers = {}) =>
      routes.request(`/?fileName=${encodeURIComponent(fileName)}`, {
        method: 'POST',
        body: content as Uint8Array<ArrayBuffer> | ReadableStream,
        headers: { ...as(role), ...headers },
        ...(content instanceof ReadableStream ? { duplex: 'half' } : {}),
      } as RequestInit),
    send: async (method, path, json, role = 'editor') =>
      routes.request(path, {
        method,
        body: JSON.stringify(json),
        headers: { ...as(role), 'Content-Type': 'application/json' },
      }),
    list: async (query = '') =>
      mediaListSchema.parse(await (await routes.request(`/${query}`, { headers: as('viewer') })).json()),
    async keep(fileName, widthPx = 40) {
      const answer = await library.upload(fileName, await samplePicture(widthPx, 30).jpeg().toBuffer());
      expect(answer.status).toBe(201);
      return deskMediaSchema.parse(await answer.json());
    },
    leftBehind: () => readdir(join(dataDir, 'uploads')).catch(() => []),
  };
  return library;
}
