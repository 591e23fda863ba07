import type { StoryState } from '../article/story-input.ts';
import type { CoverageState } from '../live/coverage.ts';
import { err, ok, type Result } from '../result.ts';
import type { Actor } from '../team/roles.ts';

/**
 * What can be done with the entries of a live story, and who may do it. The one table that the console's buttons
 * and the server share.
 */
export const ENTRY_ACTS = ['post', 'edit', 'remove', 'restore', 'pin', 'unpin', 'break-out'] as const;
export type EntryAct = (typeof ENTRY_ACTS)[number];

/** What the policy needs to know of a live story. */
export interface LiveFacts {
  readonly state: StoryState;
  readonly coverage: CoverageState;
}

/** What it needs to know of an entry. User ids; null where it was posted by nobody of the team. */
export interface EntryFacts {
  readonly postedBy: string | null;
  /** Who removed it; undefined while it stands. */
  readonly removedBy: string | null | undefined;
}

export type EntryRefusal =
  | { readonly type: 'entry-role' }
  | { readonly type: 'not-your-entry' }
  | { readonly type: 'not-live'; readonly coverage: 'none' | 'ended' }
  | { readonly type: 'not-open'; readonly state: StoryState }
  | { readonly type: 'removed-by-editor' }
  | { readonly type: 'entry-removed' };

/** Entries are for readers, or will be once their story is published. */
const OPEN_STATES: readonly StoryState[] = ['draft', 'in-review', 'scheduled', 'published', 'retracted'];

/**
 * Whether somebody may do something with an entry now. Everybody who writes may post into a story that goes on;
 * an entry is its author's and every editor's, also after the end: mistakes are found later.
 */
export function mayActOnEntry(
  actor: Actor,
  act: EntryAct,
  story: LiveFacts,
  entry?: EntryFacts,
): Result<void, EntryRefusal> {
  if (actor.role === 'viewer') return err({ type: 'entry-role' });
  if (!OPEN_STATES.includes(story.state)) return err({ type: 'not-open', state: story.state });
  if (act === 'post')
    return story.coverage === 'live' ? ok(undefined) : err({ type: 'not-live', coverage: story.coverage });
  const edits = actor.role === 'editor' || actor.role === 'owner';
  if (act !== 'break-out' && !edits && entry?.postedBy !== actor.userId)
    return err({ type: 'not-your-entry' });
  const isRemoved = entry?.removedBy !== undefined;
  if (act === 'restore')
    return edits || !isRemoved || entry?.removedBy === actor.userId
      ? ok(undefined)
      : err({ type: 'removed-by-editor' });
  return isRemoved && act !== 'remove' && act !== 'unpin' ? err({ type: 'entry-removed' }) : ok(undefined);
}
