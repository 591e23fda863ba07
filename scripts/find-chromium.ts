import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
/** Downloads of some 150 MB. */
const INSTALL_MS = 5 * 60_000;
const VERSION_MS = 20_000;

/**
 * The path of a Chromium that starts. Looks at CHROME_PATH and the usual places first, then has one installed:
 * by Playwright, or as root by apt. What is installed reports on standard error.
 *
 * @returns undefined if there is none and none could be had
 */
export async function findChromium(): Promise<string | undefined> {
  for (const path of await candidates()) if (await starts(path)) return path;

  say('No Chromium found; asking Playwright to install one …');
  const installer = join(
    dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
    'cli.js',
  );
  if (await run(process.execPath, [installer, 'install', 'chromium'], INSTALL_MS)) {
    const path = chromium.executablePath();
    if (await starts(path)) return path;
  }

  if (process.getuid?.() === 0 && (await onPath(['apt-get'])).length > 0) {
    say('Installing Chromium by apt …');
    const quiet = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], INSTALL_MS, quiet);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], INSTALL_MS, quiet);
    for (const path of await onPath(NAMES)) if (await starts(path)) return path;
  }
  return undefined;
}

async function candidates(): Promise<string[]> {
  const named = process.env.CHROME_PATH ? [process.env.CHROME_PATH] : [];
  const applications = process.platform === 'darwin' ? MAC_APPLICATIONS : [];
  return [...named, ...(await onPath(NAMES)), ...applications, chromium.executablePath()];
}

async function onPath(names: readonly string[]): Promise<string[]> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found: string[] = [];
  for (const path of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    await access(path, constants.X_OK).then(
      () => found.push(path),
      () => undefined,
    );
  }
  return found;
}

/** A browser that lacks a library of the system is there, but no use. */
function starts(path: string): Promise<boolean> {
  return run(path, ['--version'], VERSION_MS, process.env, 'ignore');
}

function run(
  command: string,
  args: readonly string[],
  timeoutMs: number,
  env: NodeJS.ProcessEnv = process.env,
  output: 'inherit' | 'ignore' = 'inherit',
): Promise<boolean> {
  return new Promise((resolve) => {
    // All output goes to standard error: standard output ends with the line that counts the tests.
    const stream = output === 'inherit' ? process.stderr : 'ignore';
    const child = spawn(command, args, { env, timeout: timeoutMs, stdio: ['ignore', stream, stream] });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
