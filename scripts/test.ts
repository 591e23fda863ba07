/**
 * `npm test`: every check and every test, with one line at the end that counts both.
 *
 *   npm test                          everything
 *   npm test -- --only checks         one part: checks, unit, db or e2e
 *   npm test -- store/story           the tests in files whose path contains this
 */
import { parseArgs } from 'node:util';
import { BUILD, passes, STATIC_CHECKS } from './checks.ts';
import { findChromium } from './find-chromium.ts';
import { runVitest } from './run-vitest.ts';

const PROJECTS = ['unit', 'db', 'e2e'];
const PARTS = ['checks', ...PROJECTS];

let passed = 0;
let failed = 0;

function record(good: boolean): boolean {
  if (good) passed += 1;
  else failed += 1;
  return good;
}

function readArguments(): { parts: readonly string[]; filters: readonly string[] } | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: { only: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
    const only = (values.only ?? []).flatMap((value) => value.split(','));
    const unknown = only.filter((part) => !PARTS.includes(part));
    if (unknown.length > 0) throw new Error(`--only takes ${PARTS.join(', ')}; not ${unknown.join(', ')}.`);
    if (only.length > 0) return { parts: only, filters: positionals };
    // Whoever names files waits for those, not for the rest.
    return { parts: positionals.length > 0 ? PROJECTS : PARTS, filters: positionals };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

function isUnit(project: string): boolean {
  return project === 'unit';
}

async function main(): Promise<number> {
  const chosen = readArguments();
  if (chosen === undefined) return 2;
  const { parts, filters } = chosen;

  // A check that fails does not keep the next from telling what else is wrong.
  if (parts.includes('checks')) for (const check of STATIC_CHECKS) record(await passes(check));
  if (parts.includes('checks') || parts.includes('e2e')) record(await passes(BUILD));

  let projects = PROJECTS.filter((project) => parts.includes(project));
  const env: NodeJS.ProcessEnv = { ...process.env };
  if (projects.includes('e2e')) {
    const chromium = await findChromium();
    if (chromium === undefined) {
      process.stdout.write(
        ' FAIL chromium\n\nThe browser tests need Chromium, and none could be found or installed. Install Chromium or ' +
          'Google Chrome, or set CHROME_PATH to its program.\n\n',
      );
      record(false);
      projects = projects.filter((project) => project !== 'e2e');
    } else {
      env.CHROME_PATH = chromium;
    }
  }
  // Apart, so that units are tested even when no database can be started.
  for (const group of [projects.filter(isUnit), projects.filter((project) => !isUnit(project))]) {
    if (group.length === 0) continue;
    const count = await runVitest({ projects: group, filters, env });
    passed += count.passed;
    failed += count.failed;
  }
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
