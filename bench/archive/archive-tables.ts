import type { ProcessMemory } from '../process-memory.ts';
import { type Table, verdict } from '../report.ts';
import { median, percentile } from '../samples.ts';

/** The bars of the issue. */
const DEPTH_BAR = 1.5;
const MEMORY_BAR_MB = 400;
const RESTART_BAR_MS = 5000;

/** One kind of request, over HTTP and as the store's queries alone. */
export interface Measured extends Requested {
  readonly what: string;
  readonly sqlMs: readonly number[];
  readonly barMs?: number;
}

/** Requests over HTTP: how long each took, and how many were answered with something other than the page. */
export interface Requested {
  readonly httpMs: readonly number[];
  readonly refused: number;
}

/** The beginning of each name of a stretch of the News Feed. */
export const SHOW_MORE = 'Show More, depth';

export interface Restart {
  /** From the start of the process. */
  readonly feedMs: number;
  readonly storyMs: number;
  readonly rssMs: number;
  readonly sitemapMs: number;
}

/** What has one address: the first request after each restart. */
export function outletsAfterRestart(restarts: readonly Restart[]): Measured[] {
  const measured = (what: string, httpMs: number[]) => ({ what, httpMs, refused: 0, sqlMs: [] });
  return [
    measured(
      'RSS, full text, after a restart',
      restarts.map(({ rssMs }) => rssMs),
    ),
    measured(
      'sitemap index, after a restart',
      restarts.map(({ sitemapMs }) => sitemapMs),
    ),
  ];
}

export function pagesTable(stories: number, samples: number, measured: readonly Measured[]): Table {
  return {
    title: `${stories.toLocaleString('en')} stories, ${samples} samples each, ms`,
    columns: [
      { key: 'what', label: 'what' },
      { key: 'samples', label: 'n' },
      { key: 'median', label: 'HTTP median', decimals: 1 },
      { key: 'p95', label: 'p95', decimals: 1 },
      { key: 'sqlMedian', label: 'SQL median', decimals: 1 },
      { key: 'sqlP95', label: 'p95', decimals: 1 },
      { key: 'refused', label: 'not 200' },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: measured.map(({ what, httpMs, refused, sqlMs, barMs }) => ({
      what,
      samples: httpMs.length || sqlMs.length,
      median: orNull(median(httpMs)),
      p95: orNull(percentile(httpMs, 0.95)),
      sqlMedian: orNull(median(sqlMs)),
      sqlP95: orNull(percentile(sqlMs, 0.95)),
      refused,
      bar: barMs === undefined ? null : `< ${barMs}`,
      verdict: barMs === undefined ? null : verdict(median(httpMs) < barMs && refused === 0),
    })),
  };
}

const orNull = (value: number) => (Number.isFinite(value) ? value : null);

export function depthTable(measured: readonly Measured[]): Table {
  const depths = measured.filter(({ what }) => what.startsWith(SHOW_MORE));
  const first = depths[0];
  const deepest = depths.at(-1);
  const ratio = median(deepest?.httpMs ?? []) / median(first?.httpMs ?? []);
  const sqlRatio = median(deepest?.sqlMs ?? []) / median(first?.sqlMs ?? []);
  return {
    title: 'The deepest Show More against the first',
    columns: [
      { key: 'what', label: 'what' },
      { key: 'http', label: 'HTTP, ×', decimals: 2 },
      { key: 'sql', label: 'SQL, ×', decimals: 2 },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: [
      {
        what: `${deepest?.what ?? ''} / ${first?.what ?? ''}`,
        http: orNull(ratio),
        sql: orNull(sqlRatio),
        bar: `≤ ${DEPTH_BAR} ×`,
        verdict: verdict(ratio <= DEPTH_BAR),
      },
    ],
  };
}

type Memory = ProcessMemory | undefined;

export function processTable(atStart: Memory, after: Memory, restarts: readonly Restart[]): Table {
  const megabytes = (bytes: number | undefined) => (bytes ?? Number.NaN) / 1024 ** 2;
  const memory = (what: string, value: number) => ({
    what,
    value: orNull(value),
    unit: 'MB',
    bar: `< ${MEMORY_BAR_MB}`,
    verdict: verdict(value < MEMORY_BAR_MB),
  });
  const restart = (what: string, samples: readonly number[]) => ({
    what,
    value: orNull(percentile(samples, 1)),
    unit: 'ms',
    bar: `< ${RESTART_BAR_MS}`,
    verdict: verdict(percentile(samples, 1) < RESTART_BAR_MS),
  });
  return {
    title: 'The server process, without PostgreSQL',
    columns: [
      { key: 'what', label: 'what' },
      { key: 'value', label: 'value' },
      { key: 'unit', label: '' },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: [
      memory('memory, all public paths known', megabytes(atStart?.residentBytes)),
      memory('memory, after the run', megabytes(after?.residentBytes)),
      memory('memory, the most there was', megabytes(after?.peakBytes)),
      restart(
        `restart to first feed, slowest of ${restarts.length}`,
        restarts.map(({ feedMs }) => feedMs),
      ),
      restart(
        `restart to first story, slowest of ${restarts.length}`,
        restarts.map(({ storyMs }) => storyMs),
      ),
    ],
  };
}
