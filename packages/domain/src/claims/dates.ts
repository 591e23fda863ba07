import { isWord, playsRole, type Range, type Sentence, type Word, wordAt } from './items.ts';
import type { Passage, SaidAt } from './statement.ts';

const DAY_MS = 86_400_000;
/** A date without a year that lies further ahead than this was last year's: stories announce little beyond. */
const AHEAD_MAX_MS = 31 * DAY_MS;

/** What a date is understood from: the day of the story, and the date of the statement before. */
export interface DateContext {
  /** ISO 8601, a day; without it a date keeps to what the text says. */
  readonly publishedOn: string | undefined;
  readonly previous: SaidAt | undefined;
}

type Known = Omit<SaidAt, 'from'>;

/** When something was said, by the words of its sentence outside `contents`: those nearest to the cue. */
export function dateIn(
  text: string,
  sentence: Sentence,
  contents: readonly Range[],
  cue: Range,
  context: DateContext,
): SaidAt | undefined {
  let best: SaidAt | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (let at = 0; at < sentence.items.length; at++) {
    if (contents.some(({ from, to }) => from <= at && at < to)) continue;
    const found = dateAt(sentence, at, context);
    if (found === undefined) continue;
    const away = at < cue.from ? cue.from - at : at - cue.to;
    if (away < distance) {
      best = { ...found.known, from: passage(text, sentence, found.range) };
      distance = away;
    }
    at = found.range.to - 1;
  }
  return best;
}

interface FoundDate {
  readonly known: Known;
  readonly range: Range;
}

function dateAt(sentence: Sentence, at: number, context: DateContext): FoundDate | undefined {
  const word = wordAt(sentence, at);
  if (word === undefined) return undefined;
  return (
    shiftedDay(sentence, at, context) ??
    monthDate(sentence, at, word, context) ??
    weekday(sentence, at, word, context) ??
    yearDate(sentence, at, word)
  );
}

/** "yesterday", counted from the story's day; "a day before", from the last statement's. */
function shiftedDay(
  sentence: Sentence,
  at: number,
  { publishedOn, previous }: DateContext,
): FoundDate | undefined {
  for (const { words, days, from } of sentence.language.dayShifts) {
    if (!words.every((expected, offset) => wordAt(sentence, at + offset)?.lower === expected)) continue;
    const base = from === 'story' ? publishedOn : previous?.precision === 'day' ? previous.date : publishedOn;
    const date = base && shift(base, days);
    if (date)
      return { known: { date, precision: 'day', guess: true }, range: { from: at, to: at + words.length } };
  }
  return undefined;
}

/** "March 14", "14 березня 2025 року", "in March". */
function monthDate(sentence: Sentence, at: number, word: Word, context: DateContext): FoundDate | undefined {
  const numbered = dayNumber(word);
  const at_ = numbered === undefined ? at : at + 1;
  const month = monthOf(sentence, at_);
  if (month === undefined) return undefined;
  const dayAfter = numbered === undefined ? dayNumber(wordAt(sentence, at_ + 1)) : undefined;
  let to = dayAfter === undefined ? at_ + 1 : at_ + 2;
  const afterComma = wordAt(sentence, to) === undefined ? to + 1 : to;
  const year = yearOf(wordAt(sentence, afterComma));
  if (year !== undefined) to = afterComma + 1;
  const day = numbered ?? dayAfter;
  const known = dated({ year, month, day }, context);
  return known && { known, range: { from: at, to } };
}

function monthOf(sentence: Sentence, at: number): number | undefined {
  const word = wordAt(sentence, at);
  const month = word && sentence.language.months.get(word.lower);
  // A month that is another word as well ("may", "march") counts with a capital and a number, or after "in".
  if (word === undefined || month === undefined || word.wordClass === 'time') return month;
  const beside = dayNumber(wordAt(sentence, at + 1)) ?? dayNumber(wordAt(sentence, at - 1));
  return /^\p{Lu}/u.test(word.text) && (beside !== undefined || playsRole(sentence, at - 1, 'occasion'))
    ? month
    : undefined;
}

function weekday(
  sentence: Sentence,
  at: number,
  word: Word,
  { publishedOn }: DateContext,
): FoundDate | undefined {
  const wanted = sentence.language.weekdays.get(word.lower);
  const today = publishedOn === undefined ? undefined : Date.parse(publishedOn);
  if (wanted === undefined || today === undefined || Number.isNaN(today)) return undefined;
  const back = (new Date(today).getUTCDay() - wanted + 7) % 7;
  return {
    known: { date: isoDay(today - back * DAY_MS), precision: 'day', guess: true },
    range: { from: at, to: at + 1 },
  };
}

/** "in 2008". */
function yearDate(sentence: Sentence, at: number, word: Word): FoundDate | undefined {
  const year = yearOf(word);
  if (year === undefined || !playsRole(sentence, at - 1, 'occasion')) return undefined;
  return { known: { date: String(year), precision: 'year', guess: false }, range: { from: at, to: at + 1 } };
}

interface DateParts {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number | undefined;
}

function dated({ year, month, day }: DateParts, { publishedOn }: DateContext): Known | undefined {
  const precision = day === undefined ? 'month' : 'day';
  const rest = day === undefined ? twoDigits(month) : `${twoDigits(month)}-${twoDigits(day)}`;
  // 2024 has every day there is: "February 30" is none.
  if (day !== undefined && new Date(Date.UTC(2024, month - 1, day)).getUTCDate() !== day) return undefined;
  if (year !== undefined) return { date: `${year}-${rest}`, precision, guess: false };
  const today = publishedOn === undefined ? Number.NaN : Date.parse(publishedOn);
  if (Number.isNaN(today)) return { date: `--${rest}`, precision, guess: false };
  const thisYear = new Date(today).getUTCFullYear();
  const ahead = Date.UTC(thisYear, month - 1, day ?? 1) - today > AHEAD_MAX_MS;
  return { date: `${ahead ? thisYear - 1 : thisYear}-${rest}`, precision, guess: false };
}

function dayNumber(word: Word | undefined): number | undefined {
  const day = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word?.text ?? '')?.[1];
  return day !== undefined && Number(day) >= 1 && Number(day) <= 31 ? Number(day) : undefined;
}

function yearOf(word: Word | undefined): number | undefined {
  return /^(?:19|20)\d\d$/.test(word?.text ?? '') ? Number(word?.text) : undefined;
}

/** A day before or after another: "2025-03-14" or, without its year, "--03-14". */
function shift(date: string, days: number): string | undefined {
  const yearless = date.startsWith('--');
  const at = Date.parse(yearless ? `2024${date.slice(1)}` : date);
  if (Number.isNaN(at)) return undefined;
  const day = isoDay(at + days * DAY_MS);
  return yearless ? `-${day.slice(4)}` : day;
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function passage(text: string, { items }: Sentence, { from, to }: Range): Passage {
  const words = items.slice(from, to).filter(isWord);
  const start = words[0]?.start ?? 0;
  const end = words.at(-1)?.end ?? start;
  return { start, end, written: text.slice(start, end) };
}
