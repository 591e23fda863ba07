import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from '../bench-context.ts';
import { type DeskPerson, joinNewsroom } from '../desk-person.ts';
import { cpuSecondsOf } from '../process-cpu.ts';
import { memoryOf } from '../process-memory.ts';
import { type Table, verdict } from '../report.ts';
import { median, percentile } from '../samples.ts';
import type { ServerProcess } from '../server-process.ts';
import { saveDrafts } from './stories.ts';
import { Typist } from './typist.ts';

const PEOPLE = 30;
const STORIES = 10;
const WORDS = 800;
const SAMPLE_MS = 10_000;
const SAVED_MS = 60_000;
/** Bars. Garbage comes and goes by tens of MB, so that the slope of some minutes is never quite 0. */
const CORE_SHARE = 0.5;
const GROWTH_MB_PER_MINUTE = 5;
/** Growth is judged once everything has been used for a while, and over no shorter run. */
const WARM_MINUTES = 1;
const SHORTEST_MINUTES = 3;
const MB = 1024 * 1024;

interface Sample {
  readonly atMs: number;
  readonly residentBytes: number;
  readonly cpuSeconds: number;
}

/** Three people in each of ten stories, who all type without a pause; the server's time on a core, and its memory. */
export async function measureTogether(
  context: BenchContext,
  server: ServerProcess,
  minutes: number,
): Promise<Table> {
  context.say(`${PEOPLE} people join …`);
  const people = await joinNewsroom(
    server,
    Array.from({ length: PEOPLE }, (_, at) => ({ name: `Writer ${at}`, role: 'editor' as const })),
  );
  const [first] = people as [DeskPerson];
  const drafts = await saveDrafts(server, { name: 'together', count: STORIES, words: WORDS, by: first });
  const typists: Typist[] = [];
  const close = context.defer(() => {
    for (const typist of typists) typist.close();
  });
  for (const [at, person] of people.entries())
    typists.push(await Typist.open(server.origin, drafts[at % STORIES]?.id ?? '', person));
  const travels = watchTravels(typists);

  context.say(`They type for ${minutes} min …`);
  for (const typist of typists) typist.start();
  const samples = [await takeSample(server.pid)];
  const endsAt = performance.now() + minutes * 60_000;
  while (performance.now() < endsAt) {
    await sleep(Math.min(SAMPLE_MS, endsAt - performance.now()), undefined, {
      signal: context.stopped.signal,
    });
    samples.push(await takeSample(server.pid));
  }
  for (const typist of typists) typist.stop();
  for (const typist of typists)
    await typist.until(() => typist.editor.saved, SAVED_MS, 'What was typed was not saved');
  const keys = typists.reduce((sum, typist) => sum + typist.keys, 0);
  await close();
  return table(minutes, keys, samples, travels);
}

/**
 * How long each key of the first person of a story takes to a second one's copy, in milliseconds. The list fills while
 * they type.
 */
function watchTravels(typists: readonly Typist[]): number[] {
  const travels: number[] = [];
  for (let at = 0; at < STORIES; at++) {
    const [from, to] = [typists[at]?.editor.doc, typists[at + STORIES]?.editor.doc];
    if (from === undefined || to === undefined) continue;
    const typedAt = new Map<number, number>();
    let arrived = 0;
    from.on('update', () => {
      const clock = clockOf(from, from.clientID);
      if (!typedAt.has(clock)) typedAt.set(clock, performance.now());
    });
    to.on('update', () => {
      for (const clock = clockOf(to, from.clientID); arrived < clock; ) {
        const typed = typedAt.get(++arrived);
        if (typed !== undefined) travels.push(performance.now() - typed);
      }
    });
  }
  return travels;
}

/** How many characters of somebody a copy has. */
function clockOf(doc: Typist['editor']['doc'], clientId: number): number {
  const last = doc.store.clients.get(clientId)?.at(-1);
  return last === undefined ? 0 : last.id.clock + last.length;
}

async function takeSample(pid: number): Promise<Sample> {
  const [cpuSeconds, memory] = await Promise.all([cpuSecondsOf(pid), memoryOf(pid)]);
  if (cpuSeconds === undefined || memory === undefined) throw new Error('The server ended by itself.');
  return { atMs: performance.now(), cpuSeconds, residentBytes: memory.residentBytes };
}

/** The slope of the line that lies nearest to all samples, in MB a minute. */
export function growthPerMinute(samples: ReadonlyArray<Pick<Sample, 'atMs' | 'residentBytes'>>): number {
  const mean = (pick: (sample: (typeof samples)[number]) => number) =>
    samples.reduce((sum, sample) => sum + pick(sample), 0) / samples.length;
  const meanMs = mean(({ atMs }) => atMs);
  const meanBytes = mean(({ residentBytes }) => residentBytes);
  const covariance = mean(({ atMs, residentBytes }) => (atMs - meanMs) * (residentBytes - meanBytes));
  return (covariance / mean(({ atMs }) => (atMs - meanMs) ** 2) / MB) * 60_000;
}

function table(minutes: number, keys: number, samples: readonly Sample[], travels: readonly number[]): Table {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) throw new Error('No samples were taken.');
  const share = (last.cpuSeconds - first.cpuSeconds) / ((last.atMs - first.atMs) / 1000);
  const warm = samples.filter(({ atMs }) => atMs - first.atMs >= WARM_MINUTES * 60_000);
  const growth = warm.length > 1 ? growthPerMinute(warm) : null;
  const isJudged = growth !== null && minutes >= SHORTEST_MINUTES;
  return {
    title: `${PEOPLE} people in ${STORIES} stories, ${minutes} min`,
    columns: [
      { key: 'what', label: 'what' },
      { key: 'value', label: 'value', decimals: 2 },
      { key: 'unit', label: '' },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: [
      {
        what: 'time of the server process on a core',
        value: share,
        unit: 'cores',
        bar: `< ${CORE_SHARE}`,
        verdict: verdict(share < CORE_SHARE),
      },
      {
        what: `memory, growth after the first minute`,
        value: growth,
        unit: 'MB a minute',
        bar: `≤ ${GROWTH_MB_PER_MINUTE}`,
        verdict: isJudged ? verdict(growth <= GROWTH_MB_PER_MINUTE) : '',
      },
      { what: 'memory at the beginning', value: first.residentBytes / MB, unit: 'MB' },
      { what: 'memory, the most there was', value: most(samples), unit: 'MB' },
      { what: 'memory at the end', value: last.residentBytes / MB, unit: 'MB' },
      { what: 'keys', value: keys, unit: '' },
      { what: 'a key to another person, median', value: median(travels), unit: 'ms' },
      { what: 'a key to another person, p95', value: percentile(travels, 0.95), unit: 'ms' },
    ],
  };
}

const most = (samples: readonly Sample[]) =>
  Math.max(...samples.map(({ residentBytes }) => residentBytes)) / MB;
