import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** A Node process that a test watches and may kill. */
export interface WatchedProcess {
  readonly pid: number;
  /** Resolves with the first line of output that starts with `word`, without it; fails if the process ends. */
  line(word: string): Promise<string>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** All output so far. */
  output(): string;
}

/**
 * Runs TypeScript source as a process of its own.
 *
 * @param source an ES module; top-level await is allowed
 */
export function runSource(source: string, env: NodeJS.ProcessEnv = process.env): WatchedProcess {
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module-typescript', '--eval', source], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = once(child, 'close');
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      for (const listener of listeners) listener();
    });
  }
  if (child.pid === undefined) throw new Error('Node could not be started');
  return {
    pid: child.pid,
    output: () => output,
    line: (word) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = output
            .slice(0, output.lastIndexOf('\n') + 1)
            .split('\n')
            .find((text) => text.startsWith(`${word} `));
          if (line === undefined) return;
          listeners.delete(look);
          resolve(line.slice(word.length + 1));
        };
        listeners.add(look);
        void ended.then(() => reject(new Error(`The process ended before it said "${word}":\n${output}`)));
        look();
      }),
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
