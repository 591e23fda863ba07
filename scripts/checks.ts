import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..');

/** A command that must end with 0. */
export interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const TSCONFIGS = [
  'packages/domain/tsconfig.json',
  'packages/server/tsconfig.json',
  'packages/server/tsconfig.islands.json',
  'packages/server/tsconfig.worker.json',
  'packages/desk/tsconfig.json',
  'packages/desk/tsconfig.worker.json',
  'tsconfig.json',
];

export const STATIC_CHECKS: readonly Check[] = [
  { name: 'biome', command: binary('biome'), args: ['check', '.'] },
  ...TSCONFIGS.map((file) => ({ name: `types: ${file}`, command: binary('tsc'), args: ['-p', file] })),
  { name: 'knip', command: binary('knip'), args: ['--no-progress'] },
];

export const BUILD: Check = { name: 'build', command: process.execPath, args: ['scripts/build.ts'] };

/** Runs a check. Its output is shown only when it fails. */
export async function passes({ name, command, args }: Check): Promise<boolean> {
  const begun = performance.now();
  const { code, output } = await collect(command, args);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (code === 0) {
    process.stdout.write(` ok   ${name} (${seconds} s)\n`);
    return true;
  }
  process.stdout.write(` FAIL ${name} (${seconds} s)\n\n${output.trimEnd()}\n\n`);
  return false;
}

/** The path of a program that came with a package. */
export function binary(name: string): string {
  return join(ROOT, 'node_modules', '.bin', name);
}

function collect(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output }),
    );
  });
}
