import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPostmasterFile } from '../../packages/server/src/postgres/postmaster-file.ts';
import { POSTGRES_MAJOR } from '../../packages/server/src/postgres/program.ts';
import type { BenchContext } from '../bench-context.ts';
import type { ChildProgram } from '../child-program.ts';
import {
  findFreePort,
  launchServer,
  readConnectionString,
  type ServerAddress,
  whenAnswering,
} from '../server-process.ts';

/** A killed PostgreSQL runs again within this, or the run has failed. Milliseconds. */
const DATABASE_BACK_MS = 60_000;
const POLL_MS = 20;

/** `onrecord serve` with its built-in PostgreSQL, as a newsroom runs it, at an address that stays: both can be killed. */
export class KilledNewsroom {
  readonly origin: string;
  starts = 0;
  readonly #context: BenchContext;
  readonly #dataDir: string;
  #server: ChildProgram;

  private constructor(context: BenchContext, dataDir: string, origin: string) {
    this.#context = context;
    this.#dataDir = dataDir;
    this.origin = origin;
    this.#server = this.#launch();
  }

  static async start(context: BenchContext): Promise<KilledNewsroom> {
    const dataDir = await context.makeFolder();
    const newsroom = new KilledNewsroom(context, dataDir, `http://127.0.0.1:${await findFreePort()}`);
    context.defer(() => newsroom.#end());
    await newsroom.whenReady();
    return newsroom;
  }

  /** For a database that has just been started: its address changes with each start of the server. */
  async address(): Promise<ServerAddress> {
    return { origin: this.origin, connectionString: await readConnectionString(this.#dataDir) };
  }

  /** Resolves when the server answers; throws what it said where it ended by itself. */
  async whenReady(): Promise<void> {
    await whenAnswering(this.#server, this.origin, '/health/ready');
  }

  /** Kills the server and starts another, which is not waited for. */
  async killServer(): Promise<void> {
    this.#refuseIfEnded();
    process.kill(this.#server.pid, 'SIGKILL');
    await this.#server.ended;
    this.#server = this.#launch();
  }

  /** Kills PostgreSQL, which the server then starts again by itself; resolves when it takes connections. */
  async killDatabase(): Promise<void> {
    const running = await this.#databasePid();
    if (running === undefined) throw new Error('PostgreSQL was to be killed, and does not run.');
    process.kill(running, 'SIGKILL');
    const deadline = performance.now() + DATABASE_BACK_MS;
    for (let next = await this.#databasePid(); next === undefined || next === running; ) {
      this.#refuseIfEnded();
      if (performance.now() > deadline)
        throw new Error(`PostgreSQL did not come back:\n${this.#server.output()}`);
      await sleep(POLL_MS);
      next = await this.#databasePid();
    }
  }

  #launch(): ChildProgram {
    this.#context.stopped.signal.throwIfAborted();
    this.starts++;
    return launchServer(this.origin, { dataDir: this.#dataDir, demo: true });
  }

  #refuseIfEnded(): void {
    if (!this.#server.running)
      throw new Error(`The server ended before it was killed:\n${this.#server.output()}`);
  }

  /** Of the PostgreSQL that takes connections; while one is started, the server's own pid stands in its file. */
  async #databasePid(): Promise<number | undefined> {
    const file = await readPostmasterFile(join(this.#dataDir, 'postgres', POSTGRES_MAJOR));
    return file?.ready === true && file.pid !== this.#server.pid ? file.pid : undefined;
  }

  async #end(): Promise<void> {
    if (this.#server.running) return this.#server.stop();
    const pid = await this.#databasePid();
    if (pid !== undefined) process.kill(pid, 'SIGINT');
  }
}
