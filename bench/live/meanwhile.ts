import type { BenchContext } from '../bench-context.ts';
import { type Table, verdict } from '../report.ts';
import { median } from '../samples.ts';
import { errorsText, type LoadResult, runWrk } from '../wrk.ts';
import type { LiveDesk } from './live-desk.ts';

/** The bar: pages served with readers to pages served without. */
const RATIO_BAR = 0.7;
const CONNECTIONS = 64;
/** Between two entries, while it is measured with news. */
const NEWS_EVERY_MS = 1000;

export interface LoadOptions {
  readonly url: string;
  readonly seconds: number;
  readonly rounds: number;
}

/** A story page under load, some rounds; with a desk, an entry is posted each second meanwhile. */
export async function loadStory(
  context: BenchContext,
  { url, seconds, rounds }: LoadOptions,
  desk?: LiveDesk,
): Promise<LoadResult[]> {
  const results: LoadResult[] = [];
  for (let round = 0; round < rounds; round++) {
    const posting = desk && postEverySecond(desk);
    results.push(await runWrk(context, { url, connections: CONNECTIONS, seconds }));
    await posting?.stop();
  }
  return results;
}

function postEverySecond(desk: LiveDesk): { stop(): Promise<void> } {
  let last: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(() => desk.post());
  }, NEWS_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}

/** The first row is the measure of the others; `isBarred` marks those that the bar is for. */
export function meanwhileTable(
  rows: ReadonlyArray<{
    readonly what: string;
    readonly results: readonly LoadResult[];
    readonly isBarred: boolean;
  }>,
): Table {
  const rate = (results: readonly LoadResult[]) => median(results.map((run) => run.requestsPerSecond));
  const without = rate(rows[0]?.results ?? []);
  return {
    title: 'A story page under load (64 connections, brotli)',
    columns: [
      { key: 'what', label: 'what' },
      { key: 'rate', label: 'req/s' },
      { key: 'p99Ms', label: 'p99 ms', decimals: 2 },
      { key: 'ratio', label: 'ratio', decimals: 2 },
      { key: 'errors', label: 'errors' },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: rows.map(({ what, results, isBarred }) => {
      const ratio = rate(results) / without;
      const errors = results.map((run) => errorsText(run.errors)).filter((text) => text !== '0');
      return {
        what,
        rate: rate(results),
        p99Ms: median(results.map((run) => run.p99Ms)),
        ratio,
        errors: errors.length === 0 ? '0' : errors.join('; '),
        ...(isBarred
          ? { bar: `≥ ${RATIO_BAR}`, verdict: verdict(ratio >= RATIO_BAR && errors.length === 0) }
          : {}),
      };
    }),
  };
}
