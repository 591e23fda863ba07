/**
 * Finds the statements that a story reports, without network, model or service: rules over word lists, one table a
 * language.
 *
 *     text → paragraphs → sentences (quotations as one item) → word classes → attributions → statements
 *
 * `sentences.ts` and `quotations.ts` part the text, `classify.ts` tells verbs from nouns. In a sentence, a report
 * stands after or amid what it reports (`trailing-reports.ts`: "…, officials said") or before it
 * (`leading-reports.ts`: "said that …"); `subjects.ts` finds who, `complements.ts` and `content-end.ts` what.
 * `speakers.ts` tells whom "he" and "the president" mean, `dates.ts` and `circumstances.ts` when, where and on what
 * grounds. Every step looks at one sentence of bounded length, so the time is linear in the length of the text.
 *
 * What it does not do: it looks into no quotation, it reads no statement out of another's content, and it reads no
 * headline and no excerpt cut off with "…", since these repeat a story.
 */
import { detectLanguage } from '../text/language.ts';
import type { Attribution } from './attribution.ts';
import { channelOf, sourcingOf } from './circumstances.ts';
import { classify } from './classify.ts';
import { dateIn } from './dates.ts';
import {
  isMark,
  isOfClass,
  isQuotation,
  markAt,
  playsRole,
  type Quotation,
  type Sentence,
  spanOf,
} from './items.ts';
import { ENGLISH } from './languages/english.ts';
import type { LanguageTable, WordClass } from './languages/language-table.ts';
import { UKRAINIAN } from './languages/ukrainian.ts';
import { type Introduction, introductionIn } from './leading-reports.ts';
import { attributionsIn } from './read-attributions.ts';
import { type Paragraph, readParagraphs } from './sentences.ts';
import { SpeakerReader } from './speakers.ts';
import type { Span, Speaker, Statement } from './statement.ts';

/** What is known of a story beside its text. */
export interface StoryContext {
  /** BCP 47; without it the script decides, and English stands in for what has no table. */
  readonly language?: string;
  /** The day of the story, ISO 8601: gives dates their year, and weekdays their date. */
  readonly publishedOn?: string;
  /** Who wrote it: whom "I" means outside quotation marks. */
  readonly byline?: string;
}

const TABLES: ReadonlyMap<string, LanguageTable> = new Map(
  [ENGLISH, UKRAINIAN].map((table) => [table.language, table]),
);

/** The table of a BCP 47 tag's language, or undefined where there is none yet. */
export function findLanguageTable(tag: string): LanguageTable | undefined {
  return TABLES.get(tag.split('-')[0]?.toLowerCase() ?? '');
}

/** The statements of a text, in its order. Never throws, whatever the text. */
export function extractStatements(text: string, context: StoryContext = {}): Statement[] {
  const language = findLanguageTable(context.language ?? detectLanguage(text, 'en')) ?? ENGLISH;
  const reader = new StoryReader(text, language, context);
  for (const paragraph of readParagraphs(text, language)) reader.read(paragraph);
  return reader.statements;
}

/** A statement while a story is read: more of its content may follow. */
type Draft = Omit<Statement, 'content' | 'text' | 'directness'> & {
  readonly content: Span[];
  quoted: boolean;
  paraphrased: boolean;
};

class StoryReader {
  readonly #text: string;
  readonly #publishedOn: string | undefined;
  readonly #speakers: SpeakerReader;
  readonly #drafts: Draft[] = [];
  /** The last quotation of this paragraph or the one before: one without a report of its own is of its speaker. */
  #quoted: Draft | undefined;
  /** The same, if the paragraph is still its own: then they are part of it. */
  #open: Draft | undefined;
  /** Its closing mark is missing: the next paragraph goes on with it. */
  #goesOn = false;
  /** "Smith went on:" at the end of the paragraph before. */
  #introduction: { readonly sentence: Sentence; readonly found: Introduction } | undefined;

  constructor(text: string, language: LanguageTable, { publishedOn, byline }: StoryContext) {
    this.#text = text;
    this.#publishedOn = publishedOn;
    this.#speakers = new SpeakerReader(text, language, byline);
  }

