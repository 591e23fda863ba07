/**
 * `npm run bench -- serve|archive|weight|import|desk|live|crash|attribution|claims`: what Onrecord can do on this
 * machine, as tables, with `--json` as JSON. Everything a bench starts or writes is gone when it ends, unless `--keep`
 * says otherwise.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchArchive } from './archive.ts';
import { benchAttribution } from './attribution.ts';
import { BenchContext, Refused } from './bench-context.ts';
import { benchClaims } from './claims.ts';
import { benchCrash } from './crash.ts';
import { benchDesk, DESK_PARTS } from './desk.ts';
import { benchImport } from './import.ts';
import { benchLive, LIVE_PARTS } from './live.ts';
import { type Report, reportText } from './report.ts';
import { benchServe } from './serve.ts';
import { benchWeight } from './weight.ts';

const USAGE = `npm run bench -- BENCH [--json]

  serve      story, feed, tag and RSS under load, beside nginx with the same bytes
      --seconds 10        how long each run takes
      --rounds 3          runs against each server, by turns
  archive    a large archive: pages, searches, memory, restart
      --stories 1000000
      --samples 60        of each page
      --keep DIR          build the archive there and leave it
      --reuse DIR         measure an archive that was kept
  weight     what the story page brings: bytes, requests, layout shift
  import     a Ghost export of 20,000 posts, imported twice
      --posts 20000
  desk       publishing, typing, opening, what the desk weighs, thirty people at once
      --part publish      one of publish, typing, opening, weight, together; all without it
      --publications 100  in the demo and in a larger archive
      --stories 5000      of that larger archive
      --keys 300          timed alone, and with two others
      --openings 20       from the list, and by address
      --minutes 5         that thirty people type
  live       10,000 readers who follow along: receipts, memory, pages meanwhile, five screens, a restart, long live stories,
             scripts
      --part readers      one of readers, screens, storm, stories, scripts; all without it
      --readers 10000
      --publications 50
      --minutes 30        that memory is watched
      --seconds 10        each run against the story page
      --rounds 3
  crash      three people type into one story while server and PostgreSQL are killed
      --kills 50          of the server
      --postgres-kills 20
  attribution  how well and how fast statements are found in stories annotated by hand
      --gold DIR          text/ and attributions/, with score.mjs beside the folder
  claims     a large ledger: claim pages, source pages, the look-up of a likely match
      --claims 100000
      --citations 1000000`;

async function main(context: BenchContext): Promise<number> {
  const parsed = readArguments();
  if (typeof parsed === 'string') {
    context.say(`${parsed}\n\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const [bench, ...rest] = positionals;
  if (values.help || bench === undefined || rest.length > 0) {
    context.say(USAGE);
    return values.help ? 0 : 2;
  }
  const run = benchNamed(bench, values);
  if (run === undefined) {
    context.say(`There is no bench "${bench}".\n\n${USAGE}`);
    return 2;
  }
  const report = await run(context);
  process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : reportText(report)}\n`);
  return 0;
}

type Values = Exclude<ReturnType<typeof readArguments>, string>['values'];

function benchNamed(name: string, values: Values): ((context: BenchContext) => Promise<Report>) | undefined {
  switch (name) {
    case 'serve':
      return (context) =>
        benchServe(context, {
          seconds: wholeNumber('seconds', values.seconds, 10),
          rounds: wholeNumber('rounds', values.rounds, 3),
        });
    case 'archive':
      return (context) =>
        benchArchive(context, {
          stories: wholeNumber('stories', values.stories, 1_000_000),
          samples: wholeNumber('samples', values.samples, 60),
          keep: values.keep && resolve(values.keep),
          reuse: values.reuse && resolve(values.reuse),
        });
    case 'desk':
      return (context) =>
        benchDesk(context, {
          parts: readParts(DESK_PARTS, values.part),
          publications: wholeNumber('publications', values.publications, 100),
          stories: wholeNumber('stories', values.stories, 5000),
          keys: wholeNumber('keys', values.keys, 300),
          openings: wholeNumber('openings', values.openings, 20),
          minutes: wholeNumber('minutes', values.minutes, 5),
        });
    case 'crash':
      return (context) =>
        benchCrash(context, {
          kills: wholeNumber('kills', values.kills, 50),
          postgresKills: wholeNumber('postgres-kills', values['postgres-kills'], 20),
        });
    case 'attribution':
      return (context) => benchAttribution(context, { gold: goldFolder(values.gold) });
    case 'live':
      return (context) =>
        benchLive(context, {
          parts: readParts(LIVE_PARTS, values.part),
          readers: wholeNumber('readers', values.readers, 10_000),
          publications: wholeNumber('publications', values.publications, 50),
          minutes: wholeNumber('minutes', values.minutes, 30),
          seconds: wholeNumber('seconds', values.seconds, 10),
          rounds: wholeNumber('rounds', values.rounds, 3),
        });
    case 'claims':
      return (context) =>
        benchClaims(context, {
          claims: wholeNumber('claims', values.claims, 100_000),
          citations: wholeNumber('citations', values.citations, 1_000_000),
        });
    case 'weight':
      return benchWeight;
    case 'import':
      return (context) => benchImport(context, { posts: wholeNumber('posts', values.posts, 20_000) });
    default:
      return undefined;
  }
}

function goldFolder(gold: string | undefined): string {
  if (gold === undefined) throw new Refused('--gold DIR: which folder of annotated stories?');
  return resolve(gold);
}

function readParts<Part extends string>(parts: readonly Part[], part: string | undefined): readonly Part[] {
  if (part === undefined) return parts;
  const known = parts.filter((name) => name === part);
  if (known.length === 0) throw new Refused(`--part takes one of ${parts.join(', ')}, not ${part}.`);
  return known;
}

function wholeNumber(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new Refused(`--${name} takes a whole number, not ${value}.`);
  return Number(value);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        seconds: { type: 'string' },
        rounds: { type: 'string' },
        stories: { type: 'string' },
        samples: { type: 'string' },
        keep: { type: 'string' },
        reuse: { type: 'string' },
        posts: { type: 'string' },
        part: { type: 'string' },
        gold: { type: 'string' },
        claims: { type: 'string' },
        citations: { type: 'string' },
        publications: { type: 'string' },
        keys: { type: 'string' },
        openings: { type: 'string' },
        minutes: { type: 'string' },
        kills: { type: 'string' },
        'postgres-kills': { type: 'string' },
        readers: { type: 'string' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const context = new BenchContext();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    context.stopped.abort(new Refused('Stopped.'));
    context.say('Stopping …');
    void context.cleanUp().finally(() => process.exit(130));
  });
}
try {
  process.exitCode = await main(context);
} catch (error) {
  if (!context.stopped.signal.aborted)
    context.say(
      error instanceof Refused ? error.message : error instanceof Error ? `${error.stack}` : `${error}`,
    );
  process.exitCode = 1;
} finally {
  await context.cleanUp();
}
