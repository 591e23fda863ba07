import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A sentence for the person who runs a bench, shown without a stack. */
export class Refused extends Error {}

/**
 * What a bench has to put away again, whether it ends, fails or is stopped. Last in, first out, each once.
 */
export class BenchContext {
  readonly #undo: Array<() => unknown> = [];
  #cleaning: Promise<void> | undefined;
  /** Aborted by Ctrl-C; a long loop looks here. */
  readonly stopped = new AbortController();

  /** Registers what to undo. The function returned undoes it early. */
  defer(undo: () => unknown): () => Promise<void> {
    let done = false;
    const once = async () => {
      if (done) return;
      done = true;
      await undo();
    };
    this.#undo.push(once);
    return once;
  }

  /** Undoes everything, one after another: whoever asks second waits for the first. */
  cleanUp(): Promise<void> {
    this.#cleaning ??= this.#undoAll().finally(() => {
      this.#cleaning = undefined;
    });
    return this.#cleaning;
  }

  async #undoAll(): Promise<void> {
    for (let undo = this.#undo.pop(); undo !== undefined; undo = this.#undo.pop()) {
      try {
        await undo();
      } catch (error) {
        this.say(`Could not put everything away: ${error instanceof Error ? error.message : error}`);
      }
    }
  }

  /** A folder that is removed at the end. */
  async makeFolder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'onrecord-bench-'));
    this.defer(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }

  /** Progress goes to standard error: standard output is the result's. */
  say(line: string): void {
    process.stderr.write(`${line}\n`);
  }
}
