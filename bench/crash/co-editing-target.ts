import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { body, paragraph } from '@onrecord/domain/body/build';
import { type RunningPostgres, startPostgres } from '../../packages/server/src/postgres/start-postgres.ts';
import { openDatabase } from '../../packages/server/src/store/database.ts';
import { migrateToLatest } from '../../packages/server/src/store/migrate.ts';
import { saveStories } from '../../packages/server/src/store/story.ts';
import { CoEditor } from '../../packages/server/src/testing/co-editors.ts';
import { buildStory } from '../../packages/server/src/testing/stories.ts';
import type { BenchContext } from '../bench-context.ts';
import { type ChildProgram, startProgram } from '../child-program.ts';
import { findFreePort } from '../server-process.ts';

const PROGRAM = join(import.meta.dirname, '../../packages/server/src/testing/collab-program.ts');
/** Its one character is nobody's; three who begin an empty paragraph at once would each make a run of their own. */
const STORY = buildStory('crash', { state: 'draft', firstPublishedAt: null, body: body(paragraph('> ')) });

/** The co-editing server in a process of its own, on the built-in PostgreSQL as a newsroom runs it: both can be killed. */
export class CoEditingTarget {
  readonly port: number;
  readonly storyId = STORY.id;
  readonly cookies = ['who=ana.editor', 'who=ben.editor', 'who=cid.owner'];
  restarts = 0;
  readonly #context: BenchContext;
  readonly #postgres: RunningPostgres;
  #server: ChildProgram | undefined;

  private constructor(context: BenchContext, postgres: RunningPostgres, port: number) {
    this.#context = context;
    this.#postgres = postgres;
    this.port = port;
  }

  static async start(context: BenchContext): Promise<CoEditingTarget> {
    const dataDir = await context.makeFolder();
    const quiet = () => undefined;
    const postgres = await startPostgres({
      dataDir,
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    context.defer(() => postgres.stop());
    await migrateToLatest(postgres.connectionString);
    const db = openDatabase({ connectionString: postgres.connectionString, poolSize: 1 });
    await saveStories(db, [STORY]);
    await db.destroy();
    const target = new CoEditingTarget(context, postgres, await findFreePort());
    context.defer(() => target.#endServer());
    await target.#startServer();
    return target;
  }

  /** Kills the server and starts another at the same address. */
  async killServer(): Promise<void> {
    await this.#endServer();
    await this.#startServer();
  }

  /** Kills PostgreSQL; the built-in one is then started again by itself. */
  async killDatabase(): Promise<void> {
    const { pid } = this.#postgres;
    process.kill(pid, 'SIGKILL');
    while (this.#postgres.pid === pid) {
      this.#context.stopped.signal.throwIfAborted();
      await sleep(20);
    }
  }

  /** The story's words, as somebody who comes now gets them. */
  async readWords(): Promise<string> {
    const reader = new CoEditor(this.port, this.storyId, this.cookies[0] ?? '');
    while (!reader.isSynced) await sleep(20);
    const { words } = reader;
    reader.close();
    return words;
  }

  async #endServer(): Promise<void> {
    if (!this.#server?.running) return;
    process.kill(this.#server.pid, 'SIGKILL');
    await this.#server.ended;
  }

  async #startServer(): Promise<void> {
    const server = startProgram(process.execPath, [PROGRAM], {
      env: {
        ...process.env,
        DATABASE_URL: this.#postgres.connectionString,
        PORT: `${this.port}`,
      },
    });
    this.#server = server;
    this.restarts++;
    while (!server.output().includes('listening')) {
      if (!server.running) throw new Error(`The server ended while it started:\n${server.output()}`);
      await sleep(10);
    }
  }
}
