import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const SRC = import.meta.dirname;
const DOMAIN = join(SRC, '../../domain/src');
/** An import of values that is made before anything is shown, and what it names. */
const IMPORT = /^(?:import|export)\s(?!type\b)(?:[^'";]*?\sfrom\s)?'([^']+)'/gm;

/** All that a file needs before it can run: files of ours, from `packages/desk/src`, and names of packages. */
function neededBy(file: string, found = new Set<string>()): ReadonlySet<string> {
  const name = relative(SRC, file);
  if (found.has(name)) return found;
  found.add(name);
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const target = specifier.startsWith('.')
      ? join(dirname(file), specifier)
      : specifier.startsWith('@onrecord/domain/')
        ? join(DOMAIN, `${specifier.slice('@onrecord/domain/'.length)}.ts`)
        : undefined;
    if (target === undefined) found.add(specifier);
    else if (/\.tsx?$/.test(target) && existsSync(target)) neededBy(target, found);
  }
  return found;
}

test('the first screen waits neither for the editor, nor for the ledger, nor for the console', () => {
  const needed = [...neededBy(join(SRC, 'main.tsx'))];
  expect(needed).toContain('screens/home/HomeScreen.tsx');
  expect(needed.filter((name) => /^(yjs|y-|@tiptap|prosemirror|@hocuspocus|better-auth)/.test(name))).toEqual(
    [],
  );
  expect(needed.filter((name) => /^(record|live)\//.test(name)).sort()).toEqual([
    'live/keeping/use-unsent-posts.ts',
    'record/ledger/ledger-search.ts',
    'record/ledger/waiting.ts',
  ]);
});
