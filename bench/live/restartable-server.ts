import type { BenchContext } from '../bench-context.ts';
import type { ChildProgram } from '../child-program.ts';
import {
  findFreePort,
  launchServer,
  readConnectionString,
  type ServerAddress,
  whenAnswering,
} from '../server-process.ts';

/** The demo newsroom at an address that stays when its server is started again. */
export class RestartableServer {
  readonly origin: string;
  readonly #dataDir: string;
  #program: ChildProgram;

  private constructor(origin: string, dataDir: string) {
    this.origin = origin;
    this.#dataDir = dataDir;
    this.#program = this.#launch();
  }

  static async start(context: BenchContext): Promise<RestartableServer> {
    const origin = `http://127.0.0.1:${await findFreePort()}`;
    const server = new RestartableServer(origin, await context.makeFolder());
    context.defer(() => server.stop());
    await server.whenReady();
    return server;
  }

  get pid(): number {
    return this.#program.pid;
  }

  /** The database's address changes with each start. */
  async address(): Promise<ServerAddress> {
    return { origin: this.origin, connectionString: await readConnectionString(this.#dataDir) };
  }

  whenReady(): Promise<unknown> {
    return whenAnswering(this.#program, this.origin, '/health/ready');
  }

  async stop(): Promise<void> {
    await this.#program.stop();
  }

  /** After a stop; not waited for. */
  startAgain(): void {
    this.#program = this.#launch();
  }

  #launch(): ChildProgram {
    return launchServer(this.origin, { dataDir: this.#dataDir, demo: true });
  }
}
