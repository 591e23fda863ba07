import type { ContributorInput, StoryInput, TagInput } from '@onrecord/domain/article/story-input';
import type { Media, MediaKind } from '@onrecord/domain/media/media';
import type { NewsroomSettings } from '@onrecord/domain/newsroom/settings';
import type { Result } from '@onrecord/domain/result';

export interface ImportedStory {
  readonly id: string;
  /** Changes when anything about the story's source changed; stored with it for `knownStories`. */
  readonly fingerprint: string;
  /** When anybody last changed it in Ghost. */
  readonly touchedAt: Date;
  readonly story: StoryInput;
}

/**
 * What becomes of another version of a story that an earlier run brought: it takes the place of that one; or the
 * story was edited here since and is left as it is (`kept`), or has the export's version laid beside it for the
 * desk to publish (`staged`).
 */
export type ChangeOutcome = 'changed' | 'kept' | 'staged';

export type StoryOutcome =
  | { readonly id: string; readonly outcome: 'new' | 'unchanged' | ChangeOutcome }
  /** `reason` is for a person: what stood in the way and what to do. */
  | { readonly id: string; readonly outcome: 'refused'; readonly reason: string };

export interface KnownStory {
  readonly fingerprint: string;
  readonly ifChanged: ChangeOutcome;
}

/** What an import needs of the newsroom. A dry run calls those that only read. */
export interface ImportPorts {
  /** Takes over the settings that are still at their default; gives the names of those that changed. */
  saveSettings(settings: Partial<NewsroomSettings>): Promise<readonly (keyof NewsroomSettings)[]>;
  saveTags(tags: readonly TagInput[]): Promise<void>;
  saveContributors(contributors: readonly ContributorInput[]): Promise<void>;
  /** Saves a batch in one transaction; one outcome for each story. */
  saveStories(batch: readonly ImportedStory[]): Promise<readonly StoryOutcome[]>;
  /**
   * Stores a file by its content; the same content gives the same record. The error says what is wrong with
   * the file, for a person. `address` is the path it had in Ghost, `/content/images/…`, and goes on having.
   */
  addMedia(path: string, fileName: string, kind: MediaKind, address: string): Promise<Result<Media, string>>;
  /** Reads only. The stories that an earlier run saved, by id. */
  knownStories(ids: readonly string[]): Promise<ReadonlyMap<string, KnownStory>>;
  /** Reads only. */
  hasPinnedStories(): Promise<boolean>;
  pinStories(ids: readonly string[]): Promise<void>;
}
