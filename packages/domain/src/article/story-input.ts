import type { Body } from '../body/body.ts';

export type StoryKind = 'story' | 'page';

/**
 * Where a story is on its way. `retracted` keeps its page with a notice and leaves the feed; `withdrawn`
 * answers 410; `spiked` was dropped before publication.
 */
export type StoryState =
  | 'draft'
  | 'in-review'
  | 'scheduled'
  | 'published'
  | 'retracted'
  | 'withdrawn'
  | 'spiked';

export interface HeroInput {
  readonly mediaId: string;
  readonly altText: string;
  readonly caption: string;
  readonly credit: string;
}

/** Everything a newsroom decides about a story; the rest is derived when it is saved. */
export interface StoryInput {
  readonly kind: StoryKind;
  readonly state: StoryState;
  readonly slug: string;
  readonly headline: string;
  /** The standfirst, '' where there is none; the teaser is then the start of the body. */
  readonly dek: string;
  readonly body: Body;
  /** BCP 47. */
  readonly language: string;
  readonly createdAt: Date;
  /** Set in every state from `published` on; never moves. */
  readonly firstPublishedAt: Date | null;
  /** Set where readers got a changed story after its first publication. */
  readonly updatedAt: Date | null;
  /** When a scheduled story goes out. */
  readonly scheduledFor: Date | null;
  readonly breaking: boolean;
  readonly pinned: boolean;
  /** In byline order. */
  readonly contributorIds: readonly string[];
  /** In order; the first is the section label. Internal tags included. */
  readonly tagIds: readonly string[];
  readonly hero: HeroInput | null;
  readonly canonicalUrl: string | null;
  readonly searchTitle: string;
  readonly searchDescription: string;
  readonly socialTitle: string;
  readonly socialDescription: string;
  readonly socialMediaId: string | null;
  /** The id outlets know the story by. */
  readonly outletId: string;
}

export interface TagInput {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** An internal tag is the newsroom's own and never shown to readers. */
  readonly internal: boolean;
}

export interface ContributorInput {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
  readonly location: string;
  /** Absolute http(s) address or ''. */
  readonly website: string;
  readonly pictureMediaId: string | null;
}
