import type { ClaimContent, EvidenceKind, Finding, RelationKind } from './claim.ts';
import type { SourceView } from './source.ts';
import type { TruncatedDate } from './truncated-date.ts';

/** What readers' pages are made of. Only what is public ever stands in a view. */

export interface FindingView {
  readonly kind: Finding;
  /** Since when the newsroom holds it. */
  readonly at: Date;
  readonly grounds: string;
}

/** A statement by itself, as it stands beside another one. */
export interface StatedView {
  /** What claim marks carry. */
  readonly id: string;
  /** What its address carries. */
  readonly publicId: string;
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly directness: ClaimContent['directness'];
  readonly speaker: SourceView;
  /** The grounds the speaker gives, as printed; '' for none. */
  readonly sourcing: string;
  /** The nearest to the story first. */
  readonly relay: ReadonlyArray<{ readonly source: SourceView; readonly sourcing: string }>;
  readonly saidAt: TruncatedDate | null;
  readonly place: string;
  readonly channel: ClaimContent['channel'];
  readonly finding: FindingView;
  /** How many public stories cite it. */
  readonly citedIn: number;
}

/** Another public claim that bears on this one, or on which this one bears. */
export interface RelatedView {
  readonly kind: RelationKind;
  /** `on-this`: the other one denies this one. `by-this`: this one denies the other. */
  readonly direction: 'on-this' | 'by-this';
  readonly note: string;
  readonly claim: StatedView;
}

/** How many claims bear on one in one way beyond those shown. */
export interface MoreRelated extends Pick<RelatedView, 'kind' | 'direction'> {
  /** From 1. */
  readonly count: number;
}

/** A statement as stories and lists show it: never without what denies it. */
export interface ClaimCard extends StatedView {
  readonly related: readonly RelatedView[];
  /** What `related` has no room for; the claim's own page shows all of it. */
  readonly moreRelated: readonly MoreRelated[];
}

/** What a public story has on record, or of a live story what a stretch of it has. */
export interface StoryRecord {
  /** Its public claims in the order in which it first cites them. */
  readonly claims: readonly ClaimCard[];
  /** By claim id, from 1: which of the whole story's public claims it is. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By the id that a claim mark in its text carries, also where that claim was merged since. */
  readonly byMark: ReadonlyMap<string, ClaimCard>;
  /** Claims that it cites beyond these; `/SLUG/statements/` has all. */
  readonly more: number;
}

/** The record of a story that reports no public claim, and of a draft: nothing of it is public. */
export const NO_RECORD: StoryRecord = { claims: [], numbers: new Map(), byMark: new Map(), more: 0 };

/** A passage of a public story that reports a claim. */
export interface CitationView {
  readonly story: {
    readonly id: string;
    readonly slug: string;
    readonly headline: string;
    readonly language: string;
    readonly publishedAt: Date;
  };
  /** The live entry whose words these are; null where they are of the story's own text. */
  readonly entryId: string | null;
  /** In the order of the text or the entry, from 0. */
  readonly position: number;
  /** The words that carry the claim, and some before and after them. */
  readonly passage: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Of the passage in the plain text of the story or the entry: UTF-16 units, zero-based, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** What is kept for everybody to see. */
export interface EvidenceView {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly title: string;
  /** Where it stood; '' for a file that was handed over. */
  readonly url: string;
  readonly capturedAt: Date;
  readonly file: EvidenceFile | null;
}

export interface EvidenceFile {
  /** SHA-256 in hexadecimal digits: shows that the file is the one that was kept. */
  readonly contentHash: string;
  readonly fileName: string;
  readonly sizeBytes: number;
}

/** A claim whole, as its page shows it. */
export interface ClaimView extends ClaimCard {
  /** What the newsroom held over time, the newest first. */
  readonly findings: readonly FindingView[];
  readonly evidence: readonly EvidenceView[];
  /** The newest first. */
  readonly citations: readonly CitationView[];
  /** Where further citations begin, as it stands in an address; null at the end. */
  readonly nextCitations: string | null;
}

/** What stands at a claim's address when it is sealed: that something was there, and why it is not shown. */
export interface SealedClaimView {
  readonly publicId: string;
  readonly sealedAt: Date;
  readonly notice: string;
}

/** A stretch of claims, the newest statement first. */
export interface ClaimStretch {
  readonly claims: readonly ClaimCard[];
  readonly next: string | null;
}

/** A topic that statements are listed by: a tag of the stories that first reported them. */
export interface TopicView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface SourcePageView extends ClaimStretch {
  readonly source: SourceView;
  /** Other names it goes by in stories. */
  readonly aliases: readonly string[];
  readonly topics: readonly TopicView[];
  /** The topic the claims are narrowed to, if any. */
  readonly topic: TopicView | null;
}

export interface ClaimSearchView extends ClaimStretch {
  readonly query: string;
  /** Sources with public statements whose names have these words. */
  readonly sources: readonly SourceView[];
}
