import type { StoryKind, StoryState } from '../article/story-input.ts';
import type { CoverageState } from '../live/coverage.ts';
import { err, ok, type Result } from '../result.ts';
import type { Actor } from '../team/roles.ts';

/**
 * What can be done with a story at the desk, who may do it, and in which state. The one table that buttons and
 * server share: a button is greyed out for the reason the server would give.
 */
export const STORY_ACTS = [
  'read',
  'write',
  'ask-review',
  'ask-changes',
  'approve',
  'schedule',
  'unschedule',
  'publish',
  'publish-changes',
  'discard-changes',
  'retract',
  'withdraw',
  'restore-public',
  'spike',
  'unspike',
  'hand-over',
  'restore-revision',
  'share-preview',
  'revoke-preview',
  'notify-readers',
  'start-live',
  'end-live',
  'resume-live',
] as const;
export type StoryAct = (typeof STORY_ACTS)[number];

/** What the policy needs to know of a story. */
export interface StoryFacts {
  readonly kind: StoryKind;
  readonly state: StoryState;
  /** Who began it or was given it: a reporter's own stories. User ids. */
  readonly ownerIds: readonly string[];
  /** Whether an editor has approved what is in review. */
  readonly approved: boolean;
  /** Whether there is a staged copy that differs from what readers see. */
  readonly hasStagedChanges: boolean;
  readonly coverage: CoverageState;
}

export type Refusal =
  | { readonly type: 'role'; readonly needs: 'reporter' | 'editor' | 'owner' }
  | { readonly type: 'not-yours' }
  | { readonly type: 'state'; readonly state: StoryState }
  | { readonly type: 'no-changes' }
  | { readonly type: 'coverage'; readonly coverage: CoverageState }
  /** A standalone page is never live. */
  | { readonly type: 'page' };

type Who = 'anyone' | 'own-or-editor' | 'editor' | 'owner';

interface Rule {
  readonly who: Who;
  readonly states: readonly StoryState[];
  readonly needsStagedChanges?: boolean;
  readonly needsCoverage?: CoverageState;
}

const UNPUBLISHED = ['draft', 'in-review', 'scheduled'] as const;
const PUBLIC = ['published', 'retracted'] as const;
const ALL: readonly StoryState[] = [...UNPUBLISHED, ...PUBLIC, 'withdrawn', 'spiked'];

/** The table. A reporter writes own stories until they are scheduled or public; from there on it is an editor's. */
export const STORY_POLICY: Readonly<Record<StoryAct, Rule>> = {
  read: { who: 'anyone', states: ALL },
  write: { who: 'own-or-editor', states: [...UNPUBLISHED, ...PUBLIC] },
  'ask-review': { who: 'own-or-editor', states: ['draft'] },
  'ask-changes': { who: 'editor', states: ['in-review'] },
  approve: { who: 'editor', states: ['in-review'] },
  schedule: { who: 'editor', states: ['draft', 'in-review', 'scheduled'] },
  unschedule: { who: 'editor', states: ['scheduled'] },
  publish: { who: 'editor', states: UNPUBLISHED },
  'publish-changes': { who: 'editor', states: PUBLIC, needsStagedChanges: true },
  'discard-changes': { who: 'own-or-editor', states: PUBLIC, needsStagedChanges: true },
  retract: { who: 'editor', states: ['published'] },
  withdraw: { who: 'owner', states: PUBLIC },
  'restore-public': { who: 'owner', states: ['retracted', 'withdrawn'] },
  spike: { who: 'own-or-editor', states: UNPUBLISHED },
  unspike: { who: 'own-or-editor', states: ['spiked'] },
  /** From one owner to another: a reporter's stories are not lost when the reporter leaves. */
  'hand-over': { who: 'editor', states: ALL },
  'restore-revision': { who: 'own-or-editor', states: [...UNPUBLISHED, ...PUBLIC] },
  'share-preview': { who: 'own-or-editor', states: [...UNPUBLISHED, ...PUBLIC] },
  /** In every state: a link that was given out is in the world whatever became of the story. */
  'revoke-preview': { who: 'own-or-editor', states: ALL },
  'notify-readers': { who: 'editor', states: ['published'] },
  'start-live': { who: 'own-or-editor', states: [...UNPUBLISHED, 'published'], needsCoverage: 'none' },
  'end-live': { who: 'own-or-editor', states: ALL, needsCoverage: 'live' },
  'resume-live': { who: 'own-or-editor', states: [...UNPUBLISHED, 'published'], needsCoverage: 'ended' },
};

/** Whether somebody may do something with a story now; the error says what stands in the way. */
export function mayAct(actor: Actor, act: StoryAct, story: StoryFacts): Result<void, Refusal> {
  const rule = STORY_POLICY[act];
  const who = whoMay(actor, rule.who, story);
  if (who !== undefined) return err(who);
  if (!rule.states.includes(story.state)) return err({ type: 'state', state: story.state });
  if (rule.needsStagedChanges && !story.hasStagedChanges) return err({ type: 'no-changes' });
  if (rule.needsCoverage !== undefined) {
    if (story.kind === 'page') return err({ type: 'page' });
    if (rule.needsCoverage !== story.coverage) return err({ type: 'coverage', coverage: story.coverage });
  }
  return ok(undefined);
}

/** Whether somebody may notify readers of what stands in a story: nothing but its state is asked for. */
export function mayNotifyOf(actor: Actor, state: StoryState): boolean {
  const facts = {
    kind: 'story',
    ownerIds: [],
    approved: false,
    hasStagedChanges: false,
    coverage: 'none',
  } as const;
  return mayAct(actor, 'notify-readers', { ...facts, state }).ok;
}

function whoMay(actor: Actor, who: Who, story: StoryFacts): Refusal | undefined {
  switch (who) {
    case 'anyone':
      return undefined;
    case 'own-or-editor':
      if (actor.role === 'editor' || actor.role === 'owner') return undefined;
      if (actor.role === 'viewer') return { type: 'role', needs: 'reporter' };
      return story.ownerIds.includes(actor.userId) ? undefined : { type: 'not-yours' };
    case 'editor':
      return actor.role === 'editor' || actor.role === 'owner'
        ? undefined
        : { type: 'role', needs: 'editor' };
    case 'owner':
      return actor.role === 'owner' ? undefined : { type: 'role', needs: 'owner' };
  }
}

/** The state a story is in after an act; acts that leave it where it is are missing. */
export const STATE_AFTER: Readonly<Partial<Record<StoryAct, StoryState>>> = {
  'ask-review': 'in-review',
  'ask-changes': 'draft',
  schedule: 'scheduled',
  unschedule: 'draft',
  publish: 'published',
  retract: 'retracted',
  withdraw: 'withdrawn',
  'restore-public': 'published',
  spike: 'spiked',
  unspike: 'draft',
};