  get statements(): Statement[] {
    return this.#drafts.map(({ content, speaker, cue, quoted, paraphrased, ...rest }) => ({
      text: content.map(({ start, end }) => this.#text.slice(start, end)).join(' … '),
      directness: !quoted ? 'paraphrase' : paraphrased ? 'mixed' : 'quote',
      speaker,
      cue,
      content,
      ...rest,
    }));
  }

  read({ sentences, end }: Paragraph): void {
    // A quotation that no mark closed goes on in the next paragraph.
    if (!this.#goesOn) this.#open = undefined;
    this.#goesOn = false;
    const quotedBefore = this.#quoted;
    for (const sentence of sentences) {
      classify(sentence);
      this.#speakers.read(sentence);
      const quotations = loneQuotations(sentence);
      if (quotations !== undefined) this.#readQuotations(quotations);
      else if (this.#readReports(sentence, end)) break;
    }
    if (this.#quoted === quotedBefore) this.#quoted = undefined;
    const last = sentences.at(-1);
    const found = last && introductionIn(last);
    this.#introduction = last && found && { sentence: last, found };
  }

  /** Quotations that stand alone: of who spoke last, or of whom the paragraph before announced. */
  #readQuotations(quotations: readonly Quotation[]): void {
    const span = { start: quotations[0]?.start ?? 0, end: quotations.at(-1)?.end ?? 0 };
    this.#goesOn = quotations.at(-1)?.open ?? false;
    const introduction = this.#introduction;
    this.#introduction = undefined;
    if (introduction === undefined && this.#open !== undefined) {
      this.#open.content.push(span);
      return;
    }
    const draft = introduction === undefined ? this.#carriedOn(span) : this.#introduced(span, introduction);
    if (draft === undefined) return;
    this.#drafts.push(draft);
    this.#quoted = draft;
    this.#open = draft;
  }

  #carriedOn(span: Span): Draft | undefined {
    const last = this.#quoted;
    if (last === undefined) return undefined;
    return {
      ...last,
      content: [span],
      cue: { span: undefined, lemma: '' },
      speaker: last.speaker && { ...last.speaker, guess: true },
      saidAt: last.saidAt && { ...last.saidAt, from: undefined, guess: true },
      sourcing: { ...last.sourcing, withoutEvidence: undefined },
      quoted: true,
      paraphrased: false,
    };
  }

  #introduced(span: Span, { sentence, found }: { sentence: Sentence; found: Introduction }): Draft {
    const attribution: Attribution = { ...found, contents: [], kind: 'quote', found: 'own' };
    return { ...this.#draftOf(sentence, attribution, this.#drafts.at(-1)), content: [span], quoted: true };
  }

  /** Takes in a sentence's attributions. True where the rest of the paragraph was taken in as well. */
  #readReports(sentence: Sentence, paragraphEnd: number): boolean {
    this.#open = undefined;
    const previous = this.#drafts.at(-1);
    for (const attribution of attributionsIn(sentence)) {
      const draft = this.#draftOf(sentence, attribution, previous);
      this.#drafts.push(draft);
      if (attribution.kind === 'quote') {
        this.#quoted = draft;
        this.#open = draft;
        this.#goesOn = sentence.items.findLast(isQuotation)?.open ?? false;
      }
      // In a transcript the whole paragraph is who "SMITH:" names.
      const start = draft.content[0]?.start;
      if (attribution.lemma === ':' && attribution.kind === 'clause' && start !== undefined) {
        draft.content.splice(0, draft.content.length, { start, end: paragraphEnd });
        draft.quoted = true;
        draft.paraphrased = false;
        return true;
      }
    }
    return false;
  }

  #draftOf(sentence: Sentence, attribution: Attribution, previous: Draft | undefined): Draft {
    const { contents, cue, act, lemma } = attribution;
    const speaker = this.#speakers.speakerAt(sentence, attribution.speaker);
    const items = contents.flatMap(({ from, to }) => sentence.items.slice(from, to));
    const words = items.filter((item) => item.kind === 'word');
    const context = { publishedOn: this.#publishedOn, previous: previous?.saidAt };
    return {
      content: contents.map((range) => spanOf(sentence, range)),
      cue: { span: spanOf(sentence, cue), lemma },
      act,
      speaker,
      saidAt: dateIn(this.#text, sentence, contents, cue, context) ?? takenOver(sentence, previous, speaker),
      channel: channelOf(this.#text, sentence, attribution),
      sourcing: sourcingOf(this.#text, sentence, attribution, speaker),
      quoted: items.some(isQuotation),
      paraphrased: words.length > 0,
    };
  }
}

/** Who goes on speaking, speaks on the same day, unless the sentence says "earlier". */
function takenOver(
  sentence: Sentence,
  previous: Draft | undefined,
  speaker: Speaker | undefined,
): Statement['saidAt'] {
  if (previous?.saidAt === undefined || speaker?.name === undefined) return undefined;
  if (previous.speaker?.name !== speaker.name) return undefined;
  if (sentence.items.some((_, at) => playsRole(sentence, at, 'other-time'))) return undefined;
  return { ...previous.saidAt, from: undefined, guess: true };
}

const LINKING: ReadonlySet<WordClass> = new Set(['conjunction', 'joiner']);

/** The quotations of a sentence that has nothing else. */
function loneQuotations(sentence: Sentence): Quotation[] | undefined {
  // "And “…”" still is nothing but words of theirs.
  const items = sentence.items.filter(
    (item, at) => !isMark(item, '.,!?…—–') && !(at === 0 && isOfClass(sentence, at, LINKING)),
  );
  const quotations = items.filter(isQuotation);
  return quotations.length > 0 && quotations.length === items.length && !markAt(sentence, 0, ':')
    ? quotations
    : undefined;
}
