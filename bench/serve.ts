import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchContext, Refused } from './bench-context.ts';
import { findProgram } from './child-program.ts';
import { type Answer, getText, HttpClient } from './http-client.ts';
import { describeMachine } from './machine.ts';
import { copyPath, startNginx } from './nginx.ts';
import type { Report, Table } from './report.ts';
import { verdict } from './report.ts';
import { median } from './samples.ts';
import { prepareBuild, type ServerProcess, startServer } from './server-process.ts';
import { errorsText, type LoadErrors, type LoadResult, runWrk } from './wrk.ts';

export interface ServeOptions {
  /** How long each run of wrk takes. */
  readonly seconds: number;
  /** Runs against each server, by turns; the median counts. */
  readonly rounds: number;
}

const CONNECTIONS = 64;
const MANY_CONNECTIONS = 2000;
/** The bar: this share of nginx at least. */
const RATIO_BAR = 0.5;
/** The store compresses a page thoroughly at its 20th hit. */
const WARM_HITS = 40;
const THOROUGH_MS = 1000;

interface Page {
  /** Also the name of its copy at nginx. */
  readonly name: string;
  readonly path: string;
  readonly answer: Answer;
}

/** Our server and nginx with the same bytes, by turns under the same load. */
export async function benchServe(context: BenchContext, options: ServeOptions): Promise<Report> {
  await Promise.all([findProgram('wrk'), findProgram('nginx')]);
  await prepareBuild(context);
  context.say('Starting the demo …');
  const server = await startServer(context, { dataDir: await context.makeFolder(), demo: true });
  const pages = await warmPages(server);
  const nginxOrigin = await startNginx(context, pages);

  const compared: Compared[] = [];
  for (const page of pages)
    compared.push(await compare(context, server, nginxOrigin, page, CONNECTIONS, options));
  const [story] = pages;
  const crowd =
    story &&
    (await compare(context, server, nginxOrigin, story, MANY_CONNECTIONS, { ...options, rounds: 1 }));
  await refuseIfChanged(server, pages);
  return {
    bench: 'serve',
    at: new Date().toISOString(),
    machine: await describeMachine(),
    tables: [
      comparisonTable(`${CONNECTIONS} connections, brotli`, compared, true),
      ...(crowd ? [comparisonTable(`${MANY_CONNECTIONS} connections, brotli`, [crowd], false)] : []),
    ],
    notes: [
      `wrk with one thread on the same machine, ${options.seconds} s a run, ${options.rounds} runs each by turns, medians; nothing is pinned to a core.`,
      'nginx: one worker, open_file_cache, no access log, sendfile off (quicker for such small files); the same compressed bytes from a file, once with all headers that Onrecord sends, once with the few that a reader needs.',
    ],
  };
}

async function warmPages(server: ServerProcess): Promise<Page[]> {
  const client = new HttpClient(server.origin);
  try {
    const feed = JSON.parse(await getText(client, '/feed.json')) as { items: Array<{ url: string }> };
    const url = feed.items[0]?.url;
    if (url === undefined) throw new Refused('The demo has no story to measure.');
    const storyPath = new URL(url).pathname;
    const tagPath = /href="(\/tag\/[^/"]+\/)"/.exec(await getText(client, storyPath))?.[1];
    if (tagPath === undefined) throw new Refused(`The story ${storyPath} has no tag to measure.`);
    const pages: Page[] = [];
    for (const [name, path] of [
      ['story', storyPath],
      ['feed', '/'],
      ['tag', tagPath],
      ['rss', '/rss/'],
    ] as const)
      pages.push({ name, path, answer: await warm(client, path) });
    return pages;
  } finally {
    client.close();
  }
}

/** The page as it is once it has been compressed as well as it will be. */
export async function warm(client: HttpClient, path: string, encoding = 'br'): Promise<Answer> {
  for (let hit = 0; hit < WARM_HITS; hit++) await client.getPage(path, encoding);
  await sleep(THOROUGH_MS);
  return client.getPage(path, encoding);
}

interface Compared {
  readonly page: Page;
  readonly ours: LoadResult;
  /** With all our headers. */
  readonly nginx: LoadResult;
  /** With the few headers a plain file server sends. */
  readonly plain: LoadResult;
  /** Requests a second against nginx and against it with few headers: medians of what each round gave. */
  readonly ratio: number;
  readonly plainRatio: number;
}

