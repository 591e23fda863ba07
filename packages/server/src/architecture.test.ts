import { describe, expect, test } from 'vitest';
import {
  findCircles,
  REPOSITORY_ROOT,
  readModule,
  readModules,
  type SourceModule,
} from './testing/module-graph.ts';

/** More lines than this are two jobs in one file. */
const MOST_LINES = 500;

/** Files at the server's root that anybody may import, and that import nothing but the domain. */
const LEAVES = ['config', 'data-dir', 'log', 'refused'];

const GROUND = ['store', 'publish', 'wire', 'media', 'postgres'];
const ACTS = ['commands', 'imports', 'demo', 'events', 'team', 'push'];
const FACES = ['web', 'live', 'jobs', 'collab'];

/**
 * Which folder of the server may import which others. Every folder may import itself, the domain and the
 * leaves; what is not listed is not allowed. `store` and `publish` never meet: a caller loads a view and has it
 * rendered, so that rendering needs no database. `cli` comes last, since it is what starts all.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  store: [],
  publish: [],
  wire: [],
  media: [],
  postgres: [],
  events: ['store'],
  team: ['store'],
  push: ['store'],
  commands: [...GROUND, 'events'],
  imports: [...GROUND, 'events', 'commands'],
  demo: [...GROUND, 'events', 'commands'],
  web: [...GROUND, ...ACTS],
  live: [...GROUND, ...ACTS],
  jobs: [...GROUND, ...ACTS],
  collab: [...GROUND, ...ACTS],
  app: [...GROUND, ...ACTS, ...FACES],
  cli: [...GROUND, ...ACTS, ...FACES, 'app'],
  testing: [...GROUND, ...ACTS, ...FACES, 'app', 'cli'],
};

const SERVER = 'packages/server/src/';
const DOMAIN = 'packages/domain/src/';
const DESK = 'packages/desk/src/';
/** What only tests import. */
const DOMAIN_TESTING = `${DOMAIN}testing/`;
/** Tests of both sides build every element from one list. */
const SHARED_FIXTURE = 'packages/server/src/testing/every-element.ts';
/** Packages without I/O, Node or DOM: the domain's only ones. */
const PURE_PACKAGES = ['zod', 'prosemirror-model'];
const TEST_FILE = /\.(test|test-d|bench)\.tsx?$/;
const ISLAND = /\.island\.ts$/;

/** The row of the table that a file of the server belongs to. */
function areaOf(path: string): string {
  const [first = '', second] = path.slice(SERVER.length).split('/');
  if (second !== undefined) return first;
  const name = first.replace(/(\.[a-z-]+)*\.tsx?$/, '');
  return LEAVES.includes(name) ? 'leaf' : name;
}

/** One line for each import that the table does not allow. */
function violations(modules: readonly SourceModule[]): string[] {
  const known = new Set(modules.map(({ path }) => path));
  return modules.flatMap((module) =>
    module.imports.flatMap(({ specifier, target }) => {
      const complaint =
        target !== undefined && !known.has(target) && !target.endsWith('.css')
          ? 'leads to no file'
          : target?.startsWith(DOMAIN_TESTING) && !TEST_FILE.test(module.path)
            ? 'only tests import what is for tests'
            : module.path.startsWith(DOMAIN)
              ? domainComplaint(module.path, specifier, target)
              : module.path.startsWith(DESK)
                ? deskComplaint(module.path, target)
                : serverComplaint(module.path, specifier, target);
      return complaint === undefined ? [] : [`${module.path} imports ${specifier}: ${complaint}`];
    }),
  );
}

function domainComplaint(path: string, specifier: string, target: string | undefined): string | undefined {
  if (target?.startsWith(DOMAIN) || PURE_PACKAGES.includes(specifier)) return undefined;
  const isForTests = TEST_FILE.test(path) || path.startsWith(DOMAIN_TESTING);
  if (isForTests && target === undefined) return undefined;
  return 'the domain imports only itself, zod and prosemirror-model';
}

/** The desk is a browser's: it knows the domain, and of the server nothing but what it says over HTTP. */
function deskComplaint(path: string, target: string | undefined): string | undefined {
  if (target === undefined || target.startsWith(DESK) || target.startsWith(DOMAIN)) return undefined;
  // One set of tokens and fonts dresses site and desk.
  if (target.endsWith('.css')) return undefined;
  if (TEST_FILE.test(path) && target === SHARED_FIXTURE) return undefined;
  return 'the desk imports only itself, the domain and packages';
}

