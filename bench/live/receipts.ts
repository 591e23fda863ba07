import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from '../bench-context.ts';
import { cpuSecondsOf } from '../process-cpu.ts';
import { type Table, verdict } from '../report.ts';
import { percentile } from '../samples.ts';
import type { Crowd } from './crowd.ts';
import type { LiveDesk, News } from './live-desk.ts';

/** Bars: for 99 of 100 receipts, and for all. Milliseconds. */
const BAR_99_MS = 500;
const BAR_ALL_MS = 1000;
/** Who has not heard of it by then never will. */
const RECEIVED_MS = 15_000;
/** Between two pieces of news. */
const PAUSE_MS = 300;
/** The server alone with its readers, who hear a beat every 15 s: so long. */
const RESTING_MS = 8000;

interface Receipts {
  /** From the press of the button, in ms. */
  readonly latenciesMs: readonly number[];
  readonly missing: number;
}

/** Brings news again and again, and waits each time until all readers have it. */
async function bring(
  context: BenchContext,
  crowd: Crowd,
  {
    readers,
    times,
    news,
  }: { readonly readers: number; readonly times: number; readonly news: () => Promise<News> },
): Promise<Receipts> {
  const latenciesMs: number[] = [];
  let missing = 0;
  for (let time = 0; time < times; time++) {
    context.stopped.signal.throwIfAborted();
    const { pressedAt, eventId } = await news();
    const receivedAt = await crowd.receipts(eventId, RECEIVED_MS);
    missing += readers - receivedAt.length;
    for (const at of receivedAt) latenciesMs.push(at - pressedAt);
    await sleep(PAUSE_MS);
  }
  return { latenciesMs, missing };
}

/** Publications and entries, from the press of the button to each of the readers. */
export async function measureReceipts(
  context: BenchContext,
  { crowd, desk }: { readonly crowd: Crowd; readonly desk: LiveDesk },
  { readers, publications }: { readonly readers: number; readonly publications: number },
): Promise<Table> {
  context.say(`${publications} publications and as many entries to ${readers} readers …`);
  const published = await bring(context, crowd, { readers, times: publications, news: () => desk.publish() });
  const posted = await bring(context, crowd, { readers, times: publications, news: () => desk.post() });
  const row = (what: string, { latenciesMs, missing }: Receipts) => {
    const p99 = percentile(latenciesMs, 0.99);
    const most = percentile(latenciesMs, 1);
    return {
      what,
      n: latenciesMs.length,
      p50: percentile(latenciesMs, 0.5),
      p99,
      most,
      missing,
      bar: `p99 ≤ ${BAR_99_MS}, all ≤ ${BAR_ALL_MS}`,
      verdict: verdict(p99 <= BAR_99_MS && most <= BAR_ALL_MS && missing === 0),
    };
  };
  return {
    title: `From the press of the button to ${readers.toLocaleString('en')} readers on one process, ms`,
    columns: [
      { key: 'what', label: 'what' },
      { key: 'n', label: 'receipts' },
      { key: 'p50', label: 'p50' },
      { key: 'p99', label: 'p99' },
      { key: 'most', label: 'most' },
      { key: 'missing', label: 'missing' },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: [
      row(`a story is published, ${publications} times`, published),
      row(`an entry is posted, ${publications} times`, posted),
    ],
  };
}

/** What an event costs the server's process with so many readers. Milliseconds on a core. */
export interface EventCost {
  readonly readers: number;
  readonly costMs: number;
}

/** The time on a core that entries took, less what the server takes with these readers when nothing happens. */
export async function measureCost(
  context: BenchContext,
  { crowd, desk, pid }: { readonly crowd: Crowd; readonly desk: LiveDesk; readonly pid: number },
  { readers, events }: { readonly readers: number; readonly events: number },
): Promise<EventCost> {
  context.say(`What an event costs with ${readers} readers …`);
  const restingMs = await timeOnCore(pid, () => sleep(RESTING_MS));
  const busyMs = await timeOnCore(pid, () =>
    bring(context, crowd, { readers, times: events, news: () => desk.post() }),
  );
  return {
    readers,
    costMs: (busyMs.coreMs - (restingMs.coreMs / restingMs.passedMs) * busyMs.passedMs) / events,
  };
}

async function timeOnCore(pid: number, run: () => Promise<unknown>) {
  const [startedAt, before] = [performance.now(), await cpuSecondsOf(pid)];
  await run();
  const after = await cpuSecondsOf(pid);
  if (before === undefined || after === undefined) throw new Error('The server ended by itself.');
  return { coreMs: (after - before) * 1000, passedMs: performance.now() - startedAt };
}

export function costTable(costs: readonly EventCost[]): Table {
  const alone = costs.find(({ readers }) => readers === 0)?.costMs ?? 0;
  return {
    title: 'An entry, from the press of the button to all readers: time of the server process on a core',
    columns: [
      { key: 'readers', label: 'readers' },
      { key: 'costMs', label: 'ms an event', decimals: 1 },
      { key: 'each', label: 'µs a reader', decimals: 1 },
    ],
    rows: costs.map(({ readers, costMs }) => ({
      readers,
      costMs,
      each: readers === 0 ? null : ((costMs - alone) / readers) * 1000,
    })),
  };
}
