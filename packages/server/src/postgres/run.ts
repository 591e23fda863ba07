import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import type { Launcher } from './launchers/launcher.ts';

export interface Outcome {
  /** Exit code; undefined when the program could not be started or was ended by a signal. */
  readonly code: number | undefined;
  /** Standard output and standard error, in the order they came. */
  readonly output: string;
}

/**
 * The environment of PostgreSQL's programs. Ours is not passed on: `PGDATA`, `PGPORT` and their like would
 * change what they do, and secrets have no business there. `LC_ALL` must be set on macOS, where looking a
 * locale up starts a thread and PostgreSQL refuses to start with one.
 */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/** Starts a program the launcher's way. */
export function spawnWith(
  launcher: Launcher,
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  const [command, ...rest] = [...launcher.prefix, program, ...args] as [string, ...string[]];
  return spawn(command, rest, { env: cleanEnvironment(), ...options, ...(launcher.switchTo ?? {}) });
}

/** Runs a program the launcher's way to its end. Never throws. */
export function runWith(launcher: Launcher, program: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    try {
      const child = spawnWith(launcher, program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout?.on('data', collect);
      child.stderr?.on('data', collect);
      child.on('error', (error) => resolve({ code: undefined, output: error.message }));
      child.on('close', (code) => resolve({ code: code ?? undefined, output: output.trim() }));
    } catch (error) {
      // Setting a user id that may not be set fails at once.
      resolve({ code: undefined, output: error instanceof Error ? error.message : String(error) });
    }
  });
}
