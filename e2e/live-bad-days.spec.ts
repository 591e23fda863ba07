import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeSettings } from '../packages/server/src/commands/save-newsroom.ts';
import { saveStoryBatch } from '../packages/server/src/commands/save-stories.ts';
import { type RunningPostgres, startPostgres } from '../packages/server/src/postgres/start-postgres.ts';
import { type Database, openDatabase } from '../packages/server/src/store/database.ts';
import { lastEventId } from '../packages/server/src/store/event-log.ts';
import { migrateToLatest } from '../packages/server/src/store/migrate.ts';
import { askForStream, RawReader } from '../packages/server/src/testing/live-server.ts';
import { runSql } from '../packages/server/src/testing/sql.ts';
import { buildStory } from '../packages/server/src/testing/stories.ts';
import { endAll, type Site, startSite } from './onrecord.ts';

const soon = { timeout: 60_000, interval: 50 };

let folder: string;
let postgres: RunningPostgres;
let db: Database;
let readers: Reader[];

beforeEach(async () => {
  readers = [];
  folder = await mkdtemp(join(tmpdir(), 'onrecord-e2e-'));
  const quiet = () => undefined;
  postgres = await startPostgres({
    dataDir: folder,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  await migrateToLatest(postgres.connectionString);
  db = openDatabase({ connectionString: postgres.connectionString, onIdleError: quiet });
  await changeSettings({ db, clock: () => new Date(), actor: 'test' }, { name: 'The Harbour' });
});
afterEach(async () => {
  for (const reader of readers) reader.leave();
  await endAll();
  await db.destroy();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

/** One process of several on the same database. */
const startProcess = async (): Promise<Site> =>
  startSite({ DATABASE_URL: postgres.connectionString, DATA_DIR: await mkdtemp(join(folder, 'process-')) });

/** Somebody who follows along and comes back after each cut with the last id, as browsers do. */
class Reader {
  #listening: RawReader;
  #lastId: number | undefined;
  readonly #before: RawReader[] = [];

  constructor(site: Site) {
    this.#listening = this.#ask(site);
  }

  #ask(site: Site): RawReader {
    const seen = this.#lastId === undefined ? '' : `Last-Event-ID: ${this.#lastId}\r\n`;
    return new RawReader(Number(new URL(site.origin).port), askForStream('', seen));
  }

  /** Goes on at this process, whether the one before is there or not. */
  moveTo(site: Site): void {
    this.#lastId = this.lastId;
    this.leave();
    this.#before.push(this.#listening);
    this.#listening = this.#ask(site);
  }

  get lastId(): number | undefined {
    return this.#listening.ids.at(-1) ?? this.#lastId;
  }

  get isListening(): boolean {
    return !this.#listening.isClosed;
  }

  /** What was said over the connection that stands: its first message is what was missed before. */
  get ids(): number[] {
    return this.#listening.ids;
  }

  hasHeardOf(words: string): boolean {
    return [...this.#before, this.#listening].some(({ heard }) => heard.includes(words));
  }

  leave(): void {
    this.#listening.socket.destroy();
  }
}

function follow(site: Site): Reader {
  const reader = new Reader(site);
  readers.push(reader);
  return reader;
}

/** Puts a story out from beside the processes that serve readers, as another process does. */
async function publish(slug: string): Promise<void> {
  const context = { db, clock: () => new Date(), actor: 'test' };
  const story = buildStory(slug, { headline: `News of ${slug}`, firstPublishedAt: new Date() });
  await saveStoryBatch(context, [story], 'story-published');
}

/** Everybody has heard of everything, and of the last event last. */
async function expectAllTold(slugs: readonly string[]): Promise<void> {
  const last = Number(await lastEventId(db));
  for (const reader of readers) {
    await expect.poll(() => reader.lastId, soon).toBe(last);
    expect(slugs.filter((slug) => !reader.hasHeardOf(`News of ${slug}`))).toEqual([]);
    expect(reader.ids).toEqual([...new Set(reader.ids)].sort((a, b) => a - b));
  }
}

describe('two processes on one database', () => {
  it('tell the readers of both of everything, over lost LISTEN connections and killed processes', async () => {
    const [one, two] = await Promise.all([startProcess(), startProcess()]);
    const [first, second] = [follow(one), follow(two)];
    for (const reader of readers) await expect.poll(() => reader.lastId, soon).toBeDefined();
    await publish('pilots');
    await expectAllTold(['pilots']);
    expect(first.ids.slice(1)).toEqual(second.ids.slice(1));

    // Nobody is told of the loss; what happens meanwhile is caught up on by number.
    const listening = "application_name = 'onrecord events' and datname = current_database()";
    await runSql(
      postgres.connectionString,
      `select pg_terminate_backend(pid) from pg_stat_activity where ${listening}`,
    );
    for (const slug of ['tugs', 'cranes', 'buoys']) await publish(slug);
    await expectAllTold(['pilots', 'tugs', 'cranes', 'buoys']);
    expect([first.isListening, second.isListening]).toEqual([true, true]);

    // A process that dies takes no news with it: its readers go on at the other one …
    one.process.signal('SIGKILL');
    await one.process.ended;
    await expect.poll(() => first.isListening, soon).toBe(false);
    await publish('locks');
    first.moveTo(two);
    await expectAllTold(['locks']);
    await publish('dredgers');

    // … and at one that has only just begun, which reads back what was before it.
    first.leave();
    await publish('barges');
    const three = await startProcess();
    first.moveTo(three);
    await publish('ferries');
    await expectAllTold(['locks', 'dredgers', 'barges', 'ferries']);
  });
});

describe('while PostgreSQL is away', () => {
  it('readers stay connected and pages are served; when it is back, everybody hears what happens', async () => {
    const sites = await Promise.all([startProcess(), startProcess()]);
    for (const site of sites) follow(site);
    await publish('quay');
    await expectAllTold(['quay']);
    for (const { origin } of sites) expect((await fetch(`${origin}/`)).status).toBe(200);

    for (const [slug, signal] of [
      ['a-crash', 'SIGKILL'],
      ['a-restart', 'SIGINT'],
    ] as const) {
      const { pid } = postgres;
      const seen = Number(await lastEventId(db));
      process.kill(pid, signal);
      for (const { origin } of sites) {
        expect((await fetch(`${origin}/`)).status).toBe(200);
        const delta = await fetch(`${origin}/live/since/${seen}.json`);
        expect([delta.status, await delta.json()]).toEqual([200, { id: seen, changed: [] }]);
      }
      // Someone who comes now is told where things stand.
      const late = follow(sites[0]);
      await expect.poll(() => late.lastId, soon).toBe(seen);
      await expect
        .poll(
          () =>
            publish(slug).then(
              () => 'published',
              () => 'away',
            ),
          soon,
        )
        .toBe('published');
      await expectAllTold([slug]);
      expect(postgres.pid).not.toBe(pid);
      expect(readers.map(({ isListening }) => isListening)).toEqual(readers.map(() => true));
      for (const { origin } of sites)
        await expect.poll(async () => (await fetch(`${origin}/`)).text(), soon).toContain(`News of ${slug}`);
    }
  });
});
