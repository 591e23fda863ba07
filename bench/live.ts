import { storyPath } from '@onrecord/domain/address/paths';
import { openDatabase } from '../packages/server/src/store/database.ts';
import type { BenchContext } from './bench-context.ts';
import { findProgram } from './child-program.ts';
import { type DeskPerson, joinNewsroom } from './desk-person.ts';
import { getText, HttpClient } from './http-client.ts';
import { type Crowd, startCrowd } from './live/crowd.ts';
import { LiveDesk } from './live/live-desk.ts';
import { measureLongStories } from './live/long-story.ts';
import { loadStory, meanwhileTable } from './live/meanwhile.ts';
import { measureMemory, residentMb } from './live/memory.ts';
import { costTable, type EventCost, measureCost, measureReceipts } from './live/receipts.ts';
import { RestartableServer } from './live/restartable-server.ts';
import { measureScreens } from './live/screens.ts';
import { measureScripts } from './live/scripts.ts';
import { measureStorms } from './live/storm.ts';
import { describeMachine } from './machine.ts';
import type { Report, Table } from './report.ts';
import { warm } from './serve.ts';
import { prepareBuild, type ServerAddress } from './server-process.ts';

export const LIVE_PARTS = ['readers', 'screens', 'storm', 'stories', 'scripts'] as const;
export type LivePart = (typeof LIVE_PARTS)[number];

export interface LiveOptions {
  readonly parts: readonly LivePart[];
  readonly readers: number;
  readonly publications: number;
  /** How long memory is watched. */
  readonly minutes: number;
  /** Of each run against the story page. */
  readonly seconds: number;
  readonly rounds: number;
}

const NOTES: Readonly<Record<LivePart, readonly string[]>> = {
  readers: [
    'Readers: raw sockets in one process of their own, on the same cores as the server, its PostgreSQL and wrk. The clock starts when the act is sent to the desk, and stops with the last byte of the event at each reader; Linux’ monotonic clock, which both processes share.',
    'An event: 20 entries posted one after another, less what the server takes with the same readers when nothing happens. It is rendered and serialised once; what grows with the readers is a write to each socket.',
    'A story page: medians; without readers before the first came and after the last went.',
  ],
  screens: [
    'Screens: five pages in Chromium, which share the cores with the server and its PostgreSQL; looked at once a frame. The clock starts when the act is sent to the desk; for who was away, when the device has its network again; who has no JavaScript loads the page again until it is right.',
  ],
  storm: [
    'Restart: SIGTERM, then a new process on the same port. Each reader comes with Last-Event-ID. A story is published while they come back. Pages meanwhile: one every 20 ms over a new connection.',
  ],
  stories: [
    'Live stories: every page is asked for once, so that none comes from the page store; one at a time.',
  ],
  scripts: ['Scripts: also what they load later, and workers.'],
};

/** Each act is done so often before five screens. */
const SCREEN_ROUNDS = 9;

/** Many readers who follow along on one process. */
export async function benchLive(context: BenchContext, options: LiveOptions): Promise<Report> {
  await findProgram('wrk');
  await prepareBuild(context);
  context.say('Starting the demo …');
  const server = await RestartableServer.start(context);
  const [editor] = (await joinNewsroom(await server.address(), [{ name: 'Ida Wren', role: 'editor' }])) as [
    DeskPerson,
  ];
  const path = await newestStory(server.origin);
  const tables: Table[] = [];
  const has = (part: LivePart) => options.parts.includes(part);
  if (has('readers') || has('storm')) {
    const crowd = startCrowd(context, server.origin, options.readers);
    if (has('readers'))
      tables.push(...(await readerTables(context, { server, crowd, editor, path }, options)));
    if (has('storm')) {
      await crowd.open(options.readers);
      tables.push(await measureStorms(context, { server, crowd, editor, path, readers: options.readers }));
    }
    await crowd.close();
  }
  if (has('screens')) tables.push(await measureScreens(context, await server.address(), SCREEN_ROUNDS));
  if (has('stories')) tables.push(await measureLongStories(context, await server.address()));
  if (has('scripts'))
    tables.push(
      await measureScripts(context, server.origin, [
        ['feed', '/'],
        ['story', path],
        ['live story', await liveStory(await server.address())],
        ['search', '/search/'],
        ['notifications', '/notifications/'],
      ]),
    );
  return {
    bench: 'live',
    at: new Date().toISOString(),
    machine: await describeMachine(),
    tables,
    notes: options.parts.flatMap((part) => NOTES[part]),
  };
}

interface Newsroom {
  readonly server: RestartableServer;
  readonly crowd: Crowd;
  readonly editor: DeskPerson;
  readonly path: string;
}

/** Events of which the cost of one is the mean. */
const COST_EVENTS = 20;
const FEW_READERS = 1000;

async function readerTables(
  context: BenchContext,
  { server, crowd, editor, path }: Newsroom,
  options: LiveOptions,
): Promise<Table[]> {
  const { readers, publications, minutes } = options;
  const { pid } = server;
  const desk = await LiveDesk.open(await server.address(), editor, { name: 'running', drafts: publications });
  const client = new HttpClient(server.origin);
  await warm(client, path);
  client.close();
  const load = { url: `${server.origin}${path}`, seconds: options.seconds, rounds: options.rounds };
  const sides = { crowd, desk, pid };

  context.say('The story page without readers …');
  const without = await loadStory(context, load);
  const withoutButNews = await loadStory(context, load, desk);
  const beforeMb = await residentMb(pid);
  const costs: EventCost[] = [];
  for (const count of [0, FEW_READERS, readers].filter((count) => count <= readers)) {
    await crowd.open(count);
    costs.push(await measureCost(context, sides, { readers: count, events: COST_EVENTS }));
  }
  const receipts = await measureReceipts(context, sides, { readers, publications });
  context.say(`The story page with ${readers} readers …`);
  const withReaders = await loadStory(context, load);
  const withNews = await loadStory(context, load, desk);
  const memory = await measureMemory(context, sides, { readers, minutes, beforeMb });
  await crowd.close();
  without.push(...(await loadStory(context, load)));
  await desk.close();
  const many = readers.toLocaleString('en');
  const meanwhile = meanwhileTable([
    { what: 'without readers', results: without, isBarred: false },
    { what: 'without readers, an entry each second', results: withoutButNews, isBarred: false },
    { what: `${many} readers listen`, results: withReaders, isBarred: true },
    { what: `${many} readers listen, an entry each second`, results: withNews, isBarred: true },
  ]);
  return [receipts, costTable(costs), memory, meanwhile];
}

/** The demo's own. */
async function liveStory({ connectionString }: ServerAddress): Promise<string> {
  const db = openDatabase({ connectionString, poolSize: 1 });
  try {
    const { slug } = await db
      .selectFrom('coverage')
      .innerJoin('story', 'story.id', 'coverage.story_id')
      .select('story.slug')
      .orderBy('coverage.started_at')
      .executeTakeFirstOrThrow();
    return storyPath(slug);
  } finally {
    await db.destroy();
  }
}

async function newestStory(origin: string): Promise<string> {
  const client = new HttpClient(origin);
  try {
    const feed = JSON.parse(await getText(client, '/feed.json')) as { items: Array<{ url: string }> };
    return new URL(feed.items[0]?.url ?? '/', origin).pathname;
  } finally {
    client.close();
  }
}