async function compare(
  context: BenchContext,
  server: ServerProcess,
  nginxOrigin: string,
  page: Page,
  connections: number,
  { rounds, seconds }: ServeOptions,
): Promise<Compared> {
  const urls = {
    ours: `${server.origin}${page.path}`,
    nginx: `${nginxOrigin}${copyPath(page.name, 'same')}`,
    plain: `${nginxOrigin}${copyPath(page.name, 'few')}`,
  };
  const results: Record<keyof typeof urls, LoadResult[]> = { ours: [], nginx: [], plain: [] };
  for (let round = 1; round <= rounds; round++) {
    for (const who of ['ours', 'nginx', 'plain'] as const)
      results[who].push(await runWrk(context, { url: urls[who], connections, seconds }));
    const rate = (who: keyof typeof urls) => Math.round(results[who].at(-1)?.requestsPerSecond ?? 0);
    context.say(
      `${page.name}, ${connections} connections, round ${round}: Onrecord ${rate('ours')}, ` +
        `nginx ${rate('nginx')}, nginx with few headers ${rate('plain')} req/s`,
    );
  }
  // Runs of one round stood beside each other in time: what slowed one down slowed the others as well.
  const ratioTo = (who: 'nginx' | 'plain') =>
    median(results.ours.map((run, at) => run.requestsPerSecond / (results[who][at]?.requestsPerSecond ?? 0)));
  return {
    page,
    ours: middle(results.ours),
    nginx: middle(results.nginx),
    plain: middle(results.plain),
    ratio: ratioTo('nginx'),
    plainRatio: ratioTo('plain'),
  };
}

/** Medians of each number; errors are added up. */
function middle(results: readonly LoadResult[]): LoadResult {
  const of = (pick: (result: LoadResult) => number) => median(results.map(pick));
  const sum = (kind: keyof LoadErrors) => results.reduce((total, { errors }) => total + errors[kind], 0);
  return {
    requestsPerSecond: of((result) => result.requestsPerSecond),
    p50Ms: of((result) => result.p50Ms),
    p99Ms: of((result) => result.p99Ms),
    errors: {
      connect: sum('connect'),
      read: sum('read'),
      write: sum('write'),
      timeout: sum('timeout'),
      status: sum('status'),
    },
  };
}

function comparisonTable(title: string, compared: readonly Compared[], ratioCounts: boolean): Table {
  return {
    title,
    columns: [
      { key: 'page', label: 'page' },
      { key: 'bytes', label: 'bytes' },
      { key: 'ours', label: 'Onrecord req/s' },
      { key: 'nginx', label: 'nginx req/s' },
      { key: 'ratio', label: 'ratio', decimals: 2 },
      { key: 'plain', label: 'nginx, few headers' },
      { key: 'plainRatio', label: 'ratio', decimals: 2 },
      { key: 'p50Ms', label: 'p50 ms', decimals: 2 },
      { key: 'p99Ms', label: 'p99 ms', decimals: 2 },
      { key: 'nginxP50Ms', label: 'nginx p50', decimals: 2 },
      { key: 'nginxP99Ms', label: 'nginx p99', decimals: 2 },
      { key: 'errors', label: 'errors' },
      { key: 'nginxErrors', label: 'nginx errors' },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: compared.map(({ page, ours, nginx, plain, ratio, plainRatio }) => {
      const errors = errorsText(ours.errors);
      return {
        page: page.name,
        bytes: page.answer.body.length,
        ours: ours.requestsPerSecond,
        nginx: nginx.requestsPerSecond,
        ratio,
        plain: plain.requestsPerSecond,
        plainRatio,
        p50Ms: ours.p50Ms,
        p99Ms: ours.p99Ms,
        nginxP50Ms: nginx.p50Ms,
        nginxP99Ms: nginx.p99Ms,
        errors,
        nginxErrors: errorsText(nginx.errors),
        bar: ratioCounts ? `both ratios ≥ ${RATIO_BAR}` : 'no errors',
        verdict: verdict(ratioCounts ? Math.min(ratio, plainRatio) >= RATIO_BAR : errors === '0'),
      };
    }),
  };
}

/** The comparison is worth nothing if our bytes became others than nginx's on the way. */
async function refuseIfChanged(server: ServerProcess, pages: readonly Page[]): Promise<void> {
  const client = new HttpClient(server.origin);
  try {
    for (const { name, path, answer } of pages)
      if (!(await client.getPage(path)).body.equals(answer.body))
        throw new Error(`The page ${name} changed while it was measured; run the bench again.`);
  } finally {
    client.close();
  }
}
