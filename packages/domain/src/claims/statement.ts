import type { Act, Channel } from './languages/language-table.ts';

/** A stretch of text: UTF-16 units, zero-based, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Words of the text, with where they stand. */
export interface Passage extends Span {
  readonly written: string;
}

/**
 * A statement that a story reports: who said, holds or shows what, as far as the text itself tells. What the text
 * does not tell is undefined; what was concluded rather than read is marked `guess`.
 */
export interface Statement {
  /** What was stated: one span, or several where the report stands in its middle. Quotation marks are part of it. */
  readonly content: readonly Span[];
  /** The words of the content; parts are joined by " … ". */
  readonly text: string;
  readonly cue: ReportingWords;
  readonly act: Act;
  /** Undefined where the text names nobody. */
  readonly speaker: Speaker | undefined;
  /** All in quotation marks, none, or some. */
  readonly directness: 'quote' | 'paraphrase' | 'mixed';
  readonly saidAt: SaidAt | undefined;
  readonly channel: StatedThrough | undefined;
  readonly sourcing: Sourcing;
}

/** The words that report: "said", "according to". */
export interface ReportingWords {
  /** Undefined where a quotation goes on without naming its speaker again. */
  readonly span: Span | undefined;
  /** The verb's dictionary form, the phrase, or ":"; '' without words. */
  readonly lemma: string;
}

export interface Speaker {
  /** Where the speaker stands; "Smith … who" are two spans. */
  readonly spans: readonly Span[];
  /** The words as they stand. */
  readonly written: string;
  /** Whom they mean: the full name if the story has it, else the words. Undefined where a pronoun stays open. */
  readonly name: string | undefined;
  /** `unnamed`: described but not named, "a source in the ministry". */
  readonly kind: 'named' | 'unnamed';
  /** The name was concluded: from a pronoun, an office, a misspelling or the paragraph before. */
  readonly guess: boolean;
}

/** When something was said, as exactly as the text tells. */
export interface SaidAt {
  /** ISO 8601, cut to what is known: "2025", "2025-03", "2025-03-14"; without a year "--03-14" (XML Schema). */
  readonly date: string;
  readonly precision: 'day' | 'month' | 'year';
  /** The words that say so; undefined where the date was taken over from the statement before. */
  readonly from: Passage | undefined;
  /** The date was concluded: from a weekday, "a day before", or the statement before. */
  readonly guess: boolean;
}

export interface StatedThrough extends Passage {
  readonly kind: Channel;
}

/** On what grounds a statement is reported. */
export interface Sourcing {
  /** `relayed`: the speaker passes on what others said, "citing undisclosed sources". */
  readonly kind: 'named' | 'unnamed' | 'relayed';
  /** The grounds a relaying speaker gives. */
  readonly citing: Passage | undefined;
  /** The story says that no evidence came with it: "without providing any evidence". */
  readonly withoutEvidence: Passage | undefined;
}
