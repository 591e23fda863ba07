import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Launcher } from './launchers/launcher.ts';
import { createServerLog, type PostgresLog } from './log.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import type { PostgresProgram } from './program.ts';
import { spawnWith } from './run.ts';
import { serverArguments } from './settings.ts';

/** How often a starting server is looked at. */
const POLL_MS = 10;
/** After which a start that still runs is reported: a server that was killed replays its log first. */
const LONG_START_MS = 5_000;
/** Fast shutdown waits for one checkpoint; after this long the server is told to leave all as it is. */
const FAST_SHUTDOWN_MS = 30_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;
/** Processes of a server that was killed may need a moment to see it. */
const LEFTOVERS_MS = 20_000;

export interface PostmasterOptions {
  readonly program: PostgresProgram;
  readonly launcher: Launcher;
  readonly cluster: string;
  readonly socketDir: string;
  readonly durable: boolean;
  readonly log: PostgresLog;
  /** Ends a start that is under way. */
  readonly signal: AbortSignal;
}

/** A server process of ours that accepts connections. */
export interface Postmaster {
  readonly pid: number;
  /** Settles when the process is gone, for whatever reason; says why. Never rejects. */
  readonly gone: Promise<string>;
  /** Ends the server: fast first, then at once. Resolves when the process is gone. */
  stop(): Promise<void>;
}

/**
 * Starts a server and waits until it accepts connections, as long as that takes.
 *
 * @throws when it ends before, with its last messages; or when `signal` is aborted
 */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const giveUpAt = Date.now() + LEFTOVERS_MS;
  for (;;) {
    const attempt = await attemptStart(options);
    if ('pid' in attempt) return attempt;
    const leftovers = attempt.messages.includes('shared memory block');
    if (!leftovers || Date.now() > giveUpAt) {
      throw new Error(`PostgreSQL did not start (${attempt.reason}):\n${attempt.messages}`);
    }
    await sleep(100);
  }
}

async function attemptStart(
  options: PostmasterOptions,
): Promise<Postmaster | { reason: string; messages: string }> {
  const { launcher, program, cluster, log, signal } = options;
  signal.throwIfAborted();
  const serverLog = createServerLog(log);
  const child = spawnWith(launcher, program.postgres, serverArguments(options), {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A process group of its own: the terminal's Ctrl-C reaches us only, and we stop the server in order.
    detached: true,
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => serverLog.write(chunk));
  const gone = whenGone(child);
  let end: string | undefined;
  void gone.then((reason) => {
    end = reason;
  });

  let reportAt = Date.now() + LONG_START_MS;
  while (end === undefined) {
    const state = await readPostmasterFile(cluster);
    if (child.pid !== undefined && state?.pid === child.pid && state.ready) {
      return { pid: child.pid, gone, stop: () => stop(child, gone) };
    }
    if (signal.aborted) {
      await stop(child, gone);
      signal.throwIfAborted();
    }
    if (Date.now() > reportAt) {
      log.info('PostgreSQL is still starting; after a sudden end it replays its log first');
      reportAt = Date.now() + LONG_START_MS;
    }
    await Promise.race([sleep(POLL_MS), gone]);
  }
  return { reason: end, messages: serverLog.recent() };
}

function whenGone(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    // Not `exit`: with `close` its last messages have been read.
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
}

async function stop(child: ChildProcess, gone: Promise<string>): Promise<void> {
  child.kill('SIGINT');
  if (await within(FAST_SHUTDOWN_MS, gone)) return;
  child.kill('SIGQUIT');
  if (await within(IMMEDIATE_SHUTDOWN_MS, gone)) return;
  child.kill('SIGKILL');
  await gone;
}

async function within(ms: number, event: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  const happened = await Promise.race([
    event.then(() => true),
    sleep(ms, false, { signal: timer.signal }).catch(() => false),
  ]);
  timer.abort();
  return happened;
}
