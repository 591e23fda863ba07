import type { BlockDifference } from '@onrecord/domain/article/block-difference';
import type { ReadersPart } from '@onrecord/domain/article/story-blocks';
import type { CorrectionKind } from '@onrecord/domain/article/views';
import type { LedgerWords } from './ledger-words.ts';
import type { PushWords } from './push-words.ts';
import type { RecordWords } from './record-words.ts';

/** Every word of the interface that a reader sees. A language without a table gets the English one. */
export interface Messages {
  /** BCP 47, the language of these words. */
  readonly language: string;
  readonly skipToContent: string;
  readonly sections: string;
  readonly search: string;
  readonly searchFor: string;
  readonly newestFirst: string;
  readonly bestFirst: string;
  readonly searchHint: string;
  readonly resultsFor: (query: string) => string;
  /** Where a search ran out of time before it found anything, above the link that goes on. */
  readonly searchGoesOn: string;
  readonly nothingFound: (query: string) => string;
  readonly nothingFoundHint: string;
  readonly minutes: (count: number) => string;
  readonly updated: string;
  readonly breaking: string;
  readonly pinned: string;
  readonly showMore: string;
  readonly toNewest: string;
  /** With `{n}` for the number, so that the browser needs no plural rules to announce it. */
  readonly added: string;
  /** By plural category (Unicode CLDR) for the browser to choose from, with `{n}` for the number. */
  readonly newStories: Readonly<Record<string, string>>;
  readonly loading: string;
  readonly noStories: string;
  readonly tags: string;
  readonly corrections: string;
  /** Over a story's changes where all of them are new facts. */
  readonly updates: string;
  readonly correctionsLead: string;
  readonly noCorrections: string;
  readonly correctionKinds: Readonly<Record<CorrectionKind, string>>;
  readonly retractedNotice: string;
  readonly allCorrections: string;
  readonly whatChanged: string;
  readonly whatChangedLead: string;
  readonly nothingChanged: string;
  readonly versionNumber: (version: number) => string;
  readonly firstVersion: string;
  /** Where the story was published elsewhere before, and changed there. */
  readonly firstVersionHere: string;
  /** Of a version that readers were not told of. */
  readonly edited: string;
  readonly wordsWithheld: string;
  /** Where nothing of a version's text is different from the one before. */
  readonly sameText: string;
  /** Where a picture, file or link changed under the same words. */
  readonly sameWords: string;
  readonly morePieces: (count: number) => string;
  /** What became of a part of the text, and of words in it. */
  readonly pieceMarks: Readonly<Record<Exclude<BlockDifference['type'], 'same'>, string>>;
  readonly partNames: Readonly<Record<ReadersPart, string>>;
  readonly newestVersion: string;
  readonly earlierVersions: string;
  readonly related: string;
  readonly website: (name: string) => string;
  readonly loadFrom: (provider: string) => string;
  readonly loadFromNote: (provider: string) => string;
  readonly viewOn: (provider: string) => string;
  readonly elsewhere: string;
  readonly pictureMissing: string;
  readonly keyEvent: string;
  readonly keyEvents: string;
  /** Marks a story that is followed live now. */
  readonly live: string;
  /** Before the time when a live story ended. */
  readonly liveEnded: string;
  /** Over the entries of a live story. */
  readonly liveEntries: string;
  readonly fromTheBeginning: string;
  readonly toNewestEntries: string;
  readonly noEntries: string;
  /** With `{n}` for the number. */
  readonly entriesAdded: string;
  /** Before the words of an entry that came while the page was open, for ears only. */
  readonly newEntry: string;
  readonly linkToEntry: string;
  readonly entryEdited: string;
  /** Before the story that an entry grew into. */
  readonly fullStory: string;
  readonly download: string;
  readonly table: string;
  readonly code: string;
  readonly audio: string;
  readonly video: string;
  readonly notFoundTitle: string;
  readonly notFoundText: string;
  readonly latest: string;
  readonly goneTitle: string;
  readonly goneText: string;
  readonly unavailableTitle: string;
  readonly unavailableText: string;
  readonly badRequestTitle: string;
  readonly badRequestText: string;
  readonly toStart: string;
  readonly feed: string;
  readonly push: PushWords;
  readonly ledger: LedgerWords;
  readonly record: RecordWords;
}
