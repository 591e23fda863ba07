import type { StoryCard } from '@onrecord/domain/article/views';
import type { Media } from '@onrecord/domain/media/media';
import type { SiteContext } from '../site-context.ts';

/** What a body is rendered against: where its addresses start from, and what the things it names are now. */
export interface OutletPage {
  readonly site: SiteContext;
  /** The path of the page the body stands on, for addresses relative to it. */
  readonly path: string;
  /** BCP 47. */
  readonly language: string;
  readonly media: ReadonlyMap<string, Media>;
  readonly related: ReadonlyMap<string, StoryCard>;
}
