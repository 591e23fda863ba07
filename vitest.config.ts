import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowFilesFirst } from './scripts/slow-files-first.ts';

/** The site's pages are `hono/jsx`, as in tsconfig. */
const jsx = { oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } } as const;

const DATABASE_TESTS = ['packages/*/src/**/*.db.test.{ts,tsx}', 'bench/**/*.db.test.ts'];
/** One PostgreSQL for all projects, with a migrated template that each test clones. */
const withPostgres = { globalSetup: ['packages/server/src/testing/global-postgres.ts'] };

/** What the random cases of tests are drawn from. */
const provide = { casesSeed: Number(process.env.CASES_SEED ?? 20250314) };

export default defineConfig({
  test: {
    // Most tests wait for a database, a browser or the clock: three at a time keep two cores busy.
    maxWorkers: Math.max(3, availableParallelism()),
    sequence: { sequencer: SlowFilesFirst },
    projects: [
      {
        ...jsx,
        test: {
          provide,
          name: 'unit',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...DATABASE_TESTS, '**/node_modules/**'],
        },
      },
      {
        ...jsx,
        test: {
          ...withPostgres,
          provide,
          name: 'db',
          include: DATABASE_TESTS,
          // Real servers are started and stopped; generous, since the machine may be busy.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...jsx,
        test: {
          ...withPostgres,
          provide,
          name: 'e2e',
          include: ['e2e/**/*.spec.{ts,tsx}'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
