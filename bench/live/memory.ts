import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from '../bench-context.ts';
import { memoryOf } from '../process-memory.ts';
import { type Table, verdict } from '../report.ts';
import type { LiveDesk } from './live-desk.ts';

const MB = 1024 * 1024;
/** The bar, in MB. */
const BAR_MB = 500;
/** Flat: the most of the last third is no more than this above the most of the first. Garbage comes and goes. */
const FLAT_SHARE = 1.1;
/** Between two looks. An entry is posted at each. */
const LOOK_MS = 10_000;

/** Memory of a process now, in MB (RSS). */
export async function residentMb(pid: number): Promise<number> {
  const memory = await memoryOf(pid);
  if (memory === undefined) throw new Error('The server ended by itself.');
  return memory.residentBytes / MB;
}

/** Memory of the server while readers follow along, an entry every 10 s, over minutes. */
export async function measureMemory(
  context: BenchContext,
  { desk, pid }: { readonly desk: LiveDesk; readonly pid: number },
  {
    readers,
    minutes,
    beforeMb,
  }: { readonly readers: number; readonly minutes: number; readonly beforeMb: number },
): Promise<Table> {
  const samples = [await residentMb(pid)];
  const looks = Math.ceil((minutes * 60_000) / LOOK_MS);
  for (let look = 1; look <= looks; look++) {
    await sleep(LOOK_MS, undefined, { signal: context.stopped.signal });
    await desk.post();
    samples.push(await residentMb(pid));
    if (look % 30 === 0) context.say(`${look / 6} of ${minutes} min: ${Math.round(samples.at(-1) ?? 0)} MB`);
  }
  const third = Math.ceil(samples.length / 3);
  const [first, last] = [Math.max(...samples.slice(0, third)), Math.max(...samples.slice(-third))];
  const most = Math.max(...samples);
  return {
    title: `Memory of the server process (RSS, every 10 s) with ${readers.toLocaleString('en')} readers, ${minutes} min`,
    columns: [
      { key: 'what', label: 'what' },
      { key: 'value', label: 'MB', decimals: 1 },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: [
      { what: 'before the first of them', value: beforeMb },
      { what: 'the most in the first third', value: first },
      {
        what: 'the most in the last third',
        value: last,
        bar: `≤ ${FLAT_SHARE} × the first`,
        verdict: verdict(last <= first * FLAT_SHARE),
      },
      { what: 'the most there was', value: most, bar: `< ${BAR_MB}`, verdict: verdict(most < BAR_MB) },
      { what: 'a reader, at most (KB)', value: ((most - beforeMb) * 1024) / readers },
    ],
  };
}
