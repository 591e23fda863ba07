import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, ROOT } from './checks.ts';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** The parts that are read of Vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Runs the tests, with their output on the terminal, and counts them. A file that cannot be loaded counts as
 * one failure, and so does a run that fails for another reason, such as an error outside any test.
 */
export async function runVitest(options: {
  readonly projects: readonly string[];
  readonly filters: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}): Promise<Count> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-report-'));
  try {
    const file = join(folder, 'report.json');
    const code = await run(
      [
        'run',
        ...options.projects.flatMap((project) => ['--project', project]),
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...options.filters,
      ],
      options.env,
    );
    const text = await readFile(file, 'utf8').catch(() => undefined);
    return count(text === undefined ? undefined : (JSON.parse(text) as Report), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function count(report: Report | undefined, code: number): Count {
  const passed = report?.numPassedTests ?? 0;
  const unloaded = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;
  const failed = (report?.numFailedTests ?? 0) + unloaded;
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(binary('vitest'), args, { cwd: ROOT, env, stdio: 'inherit' });
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
