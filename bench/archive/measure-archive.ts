import { encodeCursor, type FeedCursor } from '@onrecord/domain/address/cursor';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../packages/server/src/store/database.ts';
import { findAddress, MAIN_FEED_ID } from '../../packages/server/src/store/public-index.ts';
import { listNewestIn, loadFeed } from '../../packages/server/src/store/views/feed.ts';
import { search } from '../../packages/server/src/store/views/search.ts';
import { listSitemapMonths } from '../../packages/server/src/store/views/sitemap.ts';
import { findStoryView, listStoryViews } from '../../packages/server/src/store/views/story.ts';
import type { BenchContext } from '../bench-context.ts';
import { HttpClient } from '../http-client.ts';
import { describeMachine } from '../machine.ts';
import { memoryOf } from '../process-memory.ts';
import { randomFrom } from '../random.ts';
import type { Report } from '../report.ts';
import { timeEach } from '../samples.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import {
  depthTable,
  type Measured,
  outletsAfterRestart,
  pagesTable,
  processTable,
  type Requested,
  type Restart,
  SHOW_MORE,
} from './archive-tables.ts';
import { Vocabulary } from './vocabulary.ts';

export interface MeasureOptions {
  readonly dataDir: string;
  readonly samples: number;
  /** How long the archive took to build, where it was built in this run. */
  readonly buildSeconds?: number;
}

/** The bars of the issue. */
const PAGE_BAR_MS = 10;
const SEARCH_BAR_MS = 100;
/** The issue sets none for phrases: every story with all the words has to be looked at. */
const PHRASE = {};

/** Depths of Show More, in stretches of 20 stories. */
const DEPTHS = [1, 1000, 49_000];
const STRETCH = 20;
const RESTARTS = 5;
/** Requests before anything is measured: code gets compiled, connections opened. */
const WARM_UP = 20;
const OUTLET_STORIES = 20;
/** Stories asked for at the end, more than the page store holds, so that its memory counts in full. */
const CRAWLED = 4000;

/** Starts the real server on an archive and asks it for pages that nobody has asked for before. */
export async function measureArchive(context: BenchContext, options: MeasureOptions): Promise<Report> {
  const { dataDir, samples } = options;
  context.say('Starting the server on the archive …');
  let server = await startServer(context, { dataDir, demo: false, firstPaths: ['/health/live'] });
  const memoryAtStart = await memoryOf(server.pid);
  const bench = await ArchiveBench.open(context, server, samples);
  const stories = bench.stories;
  let measured: Measured[];
  let slugs: string[];
  try {
    slugs = await bench.randomSlugs(RESTARTS, 7);
    await bench.warmUp();
    measured = await bench.measureAll();
    await bench.crawl();
  } finally {
    await bench.close();
  }
  const memoryAfter = await memoryOf(server.pid);

  const restarts: Restart[] = [];
  for (let round = 0; round < RESTARTS; round++) {
    await server.stop();
    const story = `/${slugs[round]}/`;
    server = await startServer(context, { dataDir, demo: false, firstPaths: ['/', story] });
    restarts.push(await measureRestart(server, story));
    context.say(`restart ${round + 1}: first page after ${Math.round(restarts.at(-1)?.feedMs ?? 0)} ms`);
  }
  await server.stop();

  return {
    bench: 'archive',
    at: new Date().toISOString(),
    machine: await describeMachine(),
    tables: [
      pagesTable(stories, samples, [...measured, ...outletsAfterRestart(restarts)]),
      depthTable(measured),
      processTable(memoryAtStart, memoryAfter, restarts),
    ],
    notes: [
      `Every page is asked for once, so that none comes from the page store; one request at a time. SQL: the same queries on a connection of the bench.`,
      `RSS and the sitemap index have one address each: their samples are the first request after each of ${RESTARTS} restarts.`,
      ...(options.buildSeconds === undefined
        ? []
        : [`The archive took ${Math.round(options.buildSeconds)} s to build.`]),
    ],
  };
}

class ArchiveBench {
  readonly #context: BenchContext;
  readonly #client: HttpClient;
  readonly #db: Database;
  readonly #samples: number;
  readonly #vocabulary = new Vocabulary();
  readonly stories: number;

  private constructor(
    context: BenchContext,
    server: ServerProcess,
    db: Database,
    samples: number,
    stories: number,
  ) {
    this.#context = context;
    this.#client = new HttpClient(server.origin);
    this.#db = db;
    this.#samples = samples;
    this.stories = stories;
  }

  static async open(context: BenchContext, server: ServerProcess, samples: number): Promise<ArchiveBench> {
    const db = openDatabase({
      connectionString: server.connectionString,
      poolSize: 4,
      statementTimeoutMs: 0,
    });
    const { rows } = await sql<{ count: string }>`
      select count(*) from listing where feed_id = ${MAIN_FEED_ID}::uuid`.execute(db);
    return new ArchiveBench(context, server, db, samples, Number(rows[0]?.count ?? 0));
  }

