import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from './bench-context.ts';
import { startProgram } from './child-program.ts';
import { describeMachine } from './machine.ts';
import { makeGhostExport } from './make-ghost-export.ts';
import { memoryOf } from './process-memory.ts';
import { type Report, type Table, verdict } from './report.ts';
import { benchEnvironment, PROGRAM, prepareBuild } from './server-process.ts';

export interface ImportOptions {
  readonly posts: number;
}

/** The bars: minutes and memory for the first run. */
const BAR_SECONDS = 5 * 60;
const BAR_MB = 500;
const SAMPLE_MS = 100;

interface Run {
  readonly what: string;
  readonly seconds: number;
  readonly peakMb: number;
  readonly counts: Counts;
}

/** The part of `--report` that is shown. */
interface Counts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** A large export into an empty database by the command a newsroom uses, then the same again. */
export async function benchImport(context: BenchContext, { posts }: ImportOptions): Promise<Report> {
  await prepareBuild(context);
  const folder = await context.makeFolder();
  const file = join(folder, 'export.json');
  context.say(`Writing an export of ${posts} posts …`);
  await makeGhostExport({ path: file, posts });
  const { size } = await stat(file);

  const runs: Run[] = [];
  for (const what of ['into an empty database', 'the same again']) {
    context.say(`Importing ${what} …`);
    runs.push(await importOnce(context, { what, file, folder }));
  }
  return {
    bench: 'import',
    at: new Date().toISOString(),
    machine: await describeMachine(),
    tables: [runsTable(posts, size, runs)],
    notes: [
      'Time is the whole command, with starting, migrating and stopping the built-in PostgreSQL. Memory is the command’s own, without PostgreSQL.',
      'Without a content folder: no pictures are read.',
    ],
  };
}

async function importOnce(
  context: BenchContext,
  { what, file, folder }: { readonly what: string; readonly file: string; readonly folder: string },
): Promise<Run> {
  const report = join(folder, 'report.json');
  const program = startProgram(process.execPath, [PROGRAM, 'import', 'ghost', file, '--report', report], {
    env: benchEnvironment({ DATA_DIR: join(folder, 'data') }),
  });
  const stop = context.defer(() => program.stop());
  let peakBytes = 0;
  while (program.running) {
    // The system counts the most there was, so that no peak falls between two looks.
    peakBytes = Math.max(peakBytes, (await memoryOf(program.pid))?.peakBytes ?? 0);
    await Promise.race([program.ended, sleep(SAMPLE_MS)]);
  }
  const seconds = (performance.now() - program.startedAt) / 1000;
  const code = await program.ended;
  await stop();
  if (code !== 0) throw new Error(`The import ended with ${code}:\n${program.output()}`);
  const counts = JSON.parse(await readFile(report, 'utf8')) as Counts;
  return { what, seconds, peakMb: peakBytes / 1024 ** 2, counts };
}

function runsTable(posts: number, sizeBytes: number, runs: readonly Run[]): Table {
  return {
    title: `A Ghost export of ${posts.toLocaleString('en')} posts, ${Math.round(sizeBytes / 1e6)} MB`,
    columns: [
      { key: 'what', label: 'what' },
      { key: 'seconds', label: 'seconds', decimals: 1 },
      { key: 'postsPerSecond', label: 'posts/s' },
      { key: 'peakMb', label: 'peak MB' },
      { key: 'new', label: 'new' },
      { key: 'changed', label: 'changed' },
      { key: 'unchanged', label: 'unchanged' },
      { key: 'refused', label: 'refused' },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: runs.map(({ what, seconds, peakMb, counts }, at) => {
      const { new: added, changed, unchanged, refused } = counts;
      const quickAndSmall = seconds <= BAR_SECONDS && peakMb <= BAR_MB;
      const asExpected = at === 0 ? added === posts : added === 0 && changed === 0;
      return {
        what,
        seconds,
        postsPerSecond: posts / seconds,
        peakMb,
        new: added,
        changed,
        unchanged,
        refused,
        bar: `≤ ${BAR_SECONDS} s, ≤ ${BAR_MB} MB, ${at === 0 ? 'all new' : '0 new, 0 changed'}`,
        verdict: verdict(quickAndSmall && asExpected),
      };
    }),
  };
}
