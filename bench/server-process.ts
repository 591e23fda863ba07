import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfStale } from '../scripts/build.ts';
import type { BenchContext } from './bench-context.ts';
import { type ChildProgram, startProgram } from './child-program.ts';
import { HttpClient } from './http-client.ts';

export const PROGRAM = join(import.meta.dirname, '../packages/server/bin/onrecord.js');
/** How often a server that is starting is asked. */
const POLL_MS = 5;
const START_MS = 120_000;

/** Where a server is reached. */
export interface ServerAddress {
  readonly origin: string;
  /** Of the database that it uses. */
  readonly connectionString: string;
}

/** The built server in a process of its own, as `npm start` runs it. */
export interface ServerProcess extends ServerAddress {
  readonly pid: number;
  /** From the start of the process to the first answer with status 200, by path. */
  readonly firstAnswerMs: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly dataDir: string;
  readonly demo: boolean;
  /** What to ask for from the first instant on; the start is over when each has answered. */
  readonly firstPaths?: readonly string[];
  /** For Node itself: `--cpu-prof`, say. */
  readonly nodeArguments?: readonly string[];
}

/** The environment of `onrecord`: ours without settings of a newsroom, and those of the bench. */
export function benchEnvironment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, ORIGIN: _origin, PAGE_STORE_MB: _store, ...env } = process.env;
  return { ...env, LOG_LEVEL: 'warn', METRICS_PORT: 'off', ...settings };
}

/** Builds what is out of date, so that no start is timed with a build in it. */
export async function prepareBuild(context: BenchContext): Promise<void> {
  context.say('Building what has changed …');
  await buildIfStale();
}

/** Starts the server and does not wait for it. */
export function launchServer(origin: string, options: ServerOptions): ChildProgram {
  const { hostname, port } = new URL(origin);
  return startProgram(process.execPath, [...(options.nodeArguments ?? []), PROGRAM, 'serve'], {
    env: benchEnvironment({
      PORT: port,
      HOST: hostname,
      ORIGIN: origin,
      DATA_DIR: options.dataDir,
      ONRECORD_DEMO: options.demo ? 'on' : 'off',
    }),
  });
}

export async function startServer(context: BenchContext, options: ServerOptions): Promise<ServerProcess> {
  const origin = `http://127.0.0.1:${await findFreePort()}`;
  const program = launchServer(origin, options);
  const stop = context.defer(() => program.stop());
  const firstAnswerMs = new Map<string, number>();
  await Promise.all(
    (options.firstPaths ?? ['/']).map(async (path) =>
      firstAnswerMs.set(path, await whenAnswering(program, origin, path)),
    ),
  );
  await whenAnswering(program, origin, '/health/ready');
  return {
    pid: program.pid,
    origin,
    connectionString: await readConnectionString(options.dataDir),
    firstAnswerMs,
    stop,
  };
}

/** Asks until the answer is 200. Returns how long after its start the program gave it, in ms. */
export async function whenAnswering(program: ChildProgram, origin: string, path: string): Promise<number> {
  const client = new HttpClient(origin);
  try {
    for (;;) {
      const status = await client.get(path).then(
        (answer) => answer.status,
        () => undefined,
      );
      const elapsedMs = performance.now() - program.startedAt;
      if (status === 200) return elapsedMs;
      if (!program.running) throw new Error(`The server ended while it started:\n${program.output()}`);
      if (elapsedMs > START_MS)
        throw new Error(`${path} did not answer within ${START_MS / 1000} s:\n${program.output()}`);
      await sleep(POLL_MS);
    }
  } finally {
    client.close();
  }
}

export async function readConnectionString(dataDir: string): Promise<string> {
  const holder = JSON.parse(await readFile(join(dataDir, 'running.json'), 'utf8'));
  return (holder as { connectionString: string }).connectionString;
}

/** A port that nothing listens on at this moment. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