function serverComplaint(path: string, specifier: string, target: string | undefined): string | undefined {
  if (specifier.startsWith('(computed')) return 'an import needs a fixed name';
  if (target === undefined) {
    return ISLAND.test(path) ? 'an island runs in the browser and imports islands and the domain' : undefined;
  }
  if (target.startsWith(DOMAIN)) {
    return specifier.startsWith('.') ? 'the domain is imported as @onrecord/domain/…' : undefined;
  }
  if (ISLAND.test(path) && !TEST_FILE.test(path)) {
    return ISLAND.test(target)
      ? undefined
      : 'an island runs in the browser and imports islands and the domain';
  }
  // The test of this very table.
  if (path === `${SERVER}architecture.test.ts`) return undefined;
  const [from, to] = [areaOf(path), areaOf(target)];
  if (from === to || to === 'leaf') return undefined;
  if (to === 'testing' && TEST_FILE.test(path)) return undefined;
  if (from === 'leaf') return 'this file imports nothing but the domain';
  const allowed = MAY_IMPORT[from];
  if (allowed === undefined) return `"${from}" has no row in the table`;
  return allowed.includes(to) ? undefined : `"${from}" may not import "${to}"`;
}

describe('the source', () => {
  const modules = readModules(REPOSITORY_ROOT);

  test('is found', () => {
    expect(modules.length).toBeGreaterThan(10);
  });

  test('imports along the table only', () => {
    expect(violations(modules)).toEqual([]);
  });

  test('has a place in the table for every file', () => {
    const areas = new Set(
      modules.filter(({ path }) => path.startsWith(SERVER)).map(({ path }) => areaOf(path)),
    );
    expect(
      [...areas].filter((area) => !['leaf', 'architecture', ...Object.keys(MAY_IMPORT)].includes(area)),
    ).toEqual([]);
  });

  test('has no circle of imports', () => {
    expect(findCircles(modules)).toEqual([]);
  });

  test(`has no file of more than ${MOST_LINES} lines`, () => {
    const long = modules.filter(({ lineCount }) => lineCount > MOST_LINES);
    expect(long.map(({ path, lineCount }) => `${path}: ${lineCount} lines`)).toEqual([]);
  });
});

describe('the check itself', () => {
  const store = readModule(`${SERVER}store/story.ts`, '');

  test.each([
    [`import { a } from '../store/story.ts'`],
    [`import type { A } from '../store/story.ts'`],
    [`import { type A } from '../store/story.ts'`],
    [`import '../store/story.ts'`],
    [`export * from '../store/story.ts'`],
    [`export type { A } from '../store/story.ts'`],
    [`const a = await import('../store/story.ts')`],
    [`type A = import('../store/story.ts').A`],
  ])('sees %s', (source) => {
    expect(violations([readModule(`${SERVER}publish/page.tsx`, source), store])).toEqual([
      `${SERVER}publish/page.tsx imports ../store/story.ts: "publish" may not import "store"`,
    ]);
  });

  test.each([
    ['publish/page.ts', 'await import(name)', 'an import needs a fixed name'],
    ['publish/page.ts', `import '../elsewhere/x.ts'`, 'leads to no file'],
    [
      'web/more.island.ts',
      `import 'node:fs'`,
      'an island runs in the browser and imports islands and the domain',
    ],
    ['config.ts', `import './store/story.ts'`, 'this file imports nothing but the domain'],
    ['other/x.ts', `import '../store/story.ts'`, '"other" has no row in the table'],
    ['app.ts', `import './testing/views.ts'`, '"app" may not import "testing"'],
  ])('refuses in %s: %s', (path, source, complaint) => {
    const helper = readModule(`${SERVER}testing/views.ts`, '');
    expect(violations([readModule(`${SERVER}${path}`, source), store, helper])).toEqual([
      expect.stringContaining(complaint),
    ]);
  });

  test('keeps the domain to itself and pure packages', () => {
    const source = `import 'zod'; import 'prosemirror-model'; import './b.ts'; import 'node:fs'; import 'kysely';`;
    const modules = [readModule(`${DOMAIN}a.ts`, source), readModule(`${DOMAIN}b.ts`, '')];
    expect(violations(modules)).toEqual([
      `${DOMAIN}a.ts imports node:fs: the domain imports only itself, zod and prosemirror-model`,
      `${DOMAIN}a.ts imports kysely: the domain imports only itself, zod and prosemirror-model`,
    ]);
  });

  test('finds circles of any length, and no others', () => {
    const module = (name: string, ...targets: string[]) =>
      readModule(name, targets.map((target) => `import './${target}';`).join(''));
    expect(
      findCircles([
        module('a.ts', 'b.ts', 'd.ts'),
        module('b.ts', 'c.ts'),
        module('c.ts', 'a.ts', 'd.ts'),
        module('d.ts', 'e.ts'),
        module('e.ts'),
        module('self.ts', 'self.ts'),
      ]),
    ).toEqual([['a.ts', 'b.ts', 'c.ts'], ['self.ts']]);
  });
});
