import { setTimeout as sleep } from 'node:timers/promises';
import { SHARED } from '@onrecord/domain/desk/shared-document';
import { CoEditor } from '../packages/server/src/testing/co-editors.ts';
import { type BenchContext, Refused } from './bench-context.ts';
import { openBrowser } from './browser.ts';
import { type Count, countCharacters } from './crash/count-characters.ts';
import { KilledNewsroom } from './crash/killed-newsroom.ts';
import { Typists } from './crash/typists.ts';
import { createStory, type DeskPerson, joinNewsroom } from './desk-person.ts';
import { describeMachine } from './machine.ts';
import { type Report, verdict } from './report.ts';
import { prepareBuild } from './server-process.ts';

export interface CrashOptions {
  /** How often the server is ended by kill -9. */
  readonly kills: number;
  /** How often PostgreSQL is. */
  readonly postgresKills: number;
}

/** The moment of a kill is random within this. Milliseconds. */
const BEFORE_KILL_MS = { shortest: 100, longest: 2500 };
/** One kill of the server in so many does not wait until it is ready again: a start is killed, too. */
const HASTY_EVERY = 5;
/** What was typed has to be saved everywhere by then. Milliseconds. */
const SETTLE_MS = 120_000;
/** A run that takes longer is broken off: so long for each kill, and at the beginning. Milliseconds. */
const LONGEST_MS = { each: 20_000, start: 300_000 };
const READ_MS = 60_000;

/**
 * Three windows of a real browser type into one paragraph without a pause while `onrecord serve` and its PostgreSQL are
 * killed at random moments. Then the story is read from the database alone and every character is looked for.
 */
export async function benchCrash(context: BenchContext, options: CrashOptions): Promise<Report> {
  await prepareBuild(context);
  const browser = await openBrowser(context);
  const kills = shuffledKills(options);
  const limitMs = LONGEST_MS.start + kills.length * LONGEST_MS.each;
  const tooLong = sleep(limitMs, undefined, { ref: false }).then(() => {
    throw new Refused(`The run did not come to its end within ${limitMs / 1000} s.`);
  });
  return Promise.race([tooLong, run()]);

  async function run(): Promise<Report> {
    context.say('Starting the demo …');
    const newsroom = await KilledNewsroom.start(context);
    const people = await joinNewsroom(await newsroom.address(), [
      { name: 'Ana Reyl', role: 'reporter' },
      { name: 'Ben Voss', role: 'editor' },
      { name: 'Cid Moss', role: 'owner' },
    ]);
    const [reporter] = people as [DeskPerson];
    const storyId = await createStory(newsroom.origin, reporter, 'A story that is never lost');
    const typists = await Typists.start(browser, `${newsroom.origin}/desk/stories/${storyId}`, people);
    const begun = performance.now();

    for (const [at, what] of kills.entries()) {
      context.stopped.signal.throwIfAborted();
      if (what === 'PostgreSQL' || at % HASTY_EVERY !== 0) await newsroom.whenReady();
      await sleep(randomBetween(BEFORE_KILL_MS));
      context.say(`${at + 1} of ${kills.length}: kill -9 of ${what}`);
      await (what === 'server' ? newsroom.killServer() : newsroom.killDatabase());
    }
    await newsroom.whenReady();
    await sleep(BEFORE_KILL_MS.longest);
    await typists.stop();
    const seconds = (performance.now() - begun) / 1000;
    const { settled, shown } = await typists.settle(SETTLE_MS);
    const typed = typists.typed();
    await Promise.all(browser.contexts().map((profile) => profile.close()));

    // A new server knows only what the database has, and a new reader only what the server has.
    await newsroom.killServer();
    await newsroom.whenReady();
    const stored = await readWords(newsroom.origin, storyId, reporter);
    const counts = typed.map((characters) => countCharacters(characters, stored));
    return {
      bench: 'crash',
      at: new Date().toISOString(),
      machine: await describeMachine(),
      tables: [countsTable(options, seconds, counts)],
      notes: [
        settled
          ? 'All three windows said "saved" at the end.'
          : `NOT all windows said "saved" within ${SETTLE_MS / 1000} s after the last key.`,
        shown.every((words) => words === stored)
          ? 'All three showed what the database had.'
          : `NOT the same: a window showed something else than the database had. ${shown.map((words) => words.length)} characters, in the database ${stored.length}.`,
        `${newsroom.starts} starts of the server; one kill of the server in ${HASTY_EVERY} came while it was starting or just after. Each window reconnected by itself.`,
      ],
    };
  }
}

function shuffledKills({ kills, postgresKills }: CrashOptions): ('server' | 'PostgreSQL')[] {
  const all = [
    ...Array<'server'>(kills).fill('server'),
    ...Array<'PostgreSQL'>(postgresKills).fill('PostgreSQL'),
  ];
  return all
    .map((what) => ({ what, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ what }) => what);
}

function randomBetween({
  shortest,
  longest,
}: {
  readonly shortest: number;
  readonly longest: number;
}): number {
  return shortest + Math.random() * (longest - shortest);
}

/** The words of the whole story, as somebody who comes now gets them, with no copy of their own. */
async function readWords(origin: string, storyId: string, { cookie }: DeskPerson): Promise<string> {
  const reader = new CoEditor(Number(new URL(origin).port), storyId, cookie);
  try {
    const deadline = performance.now() + READ_MS;
    while (!reader.isSynced) {
      if (performance.now() > deadline) throw new Error('The story could not be read after the last kill.');
      await sleep(20);
    }
    const body = reader.doc.getXmlFragment(SHARED.body).toString();
    return body.replaceAll(/<[^>]*>/g, '');
  } finally {
    reader.close();
  }
}

function countsTable({ kills, postgresKills }: CrashOptions, seconds: number, counts: readonly Count[]) {
  return {
    title: `kill -9 of the server ${kills} times and of PostgreSQL ${postgresKills} times while three type in Chromium, ${Math.round(seconds)} s`,
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
