import type { Body } from '../body/body.ts';
import type { CentralClaim } from '../claims/ledger/central-claim.ts';
import type { Coverage } from '../live/coverage.ts';
import type { EntryInput } from '../live/entry.ts';
import type { Media } from '../media/media.ts';
import type { ReadersText } from './story-blocks.ts';

/**
 * What pages and outlets are made of. The store loads these, `publish` renders them: neither knows the other.
 * Only what is public ever stands in a view.
 */

export interface TagView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
}

export interface ContributorView {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
  readonly location: string;
  readonly website: string;
  readonly picture: Media | null;
}

/** The picture that leads a story, with the texts it has there. */
export interface HeroView {
  readonly media: Media;
  readonly altText: string;
  readonly caption: string;
  readonly credit: string;
}

/** A story as feeds, lists and cards show it. */
export interface StoryCard {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  /** One line: the dek, or the start of the body cut at a word. */
  readonly teaser: string;
  /** BCP 47. */
  readonly language: string;
  readonly publishedAt: Date;
  readonly readingMinutes: number;
  readonly breaking: boolean;
  readonly pinned: boolean;
  /** Whether it is followed live now. */
  readonly isLive: boolean;
  readonly hero: HeroView | null;
  /** Loaded for lists of stories; null elsewhere, and where no public claim is central to it. */
  readonly centralClaim: CentralClaim | null;
}

export type CorrectionKind = 'update' | 'clarification' | 'correction' | 'retraction';

export interface CorrectionView {
  readonly id: string;
  readonly kind: CorrectionKind;
  readonly note: string;
  readonly at: Date;
}

/** A correction with the story it belongs to, as the corrections page lists it. */
export interface ListedCorrection extends CorrectionView {
  readonly story: { readonly slug: string; readonly headline: string; readonly language: string };
}

/** A published story or standalone page, whole. */
export interface StoryView extends StoryCard {
  readonly kind: 'story' | 'page';
  /** The standfirst, '' where there is none. */
  readonly dek: string;
  readonly body: Body;
  readonly wordCount: number;
  /** Set where the story changed for readers after it was published. */
  readonly updatedAt: Date | null;
  readonly retracted: boolean;
  readonly contributors: readonly ContributorView[];
  readonly tags: readonly TagView[];
  /** Absolute; where the story was first published, if elsewhere. */
  readonly canonicalUrl: string | null;
  /** Each '' where the story's own headline and teaser serve. */
  readonly searchTitle: string;
  readonly searchDescription: string;
  readonly socialTitle: string;
  readonly socialDescription: string;
  readonly socialPicture: Media | null;
  /** The id outlets know the story by; a story keeps the one it had in the system it came from. */
  readonly outletId: string;
  /** Stored files the body names, by id. */
  readonly media: ReadonlyMap<string, Media>;
  /** The published stories the body's related-story cards follow, by id; one that is gone is missing here. */
  readonly related: ReadonlyMap<string, StoryCard>;
  readonly corrections: readonly CorrectionView[];
  /** How many versions of it readers got; more than 1 where something changed. */
  readonly publishedVersions: number;
  /** A stretch of its entries, where it is or was followed live. */
  readonly live: LiveView | null;
}

/** A version of a story that readers got. */
export interface PublishedVersionView {
  /** 1, 2, 3, … */
  readonly version: number;
  readonly at: Date;
  /** How readers were told of it; `edited` where they were told nothing. */
  readonly kind: 'first' | 'edited' | Exclude<CorrectionKind, 'retraction'>;
  /** Public; '' for the first version and where readers were told nothing. */
  readonly note: string;
  /** What changed in it; null for the first version, and where the newsroom does not show the words. */
  readonly change: {
    /** BCP 47, of `after`. */
    readonly language: string;
    readonly before: ReadersText;
    readonly after: ReadersText;
  } | null;
}

/** A stretch of the published versions of a story, newest first. */
export interface StoryChangesView {
  readonly versions: readonly PublishedVersionView[];
  /** The version behind which the next stretch begins; null at the end. */
  readonly next: number | null;
}

/** Which end of a live story comes first. */
export type EntryOrder = 'newest' | 'oldest';

/** An entry of a live story as readers see it. */
export interface EntryView extends EntryInput {
  readonly id: string;
  readonly postedAt: Date;
  /** Set where its words changed after it was posted. */
  readonly editedAt: Date | null;
  readonly byline: EntryByline;
  /** The story it grew into; readers are led there once that is published. */
  readonly brokenOutStoryId: string | null;
}

/** Who posted an entry, as printed. */
export interface EntryByline {
  readonly name: string;
  /** Where they have a page of their own. */
  readonly contributor: { readonly id: string; readonly slug: string } | null;
}

/** A line of a live story's key events. */
export interface KeyEventView {
  readonly entryId: string;
  readonly postedAt: Date;
  readonly summary: string;
}

/** What entries are rendered with: the stored files they show, and the stories they lead to, as in `StoryView`. */
export type EntrySurroundings = Pick<StoryView, 'media' | 'related'>;

/** A live story's entries, one stretch of them, and what stands above them. */
export interface LiveView extends Coverage, EntrySurroundings {
  readonly order: EntryOrder;
  readonly entries: readonly EntryView[];
  /** Whether the stretch begins at the first entry of its order. Only then it has key events and what is pinned. */
  readonly isFirst: boolean;
  /** Where the next stretch begins, as it stands in an address; null at the end. */
  readonly next: string | null;
  /** Newest first. */
  readonly keyEvents: readonly KeyEventView[];
  readonly pinned: EntryView | null;
}

/** A stretch of a feed, newest first. */
export interface FeedView {
  readonly stories: readonly StoryCard[];
  /** Where the next stretch begins, as it stands in an address; null at the end. */
  readonly next: string | null;
}

/** A story among search results: the sentence of its text that holds the hit, cut into runs. */
export interface SearchHit {
  readonly story: StoryCard;
  /** The live entry that holds the hit, the newest that does; null where the story's own text does. */
  readonly entry: { readonly id: string; readonly postedAt: Date } | null;
  readonly sentence: ReadonlyArray<{ readonly text: string; readonly hit: boolean }>;
}

export interface SearchView {
  readonly query: string;
  readonly order: 'newest' | 'best';
  readonly hits: readonly SearchHit[];
  readonly next: string | null;
}
