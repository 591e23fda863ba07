import type { BenchContext } from './bench-context.ts';
import { findProgram, startProgram } from './child-program.ts';

/** What one run of wrk saw. Latencies are in ms. */
export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly errors: LoadErrors;
}

export interface LoadErrors {
  readonly connect: number;
  readonly read: number;
  readonly write: number;
  readonly timeout: number;
  /** Answers with a status other than 2xx or 3xx. */
  readonly status: number;
}

export interface Load {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
}

/** Loads an address of this machine with one thread of wrk, asking for brotli. */
export async function runWrk(context: BenchContext, load: Load): Promise<LoadResult> {
  const { hostname } = new URL(load.url);
  if (hostname !== '127.0.0.1') throw new Error(`A load goes to this machine only, not to ${hostname}`);
  const program = startProgram(await findProgram('wrk'), [
    '-t1',
    `-c${load.connections}`,
    `-d${load.seconds}s`,
    '--latency',
    '-H',
    'Accept-Encoding: br',
    load.url,
  ]);
  const done = context.defer(() => program.stop());
  const code = await program.ended;
  await done();
  if (code !== 0) throw new Error(`wrk failed:\n${program.output()}`);
  return parseWrk(program.output());
}

/** Reads what `wrk --latency` prints. Throws where that is not the end of a run. */
export function parseWrk(output: string): LoadResult {
  const number = (pattern: RegExp) => {
    const value = pattern.exec(output)?.[1];
    return value === undefined ? undefined : Number(value);
  };
  const requestsPerSecond = number(/^Requests\/sec:\s+([\d.]+)/m);
  const p50Ms = durationMs(/^\s+50%\s+(\S+)/m.exec(output)?.[1]);
  const p99Ms = durationMs(/^\s+99%\s+(\S+)/m.exec(output)?.[1]);
  if (requestsPerSecond === undefined || p50Ms === undefined || p99Ms === undefined)
    throw new Error(`wrk printed something else than a result:\n${output}`);
  const socket = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(output);
  const [connect = 0, read = 0, write = 0, timeout = 0] = (socket ?? []).slice(1).map(Number);
  const status = number(/Non-2xx or 3xx responses: (\d+)/) ?? 0;
  return { requestsPerSecond, p50Ms, p99Ms, errors: { connect, read, write, timeout, status } };
}

const UNITS_MS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

function durationMs(text: string | undefined): number | undefined {
  const [, value, unit] = /^([\d.]+)(us|ms|s|m|h)$/.exec(text ?? '') ?? [];
  const factor = UNITS_MS[unit ?? ''];
  return value === undefined || factor === undefined ? undefined : Number(value) * factor;
}

/** Errors of all kinds as one short text; '0' where there were none. */
export function errorsText(errors: LoadErrors): string {
  const kinds = Object.entries(errors).filter(([, count]) => count > 0);
  return kinds.length === 0 ? '0' : kinds.map(([kind, count]) => `${count} ${kind}`).join(', ');
}
