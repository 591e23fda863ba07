import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowFilesFirst } from './scripts/slow-files-first.ts';

/** The site's pages are `hono/jsx`, as in tsconfig. */
const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } } as const;

const DATABASE_TESTS = ['packages/*/src/**/*.db.test.{ts,tsx}', 'bench/**/*.db.test.ts'];
/** One PostgreSQL for all projects, with a migrated template that each test clones. */
const withPostgres = { globalSetup: ['packages/server/src/testing/global-postgres.ts'] };

const common = {
  /** What the random cases of tests are drawn from. */
  provide: { casesSeed: Number(process.env.CASES_SEED ?? 20250314) },
  /** Loading the same modules anew for each file is half of the work. What a file changes, it puts back. */
  isolate: false,
  /** Generous, since the machine may be busy: real servers are started and stopped, random cases are many. */
  testTimeout: 60_000,
  hookTimeout: 60_000,
} as const;

export default defineConfig({
  test: {
    // Most tests wait for a database, a browser or the clock: three at a time keep two cores busy.
    maxWorkers: Math.max(3, availableParallelism()),
    sequence: { sequencer: SlowFilesFirst },
    projects: [
      {
        ...jsx,
        test: {
          ...common,
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...DATABASE_TESTS, '**/node_modules/**'],
        },
      },
      {
        ...jsx,
        test: {
          ...common,
          ...withPostgres,
          name: 'db',
          include: DATABASE_TESTS,
        },
      },
      {
        ...jsx,
        test: {
          ...common,
          ...withPostgres,
          name: 'e2e',
          include: ['e2e/**/*.spec.{ts,tsx}'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
