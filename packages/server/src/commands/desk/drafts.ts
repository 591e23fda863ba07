import type { Actor } from '@onrecord/domain/team/roles';
import type { StoryDraft } from '@onrecord/domain/workflow/story-draft';

/** Where the text being written is: the shared documents, which `collab` keeps. */
export interface Drafts {
  /** The newest text of a story, typed a moment ago or stored; the story's own where nobody has edited it. */
  readDraft(storyId: string): Promise<StoryDraft>;
  /** Puts another text in its place, for everybody who has it open. */
  replaceDraft(storyId: string, draft: StoryDraft, actor: Actor): Promise<void>;
  /** Stores what is only in memory. */
  flush(storyId: string): Promise<void>;
}
