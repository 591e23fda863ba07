import { execFile } from 'node:child_process';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import { locateProgram } from '../packages/server/src/postgres/program.ts';

const execute = promisify(execFile);

/** What numbers were taken on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** The built-in server's version. */
  readonly postgres: string;
}

export async function describeMachine(): Promise<Machine> {
  const { postgres } = await locateProgram();
  const { stdout } = await execute(postgres, ['--version']);
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    postgres: /(\d+[.\w]*)\s*$/.exec(stdout)?.[1] ?? stdout.trim(),
  };
}
