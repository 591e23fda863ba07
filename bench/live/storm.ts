import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from '../bench-context.ts';
import type { DeskPerson } from '../desk-person.ts';
import { HttpClient } from '../http-client.ts';
import { type Table, verdict } from '../report.ts';
import { percentile } from '../samples.ts';
import type { Crowd } from './crowd.ts';
import type { ComeBack } from './crowd-calls.ts';
import { LiveDesk } from './live-desk.ts';
import { monotonicMs } from './monotonic.ts';
import type { RestartableServer } from './restartable-server.ts';

/** The bar: all are back by then, counted from the server's first answer. Milliseconds. */
const BAR_MS = 10_000;
const WAIT_MS = 60_000;
/** All at once, in the hardest case. */
const TOGETHER_MS = 1000;
const ASK_EVERY_MS = 20;

interface Storm {
  readonly what: string;
  /** From the server's first answer, in ms. */
  readonly backMs: readonly number[];
  /** Readers who are not back at all. */
  readonly away: number;
  /** Tries that failed although the server answered already. */
  readonly failures: number;
  /** Readers who never heard of what was published while they came back. */
  readonly missed: number;
  /** How long pages took meanwhile, in ms, each over a new connection. */
  readonly pagesMs: readonly number[];
  readonly pageErrors: number;
}

interface StormOptions {
  readonly server: RestartableServer;
  readonly crowd: Crowd;
  readonly editor: DeskPerson;
  readonly readers: number;
  /** Of a story that a passer-by asks for meanwhile. */
  readonly path: string;
}

/** Restarts the server under its readers, twice: they come back as browsers do, and all in the same second. */
export async function measureStorms(context: BenchContext, options: StormOptions): Promise<Table> {
  const storms = [
    await storm(context, options, 'asTold', 'each after the time the server gave it, 0.5 s to 4 s'),
    await storm(context, options, 'together', 'all in the same second'),
  ];
  return {
    title: `The server is restarted with ${options.readers.toLocaleString('en')} readers; from its first answer on, ms`,
    columns: [
      { key: 'what', label: 'they come back' },
      { key: 'half', label: 'half are back' },
      { key: 'all', label: 'all are back' },
      { key: 'away', label: 'away' },
      { key: 'failures', label: 'refused' },
      { key: 'missed', label: 'missed something' },
      { key: 'pages', label: 'pages asked for' },
      { key: 'pageP50', label: 'p50', decimals: 1 },
      { key: 'pageMost', label: 'most', decimals: 1 },
      { key: 'pageErrors', label: 'errors' },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: storms.map((storm) => {
      const all = percentile(storm.backMs, 1);
      const { what, away, failures, missed, pageErrors } = storm;
      return {
        what,
        half: percentile(storm.backMs, 0.5),
        all,
        away,
        failures,
        missed,
        pages: storm.pagesMs.length,
        pageP50: percentile(storm.pagesMs, 0.5),
        pageMost: percentile(storm.pagesMs, 1),
        pageErrors,
        bar: `all ≤ ${BAR_MS}, no errors`,
        verdict: verdict(all <= BAR_MS && away + failures + missed + pageErrors === 0),
      };
    }),
  };
}

async function storm(
  context: BenchContext,
  { server, crowd, editor, readers, path }: StormOptions,
  manner: ComeBack,
  what: string,
): Promise<Storm> {
  context.say(`A restart, ${readers} readers come back: ${what} …`);
  await crowd.comeBack(manner);
  await server.stop();
  server.startAgain();
  await server.whenReady();
  const upAt = monotonicMs();
  const passerBy = new PasserBy(server.origin, path);
  if (manner === 'together') await crowd.comeBackNow(TOGETHER_MS);
  const desk = await LiveDesk.open(await server.address(), editor, { name: `storm-${manner}`, drafts: 1 });
  const { eventId } = await desk.publish();
  await desk.close();
  const { backAt, failedAt } = await crowd.whenBack(WAIT_MS);
  const { pagesMs, errors } = await passerBy.stop();
  const received = await crowd.receipts(eventId, WAIT_MS);
  return {
    what,
    backMs: Array.from(backAt, (at) => at - upAt),
    away: readers - backAt.length,
    failures: failedAt.filter((at) => at > upAt).length,
    missed: readers - received.length,
    pagesMs,
    pageErrors: errors,
  };
}

/** Asks for a page every 20 ms, over a new connection each time. */
class PasserBy {
  readonly #pagesMs: number[] = [];
  #errors = 0;
  #stopped = false;
  readonly #walking: Promise<void>;

  constructor(origin: string, path: string) {
    this.#walking = this.#walk(origin, path);
  }

  async #walk(origin: string, path: string): Promise<void> {
    while (!this.#stopped) {
      const client = new HttpClient(origin);
      const begun = performance.now();
      await client.getPage(path).catch(() => this.#errors++);
      this.#pagesMs.push(performance.now() - begun);
      client.close();
      await sleep(ASK_EVERY_MS);
    }
  }

  async stop(): Promise<{ readonly pagesMs: readonly number[]; readonly errors: number }> {
    this.#stopped = true;
    await this.#walking;
    return { pagesMs: this.#pagesMs, errors: this.#errors };
  }
}
