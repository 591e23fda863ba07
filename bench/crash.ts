import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from './bench-context.ts';
import { CoEditingTarget } from './crash/co-editing-target.ts';
import { type Count, countCharacters, Typists } from './crash/typists.ts';
import { describeMachine } from './machine.ts';
import { type Report, verdict } from './report.ts';

export interface CrashOptions {
  /** How often the server is ended by kill -9. */
  readonly serverKills: number;
  /** How often PostgreSQL is. */
  readonly databaseKills: number;
}

/** Between the last kill's recovery and the next kill. Milliseconds; the moment in between is random. */
const BETWEEN_KILLS_MS = { shortest: 150, longest: 1500 };
/** What was typed has to be saved everywhere by then. Milliseconds. */
const SETTLE_MS = 60_000;

/**
 * Three people type into one paragraph without a pause while the server and PostgreSQL are killed at random moments.
 * Then the story is read from the database alone and every character is looked for.
 */
export async function benchCrash(context: BenchContext, options: CrashOptions): Promise<Report> {
  const target = await CoEditingTarget.start(context);
  const typists = await Typists.start(target.port, target.storyId, target.cookies);
  const stopTyping = context.defer(() => typists.close());
  const startedAt = performance.now();

  const kills: ('server' | 'database')[] = [
    ...Array<'server'>(options.serverKills).fill('server'),
    ...Array<'database'>(options.databaseKills).fill('database'),
  ].sort(() => Math.random() - 0.5);
  const { shortest, longest } = BETWEEN_KILLS_MS;
  for (const [at, what] of kills.entries()) {
    context.stopped.signal.throwIfAborted();
    await sleep(shortest + Math.random() * (longest - shortest));
    context.say(`${at + 1} of ${kills.length}: kill -9 of the ${what} …`);
    await (what === 'server' ? target.killServer() : target.killDatabase());
  }
  await sleep(BETWEEN_KILLS_MS.shortest);
  typists.stop();
  await typists.allSaved(SETTLE_MS);
  const seconds = (performance.now() - startedAt) / 1000;
  const copies = typists.copies();
  const typed = typists.typed();
  await stopTyping();

  // A new server knows only what the database has.
  await target.killServer();
  const stored = await target.readWords();
  const counts = typed.map((characters) => countCharacters(characters, stored));
  return {
    bench: 'crash',
    at: new Date().toISOString(),
    machine: await describeMachine(),
    tables: [
      {
        title: `kill -9 of the server ${options.serverKills} times and of PostgreSQL ${options.databaseKills} times while three type, ${Math.round(seconds)} s`,
        columns: [
          { key: 'who', label: 'who' },
          { key: 'typed', label: 'typed' },
          { key: 'stored', label: 'in the story' },
          { key: 'lost', label: 'lost' },
          { key: 'surplus', label: 'twice' },
          { key: 'inOrder', label: 'in order' },
          { key: 'verdict', label: '' },
        ],
        rows: [
          ...counts.map((count, at) => ({ who: `person ${at + 1}`, ...row(count) })),
          { who: 'all', ...row(sum(counts)) },
        ],
      },
    ],
    notes: [
      copies.every((words) => words === stored)
        ? 'All three browsers showed what the database had.'
        : 'NOT the same: a browser showed something else than the database had.',
      `${target.restarts} starts of the server; each browser reconnected by itself.`,
    ],
  };
}

function row(count: Count) {
  return { ...count, verdict: verdict(count.lost === 0 && count.surplus === 0 && count.inOrder) };
}

function sum(counts: readonly Count[]): Count {
  const total = (key: 'typed' | 'stored' | 'lost' | 'surplus') =>
    counts.reduce((all, count) => all + count[key], 0);
  return {
    typed: total('typed'),
    stored: total('stored'),
    lost: total('lost'),
    surplus: total('surplus'),
    inOrder: counts.every((count) => count.inOrder),
  };
}
