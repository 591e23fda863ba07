import type { CorrectionKind } from '@onrecord/domain/article/views';
import type { Body } from '@onrecord/domain/body/body';
import type { ContributorSlug, TagSlug } from './newsroom.ts';
import type { PictureName } from './pictures.ts';

/** A story of the demo newsroom as it is written down; dates and ids come when the demo is loaded. */
export interface DemoStory {
  readonly slug: string;
  readonly headline: string;
  readonly dek: string;
  readonly body: (refs: DemoRefs) => Body;
  /** The first is the section label. */
  readonly tags: readonly [TagSlug, ...TagSlug[]];
  /** In byline order. */
  readonly contributors: readonly ContributorSlug[];
  readonly picture?: DemoHero;
  readonly breaking?: true;
  readonly pinned?: true;
  /** Minutes from the first publication to the update readers see. */
  readonly updatedMinutesAfter?: number;
  /** BCP 47; the newsroom's language where missing. */
  readonly language?: string;
  readonly corrections?: readonly DemoCorrection[];
  /** What was posted into it, oldest first: it is live since it came out. */
  readonly live?: readonly DemoEntry[];
}

/** An entry of a live story. */
export interface DemoEntry {
  /** Minutes from the story's first publication. */
  readonly minutesAfter: number;
  readonly by: ContributorSlug;
  readonly headline?: string;
  readonly keyEvent?: string;
  readonly body: (refs: DemoRefs) => Body;
  readonly editedMinutesAfter?: number;
  readonly pinned?: true;
}

export interface DemoHero {
  readonly name: PictureName;
  readonly caption: string;
  /** In the story's language, where it is not the newsroom's. */
  readonly altText?: string;
}

export interface DemoCorrection {
  readonly kind: CorrectionKind;
  readonly note: string;
  /** Minutes from the story's first publication. */
  readonly minutesAfter: number;
}

/** What a body needs to point at other parts of the demo newsroom. */
export interface DemoRefs {
  /** The id of the story with that slug. */
  readonly storyId: (slug: string) => string;
  readonly picture: (name: PictureName) => { readonly mediaId: string; readonly altText: string };
}
