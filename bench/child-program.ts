import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Refused } from './bench-context.ts';

/** How long a program gets to end by itself before it is killed. */
const STOP_MS = 60_000;
/** Where system packages put servers; not always in a user's PATH. */
const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];
const OUTPUT_KEPT = 20_000;

/** A program that a bench started, and ends by its process id. */
export interface ChildProgram {
  readonly pid: number;
  /** `performance.now()` when it was started. */
  readonly startedAt: number;
  /** Settles with the exit code, or null where a signal ended it. Never rejects. */
  readonly ended: Promise<number | null>;
  /** False once it has ended. */
  readonly running: boolean;
  /** The end of what it wrote to standard output and standard error. */
  output(): string;
  /** SIGTERM, later SIGKILL; resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts a program in a process group of its own, so that the terminal's Ctrl-C reaches the bench alone. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProgram {
  const startedAt = performance.now();
  const child: ChildProcess = spawn(command, args, {
    detached: true,
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output = (output + chunk).slice(-OUTPUT_KEPT);
    });
  }
  let running = true;
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      running = false;
      resolve(127);
    });
    child.once('exit', () => {
      running = false;
    });
    child.once('close', (code) => resolve(code));
  });
  return {
    pid: child.pid ?? 0,
    startedAt,
    ended,
    get running() {
      return running;
    },
    output: () => output,
    async stop() {
      if (!running) return;
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(kill);
    },
  };
}

/** The path of a program that has to be installed, or a sentence that says how. */
export async function findProgram(name: string): Promise<string> {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS];
  for (const path of folders.filter((folder) => folder !== '').map((folder) => join(folder, name))) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  throw new Refused(`This bench needs ${name}, which is not installed: apt-get install wrk nginx-light`);
}
