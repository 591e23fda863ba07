import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'packages/server/bin/onrecord.js');

/** Longer than any start on a busy machine, also one that has to build first. */
const START_MS = 100_000;

/** The command line, running as a process of its own. */
export interface Onrecord {
  readonly pid: number;
  /** All output so far, of both streams. */
  output(): string;
  /** Resolves when the output holds a text; fails when the process ends without. */
  says(text: string): Promise<void>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  signal(signal: NodeJS.Signals): void;
}

const running = new Set<ChildProcess>();

/** Ends what a test that failed has left running. */
export async function endAll(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    }),
  );
}

/** Runs `onrecord` with nothing of the surroundings' settings, only those given. */
export function runOnrecord(args: readonly string[], settings: Readonly<Record<string, string>>): Onrecord {
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      LOG_LEVEL: 'warn',
      METRICS_PORT: 'off',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid === undefined) throw new Error('The program could not be started.');
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      for (const listener of listeners) listener();
    });
  }
  running.add(child);
  const ended = once(child, 'close').then(([code, signal]) => {
    running.delete(child);
    return (code ?? signal) as number | NodeJS.Signals;
  });
  return {
    pid: child.pid,
    output: () => output,
    ended,
    signal: (signal) => void child.kill(signal),
    says: (text) =>
      new Promise((done, fail) => {
        const look = () => {
          if (!output.includes(text)) return;
          listeners.delete(look);
          clearTimeout(timer);
          done();
        };
        const timer = setTimeout(() => fail(new Error(`It never said "${text}":\n${output}`)), START_MS);
        void ended.then(() => fail(new Error(`It ended before it said "${text}":\n${output}`)));
        listeners.add(look);
        look();
      }),
  };
}

/** A port nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

export interface Site {
  readonly origin: string;
  readonly process: Onrecord;
  stop(): Promise<void>;
}

/** Starts the site, at a free port unless `PORT` names one, and waits until it answers. */
export async function startSite(settings: Readonly<Record<string, string>>): Promise<Site> {
  const port = settings.PORT ?? (await freePort());
  const origin = `http://localhost:${port}`;
  const server = runOnrecord(['serve'], {
    PORT: `${port}`,
    ORIGIN: origin,
    ONRECORD_DEMO: 'off',
    ...settings,
  });
  await server.says(`The News Feed is at ${origin}/`);
  return {
    origin,
    process: server,
    async stop() {
      server.signal('SIGINT');
      await server.ended;
    },
  };
}
