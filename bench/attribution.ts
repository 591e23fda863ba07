import { execFile } from 'node:child_process';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extractStatements } from '../packages/domain/src/claims/extract-statements.ts';
import { type BenchContext, Refused } from './bench-context.ts';
import { describeMachine } from './machine.ts';
import { type Report, type Table, verdict } from './report.ts';
import { median, percentile } from './samples.ts';

/** The bars of the issue, on stories that the rules were not written by. */
const BAR_PRECISION = 0.8;
const BAR_RECALL = 0.5;
const BAR_SPEAKER = 0.9;
const BAR_ATTRIBUTION_F1 = 0.55;
const BAR_STORY_MS = 20;
/** The time of a word may grow by this much from 10,000 words to 100,000, or it is not linear. */
const BAR_GROWTH = 2;

const STORY_WORDS = 1000;
const LENGTHS_WORDS = [1_000, 10_000, 100_000];
const STORY_ROUNDS = 200;
const LONG_ROUNDS = 5;

interface Story {
  readonly name: string;
  readonly text: string;
}

/** What `score.mjs` prints. */
interface Score {
  readonly stories: number;
  readonly gold: number;
  readonly predicted: number;
  readonly contentPrecision: number;
  readonly contentRecall: number;
  readonly contentF1: number;
  readonly speakerAccuracy: number;
  readonly attributionF1: number;
  readonly exactContentF1: number;
}

/**
 * How well and how fast statements are found. `gold` is a folder with `text/NAME.txt` and `attributions/NAME_*.ann`
 * (brat standoff); the `score.mjs` beside it is the judge.
 */
export async function benchAttribution(
  context: BenchContext,
  { gold }: { readonly gold: string },
): Promise<Report> {
  const scorer = join(dirname(resolve(gold)), 'score.mjs');
  const stories = await readStories(gold, scorer);
  context.say(`Reading ${stories.length} stories …`);
  const score = await scoreOf(context, { gold, scorer, stories });
  context.say('Timing …');
  const text = stories.map((story) => story.text).join('\n\n');
  return {
    bench: 'attribution',
    at: new Date().toISOString(),
    machine: await describeMachine(),
    tables: [qualityTable(score), timeTable(text)],
    notes: [
      'A statement is found when the words of its content and of an annotated content overlap by Jaccard ≥ 0.5, one to one; its speaker is right when the last word of the one lies in the other.',
      `Time: ${STORY_ROUNDS} runs over the first ${STORY_WORDS} words of the stories, joined; ${LONG_ROUNDS} over longer texts, repeated until they are long enough.`,
    ],
  };
}

async function readStories(gold: string, scorer: string): Promise<Story[]> {
  const folder = join(gold, 'text');
  const names = await readdir(folder).catch(() => {
    throw new Refused(`${folder} is no folder. --gold takes a folder with text/ and attributions/.`);
  });
  await access(scorer).catch(() => {
    throw new Refused(`There is no ${scorer}: the scorer stands beside the folder of stories.`);
  });
  const files = names.filter((name) => name.endsWith('.txt')).sort();
  if (files.length === 0) throw new Refused(`${folder} holds no .txt file.`);
  return Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -'.txt'.length),
      text: await readFile(join(folder, file), 'utf8'),
    })),
  );
}

async function scoreOf(
  context: BenchContext,
  { gold, scorer, stories }: { gold: string; scorer: string; stories: readonly Story[] },
): Promise<Score> {
  const predictions = join(await context.makeFolder(), 'predictions.jsonl');
  const pairs = (spans: ReadonlyArray<{ start: number; end: number }>) =>
    spans.map(({ start, end }) => [start, end]);
  const lines = stories.map(({ name, text }) => {
    const statements = extractStatements(text, { language: 'en' }).map(({ content, speaker, cue }) => ({
      content: pairs(content),
      speaker: pairs(speaker?.spans ?? []),
      cue: pairs(cue.span === undefined ? [] : [cue.span]),
    }));
    return JSON.stringify({ file: name, statements });
  });
  await writeFile(predictions, lines.join('\n'));
  const args = [scorer, '--gold', resolve(gold), '--pred', predictions];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Score;
}

function qualityTable(score: Score): Table {
  const row = (what: string, value: number, bar?: number) => ({
    what,
    value,
    bar: bar === undefined ? '' : `≥ ${bar.toFixed(2)}`,
    verdict: bar === undefined ? '' : verdict(value >= bar),
  });
  return {
    title: `${score.stories} stories, ${score.gold} annotated attributions, ${score.predicted} found`,
    columns: [
      { key: 'what', label: 'what' },
      { key: 'value', label: 'value', decimals: 3 },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: [
      row('content precision', score.contentPrecision, BAR_PRECISION),
      row('content recall', score.contentRecall, BAR_RECALL),
      row('content F1', score.contentF1),
      row('speaker accuracy', score.speakerAccuracy, BAR_SPEAKER),
      row('attribution F1', score.attributionF1, BAR_ATTRIBUTION_F1),
      row('content F1, exact spans', score.exactContentF1),
    ],
  };
}

function timeTable(text: string): Table {
  const timings = LENGTHS_WORDS.map((words) => ({ words, ...timed(textOf(text, words), words) }));
  const perWord = (timing: { words: number; p50: number } | undefined) =>
    (timing?.p50 ?? 0) / (timing?.words ?? 1);
  // A short text stays in the processor's caches, so the longer ones are held against each other.
  const growth = perWord(timings.at(-1)) / perWord(timings.at(-2));
  return {
    title: 'Time',
    columns: [
      { key: 'words', label: 'words' },
      { key: 'p50', label: 'p50 ms', decimals: 2 },
      { key: 'p99', label: 'p99 ms', decimals: 2 },
      { key: 'bar', label: 'bar' },
      { key: 'verdict', label: '' },
    ],
    rows: timings.map((timing) =>
      timing.words === STORY_WORDS
        ? { ...timing, bar: `p50 ≤ ${BAR_STORY_MS}`, verdict: verdict(timing.p50 <= BAR_STORY_MS) }
        : timing.words === LENGTHS_WORDS.at(-1)
          ? {
              ...timing,
              bar: `a word ≤ ${BAR_GROWTH} × that of 10,000`,
              verdict: verdict(growth <= BAR_GROWTH),
            }
          : timing,
    ),
  };
}

function timed(text: string, words: number): { p50: number; p99: number } {
  const samples: number[] = [];
  for (let round = 0; round < (words === STORY_WORDS ? STORY_ROUNDS : LONG_ROUNDS); round++) {
    const begun = performance.now();
    extractStatements(text, { language: 'en' });
    samples.push(performance.now() - begun);
  }
  return { p50: median(samples), p99: percentile(samples, 0.99) };
}

/** The first so many words, of the text repeated as often as it takes. */
function textOf(text: string, words: number): string {
  const ends = [...text.matchAll(/\S+/g)].map((match) => match.index + match[0].length);
  const whole = Math.floor(words / ends.length);
  const rest = words % ends.length;
  return `${`${text}\n\n`.repeat(whole)}${text.slice(0, rest === 0 ? 0 : ends[rest - 1])}`;
}