  async close(): Promise<void> {
    this.#client.close();
    await this.#db.destroy();
  }

  async randomSlugs(count: number, seed: number): Promise<string[]> {
    const random = randomFrom(seed);
    const slugs: string[] = [];
    while (slugs.length < count) {
      // An id nobody has leads to the next one that somebody has.
      const start = `${Math.floor(random() * 0xffff_ffff)
        .toString(16)
        .padStart(8, '0')}-0000-4000-8000-000000000000`;
      const { rows } = await sql<{ slug: string }>`
        select slug from story where id > ${start}::uuid and state = 'published' order by id limit 1`.execute(
        this.#db,
      );
      slugs.push(...rows.map((row) => row.slug));
    }
    return slugs;
  }

  /** Cursors of so many stories in a row, `depth` stretches down a feed. Reads its way there once. */
  async #cursorsAt(feedId: string, depth: number, count = this.#samples): Promise<FeedCursor[]> {
    const { rows } = await sql<{ published_at: Date; story_id: string }>`
      select published_at, story_id from listing where feed_id = ${feedId}::uuid
      order by published_at desc, story_id desc offset ${depth * STRETCH - 1} limit ${count}`.execute(
      this.#db,
    );
    return rows.map((row) => ({ publishedAt: row.published_at, storyId: row.story_id }));
  }

  async warmUp(): Promise<void> {
    this.#context.say('Warming up …');
    const cursors = await this.#cursorsAt(MAIN_FEED_ID, 200, WARM_UP);
    for (const cursor of cursors) await this.#client.getPage(`/?before=${encodeCursor(cursor)}`);
    for (const slug of await this.randomSlugs(WARM_UP, 3)) await this.#client.getPage(`/${slug}/`);
    await this.#client.getPage('/search/?q=budget');
    await this.#client.getPage('/search/?q=budget&order=best');
  }

  async measureAll(): Promise<Measured[]> {
    const { common } = this.#vocabulary;
    const pick = (at: number) => common[at % common.length] ?? 'said';
    const subjects = (make: (at: number) => string) =>
      Array.from({ length: this.#samples }, (_, at) => make(at));
    const rare = this.#vocabulary.rare(this.#samples);
    return [
      ...(await this.#measureDepths()),
      await this.#measureStories(),
      ...(await this.#measureTags()),
      await this.#measureSearch(
        'common word, newest',
        subjects((at) => pick(at % 12)),
        'newest',
      ),
      await this.#measureSearch(
        'common word, best first',
        subjects((at) => pick(at % 12)),
        'best',
      ),
      await this.#measureSearch(
        'two common words',
        subjects((at) => `${pick(at)} ${pick(at + 7)}`),
        'newest',
      ),
      await this.#measureSearch('rare word, newest', rare, 'newest'),
      await this.#measureSearch('rare word, best first', rare, 'best'),
      await this.#measureSearch(
        'word in no story',
        subjects((at) => `qx${at}zw`),
        'newest',
      ),
      await this.#measureSearch(
        'phrase of two common words',
        subjects((at) => `"${pick(at % 20)} ${pick((at * 7 + 1) % 20)}"`),
        'newest',
        PHRASE,
      ),
      await this.#measureSearch(
        'phrase of three, hardly anywhere',
        subjects((at) => `"${pick(at + 20)} ${pick(at + 25)} ${pick(at + 33)}"`),
        'newest',
        PHRASE,
      ),
      await this.#measureTagOutlets(),
      await this.#measureSitemapIndex(),
    ];
  }

  async #measureDepths(): Promise<Measured[]> {
    const deepest = Math.floor(this.stories / STRETCH) - Math.ceil(this.#samples / STRETCH) - 1;
    const depths = [...new Set(DEPTHS.map((depth) => Math.min(depth, deepest)))];
    const cursors = await Promise.all(depths.map((depth) => this.#cursorsAt(MAIN_FEED_ID, depth)));
    const measured = depths.map((depth) => ({
      what: `${SHOW_MORE} ${depth.toLocaleString('en')}`,
      httpMs: [] as number[],
      refused: 0,
      sqlMs: [] as number[],
      barMs: PAGE_BAR_MS,
    }));
    // By turns, so that what warms up or gets in the way on the machine falls on all depths alike.
    for (let sample = 0; sample < this.#samples; sample++)
      for (const [at, result] of measured.entries()) {
        const before = cursors[at]?.[sample];
        if (before === undefined) continue;
        const { httpMs, refused } = await this.#timePages([`/?before=${encodeCursor(before)}`]);
        result.httpMs.push(...httpMs);
        result.refused += refused;
        result.sqlMs.push(
          ...(await timeEach([before], () => loadFeed(this.#db, { feedId: MAIN_FEED_ID, before }))),
        );
      }
    return measured;
  }

  async #measureStories(): Promise<Measured> {
    const slugs = await this.randomSlugs(this.#samples, 11);
    return {
      what: 'story by slug',
      ...(await this.#timePages(slugs.map((slug) => `/${slug}/`))),
      sqlMs: await timeEach(slugs, async (slug) => {
        const address = await findAddress(this.#db, `/${slug}/`);
        if (address) await findStoryView(this.#db, address.targetId);
        await loadFeed(this.#db, { feedId: MAIN_FEED_ID, limit: 6, without: address?.targetId ?? '' });
      }),
      barMs: PAGE_BAR_MS,
    };
  }

  async #biggestTags(): Promise<Array<{ id: string; slug: string; stories: number }>> {
    const { rows } = await sql<{ id: string; slug: string; stories: number }>`
      select tag.id, tag.slug, count(*)::int as stories from story_tag join tag on tag.id = tag_id
      group by tag.id order by stories desc limit ${this.#samples}`.execute(this.#db);
    return rows;
  }

  async #measureTags(): Promise<Measured[]> {
    const tags = await this.#biggestTags();
    const [biggest] = tags;
    if (biggest === undefined) return [];
    const depth = Math.max(1, Math.floor(biggest.stories / STRETCH) - Math.ceil(this.#samples / STRETCH) - 1);
    const cursors = await this.#cursorsAt(biggest.id, depth);
    return [
      {
        what: `tag page, the ${tags.length} biggest tags`,
        ...(await this.#timePages(tags.map((tag) => `/tag/${tag.slug}/`))),
        sqlMs: await timeEach(tags, (tag) => loadFeed(this.#db, { feedId: tag.id })),
        barMs: PAGE_BAR_MS,
      },
      {
        what: `biggest tag (${biggest.stories.toLocaleString('en')} stories), depth ${depth.toLocaleString('en')}`,
        ...(await this.#timePages(
          cursors.map((cursor) => `/tag/${biggest.slug}/?before=${encodeCursor(cursor)}`),
        )),
        sqlMs: await timeEach(cursors, (before) => loadFeed(this.#db, { feedId: biggest.id, before })),
        barMs: PAGE_BAR_MS,
      },
    ];
  }

  async #measureSearch(
    what: string,
    queries: readonly string[],
    order: 'newest' | 'best',
    bar: { readonly barMs?: number } = { barMs: SEARCH_BAR_MS },
  ): Promise<Measured> {
    return {
      ...bar,
      what: `search: ${what}`,
      ...(await this.#timePages(
        queries.map(
          (query) => `/search/?q=${encodeURIComponent(query)}${order === 'best' ? '&order=best' : ''}`,
        ),
      )),
      sqlMs: await timeEach(queries, (query) =>
        // One that takes too long is ended by the store; the time it took counts.
        search(this.#db, { query, order }).catch(() => undefined),
      ),
    };
  }

  async #measureTagOutlets(): Promise<Measured> {
    const tags = await this.#biggestTags();
    return {
      what: 'RSS of a tag, full text',
      ...(await this.#timePages(tags.map((tag) => `/tag/${tag.slug}/rss/`))),
      sqlMs: await timeEach(tags, async (tag) =>
        listStoryViews(this.#db, await listNewestIn(this.#db, [tag.id], OUTLET_STORIES)),
      ),
    };
  }

  /** The queries alone; over HTTP it has one address. */
  async #measureSitemapIndex(): Promise<Measured> {
    return {
      what: SITEMAP_SQL,
      httpMs: [],
      refused: 0,
      sqlMs: await timeEach(Array(RESTARTS).fill(0), () => listSitemapMonths(this.#db)),
    };
  }

  async crawl(): Promise<void> {
    this.#context.say(`Asking for ${CRAWLED} stories, to fill the page store …`);
    const slugs = await this.randomSlugs(CRAWLED, 23);
    await this.#timePages(slugs.map((slug) => `/${slug}/`));
  }

  async #timePages(paths: readonly string[]): Promise<Requested> {
    this.#context.stopped.signal.throwIfAborted();
    let refused = 0;
    const httpMs = await timeEach(paths, async (path) => {
      const { status } = await this.#client.get(path);
      if (status !== 200) refused++;
    });
    return { httpMs, refused };
  }
}

const SITEMAP_SQL = 'sitemap index';

async function measureRestart(server: ServerProcess, story: string): Promise<Restart> {
  const client = new HttpClient(server.origin);
  try {
    const [rssMs = Number.NaN, sitemapMs = Number.NaN] = await timeEach(['/rss/', '/sitemap.xml'], (path) =>
      client.getPage(path),
    );
    return {
      feedMs: server.firstAnswerMs.get('/') ?? Number.NaN,
      storyMs: server.firstAnswerMs.get(story) ?? Number.NaN,
      rssMs,
      sitemapMs,
    };
  } finally {
    client.close();
  }
}
